"""Text messages go out through one small interface; which provider is a setting."""

from __future__ import annotations

import sys
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Sms(Protocol):
    def send(self, phone: str, text: str) -> None:
        """Send a text to a canonical number. Raises OSError when it could not be handed over."""


class ConsoleSms:
    """For a machine without a provider: the text appears where the program was started."""

    def send(self, phone: str, text: str) -> None:
        print(f"SMS {phone}: {text}", file=sys.stderr, flush=True)


def sms() -> Sms:
    """The provider that `settings.SMS` names."""
    provider: Sms = import_string(settings.SMS)()
    return provider
