"""The one way in which Linli says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """An action was refused; nothing of it was written.

    `code` is part of the product's vocabulary (guardrails, story) and is what the journal notes.
    `message` is a sentence for the person in front of the screen, already in their language, and
    says how to go on. `field` names the form field it belongs to, if there is one. `asked` is what
    was asked for, in plain values, where an auditor will want to know it.
    """

    def __init__(
        self,
        code: str,
        message: object = "",
        *,
        field: str | None = None,
        asked: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.asked = dict(asked or {})

    def __str__(self) -> str:
        return f"{self.code}: {self.message}" if self.message else self.code
