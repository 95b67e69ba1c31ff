"""What every entry of the register has in common."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import record
from linli.people.facts import RegisterEntered
from linli.people.permissions import may_keep_register
from linli.places.models import Owned

T = TypeVar("T")


def keep_register(by: By, at: datetime, *concerned: Owned | None) -> None:
    """Raises Refused NOT_YOUR_REGISTER for those who do not keep the register of what it concerns.

    Nobody keeps another community's (guardrail E68).
    """
    elsewhere = any(one and one.community_id != by.community_id for one in concerned)
    if elsewhere or not may_keep_register(by, at):
        raise Refused(
            "NOT_YOUR_REGISTER",
            _("The register is kept by the residents' committee. Please ask them to enter it."),
        )


def named(code: str, known: Mapping[str, T]) -> T:
    """What a row of a file refers to by its code. Raises Refused UNKNOWN_CODE."""
    if code not in known:
        raise Refused(
            "UNKNOWN_CODE",
            _("%(code)s is not on the register. Please enter it first.") % {"code": code},
        )
    return known[code]


def record_batch(noun: str, count: int, by: By, at: datetime) -> None:
    """One fact for all rows of a file."""
    fact = RegisterEntered(community_id=by.community_id, noun=noun, count=count)
    record(fact, by=by, at=at)
