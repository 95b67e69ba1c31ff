"""The one way in which Linli says no."""

from __future__ import annotations


class Refused(Exception):
    """An action was refused; nothing of it was written.

    `code` is part of the product's vocabulary (guardrails, story) and is what the journal notes.
    `message` is a sentence for the person in front of the screen, already in their language, and
    says how to go on. `field` names the form field it belongs to, if there is one.
    """

    def __init__(self, code: str, message: object = "", *, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return f"{self.code}: {self.message}" if self.message else self.code
