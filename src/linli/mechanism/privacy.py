"""What the whole house holds of a person: each module tells its own part (guardrail E61)."""

from __future__ import annotations

from typing import Any

from linli.credit import personal as credit
from linli.deliberation import personal as deliberation
from linli.grid import personal as grid
from linli.payments import personal as payments
from linli.people import personal as people
from linli.people.models import Person
from linli.repairs import personal as repairs
from linli.volunteers import personal as volunteers

_EXPORTS = {
    "people": people.export,
    "matters": grid.export,
    "payments": payments.export,
    "repairs": repairs.export,
    "volunteering": volunteers.export,
    "credit": credit.export,
    "deliberation": deliberation.export,
}
_RETAINED = (people.retain, grid.retain, payments.retain, credit.retain)


def export(person: Person) -> dict[str, dict[str, Any]]:
    """All that is held of a person, by the part of the house that holds it."""
    return {name: told(person) for name, told in _EXPORTS.items()}


def retain(person: Person) -> list[str]:
    """What stays after an erasure, and why, in sentences for the person."""
    return [reason for reasons in _RETAINED for reason in reasons(person)]
