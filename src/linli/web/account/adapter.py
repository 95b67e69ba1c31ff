from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.people.accounts import account_of
from linli.people.details import found_by_phone, phone_of, phone_verified
from linli.people.models import Account
from linli.people.phones import canonical
from linli.people.sms import sms
from linli.places.clock import now


class PhoneField(forms.CharField):
    """A Chinese phone number; its value is canonical."""

    widget = forms.TextInput(
        attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "maxlength": 24}
    )
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": gettext_lazy("Please enter a mobile number, such as 138 0013 8000."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": gettext_lazy("Mobile number"), "max_length": 24, **kwargs})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return canonical(text) if text else ""
        except ValueError as wrong:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from wrong


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """How allauth asks the register: nobody signs up, a registered phone opens an account.

    An unknown phone gets the same answer as a known one, and no message.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_user_by_phone(self, phone: str) -> Account | None:
        detail = found_by_phone(canonical(phone))
        return account_of(detail.person) if detail else None

    def get_phone(self, user: Account) -> tuple[str, bool] | None:
        number = phone_of(user.person) if user.person else None
        return (number, True) if number else None

    def set_phone(self, user: Account, phone: str, verified: bool) -> None:
        raise NotImplementedError("a phone is set on the register: people.actions.set_phone")

    def set_phone_verified(self, user: Account, phone: str) -> None:
        if user.person is not None:
            phone_verified(user.person, phone, now(user.person.community))

    def send_verification_code_sms(
        self, user: Account, phone: str, code: str, **kwargs: Any
    ) -> None:
        text = _("%(code)s is your Linli log-in code. It works for five minutes; tell it nobody.")
        sms().send(phone, text % {"code": code})
