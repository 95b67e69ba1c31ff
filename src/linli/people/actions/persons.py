from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.actions.details import set_phone
from linli.people.actions.register import keep_register, named, record_batch
from linli.people.facts import PersonRegistered
from linli.people.models import Person
from linli.people.pinyin import sound
from linli.places.codes import complete_codes
from linli.places.models import Dwelling


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person for the register. `dwelling` is a code; an empty code is made up."""

    name: str
    birth_year: int | None = None
    dwelling: str = ""
    code: str = ""


@action
def register(
    *,
    name: str,
    by: By,
    at: datetime,
    birth_year: int | None = None,
    dwelling: Dwelling | None = None,
    phone: str = "",
    code: str = "",
) -> Person:
    """Put a person on the register. Neither a phone nor an account is needed."""
    keep_register(by, at, dwelling)
    person = _person(name, birth_year, dwelling, by)
    [person.code] = complete_codes(Person, by.community_id, "P", [code])
    Person.objects.bulk_create([person])
    record(PersonRegistered(person_id=person.pk), by=by, at=at)
    if phone:
        set_phone(person=person, phone=phone, by=by, at=at)
    return person


@action
def register_many(*, rows: Iterable[PersonRow], by: By, at: datetime) -> list[Person]:
    """Put many people on the register, as from a file: all of them or nobody."""
    keep_register(by, at)
    batch = list(rows)
    dwellings = {home.code: home for home in Dwelling.objects.of(by.community_id)}
    codes = complete_codes(Person, by.community_id, "P", [row.code for row in batch])
    people = [
        _person(row.name, row.birth_year, _home(row, dwellings), by, code=code)
        for code, row in zip(codes, batch, strict=True)
    ]
    Person.objects.bulk_create(people)
    record_batch("person", len(people), by, at)
    return people


def _home(row: PersonRow, dwellings: Mapping[str, Dwelling]) -> Dwelling | None:
    return named(row.dwelling, dwellings) if row.dwelling else None


def _person(
    name: str, birth_year: int | None, dwelling: Dwelling | None, by: By, *, code: str = ""
) -> Person:
    name = one_line(name)
    if not name:
        raise Refused("NAME_MISSING", _("Please enter the person's name."), field="name")
    pinyin, initials = sound(name)
    return Person(
        community_id=by.community_id,
        code=code,
        name=name,
        name_pinyin=pinyin,
        name_initials=initials,
        birth_year=birth_year,
        dwelling=dwelling,
    )
