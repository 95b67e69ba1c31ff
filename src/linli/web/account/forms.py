from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The six digits of a text message, full-width ones taken as meant."""

    code = forms.CharField(
        label=_("Six digits"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = unicodedata.normalize("NFKC", self.cleaned_data["code"])
        code: str = super().clean_code()
        return code


class PasswordForm(LoginForm):  # type: ignore[misc]
    """A number or user name and a password, in the words of the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._say("login", _("Mobile number or user name"), "username")
        self._say("password", _("Password"), "current-password")
        self.fields["password"].help_text = ""

    def _say(self, name: str, label: Any, autocomplete: str) -> None:
        field = self.fields[name]
        field.label = label
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["autocomplete"] = autocomplete
