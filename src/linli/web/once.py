"""A form that is sent twice is done once. Its id is made when it is shown."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.core.cache import cache

from linli.web.forms import Form

_AN_HOUR = 3600


class OnceForm(Form):
    """A form with an id of its own."""

    key = forms.UUIDField(widget=forms.HiddenInput(), required=False, initial=uuid4)

    def first_time(self) -> bool:
        """Whether it has not been sent before; from now on it has."""
        key = self.cleaned_data["key"]
        return key is None or cache.add(f"once:{key}", True, _AN_HOUR)

    def try_again(self) -> None:
        """It was refused: the same form may be sent again."""
        cache.delete(f"once:{self.cleaned_data['key']}")
