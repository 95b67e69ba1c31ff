"""Fields for what people type: cleaned of what hides in text, capped, numbers in plain digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext_lazy

from linli.core.fen import parse_yuan
from linli.core.refused import Refused
from linli.core.words import clean, is_misleading, one_line
from linli.journal.once import once
from linli.web.middleware import note
from linli.web.request import Request

R = TypeVar("R")

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)

_TOO_LONG = ngettext_lazy(
    "Please say it in at most %(limit)d character; this has %(length)d.",
    "Please say it in at most %(limit)d characters; this has %(length)d.",
    "limit",
)


DJANGO_SAYS = (
    gettext_noop("This field is required."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("The submitted file is empty."),
    gettext_noop("Enter a valid date."),
)
"""Sentences of Django's that people read here: named, so that their Chinese is a neighbour's."""


class Form(forms.Form):
    """A form that can show what an action refused beside the field it is about."""

    def show(self, refused: Refused) -> None:
        """Add a refusal to the form's errors."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, ValidationError(str(refused.message), code=refused.code))

    def attempt(self, request: Request, do: Callable[[], R]) -> R | None:
        """Do it and say what came of it; None when it was refused.

        A refusal is noted, and the form shows it in its `errors`.
        """
        try:
            return do()
        except Refused as refused:
            note(request, refused)
            self.show(refused)
            return None


class Keyed(Form):
    """A form whose key was made when it was shown, so that what is sent twice is done once."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid4()

    def clean_key(self) -> str:
        return str(self.cleaned_data["key"] or uuid4())

    @property
    def told(self) -> dict[str, Any]:
        """What was filled in, without the key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}

    def once(self, request: Request, do: Callable[[], R]) -> R | None:
        """As `attempt`; None also when this form was sent before."""
        key = self.cleaned_data["key"]
        return self.attempt(request, lambda: once(key=key, by=request.by, do=do))


class TextField(forms.CharField):
    """Text of several lines, cleaned by `core.words.clean`; what could mislead is shown first."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "misleading": _(
            "Signs that cannot be seen were hidden in it. They are out: please look and send again."
        )
    }

    def __init__(self, *, longest: int = 2000, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea({"rows": 4}), **kwargs})
        self.longest = longest
        self.widget.attrs["maxlength"] = longest

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if len(text) > self.longest:
            raise ValidationError(
                _TOO_LONG,
                code="too_long",
                params={"limit": self.longest, "length": len(text)},
            )
        if is_misleading(text):
            raise ValidationError(self.error_messages["misleading"], code="misleading")
        return self.cleaned(text)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """A form that is shown again holds what is left when nothing hides in it."""
        said = super().bound_data(data, initial)
        return clean(said) if isinstance(said, str) and is_misleading(said) else said

    def cleaned(self, text: str) -> str:
        return clean(text)


class LineField(TextField):
    """Text of one line, such as a name."""

    def __init__(self, *, longest: int = 60, **kwargs: Any) -> None:
        super().__init__(longest=longest, **{"widget": forms.TextInput(), **kwargs})

    def cleaned(self, text: str) -> str:
        return one_line(text)


class NumberField(LineField):
    """A whole number in plain digits; full-width digits are taken as meant, others are not."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Please enter a whole number in digits.")
    }

    def __init__(self, *, least: int = 0, most: int = 999_999_999, **kwargs: Any) -> None:
        super().__init__(longest=24, **kwargs)
        self.least = least
        self.most = most
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> Any:
        text = unicodedata.normalize("NFKC", super().clean(value))
        if not text:
            return None
        if not _WHOLE.fullmatch(text) or not self.least <= int(text) <= self.most:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text)


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar, which knows only 2021-03-10."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class YuanField(LineField):
    """An amount typed in yuan; its value is integer fen."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Please enter an amount in yuan, such as 48.89.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(longest=24, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Any:
        text = unicodedata.normalize("NFKC", super().clean(value))
        try:
            return parse_yuan(text) if text else None
        except ValueError as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong
