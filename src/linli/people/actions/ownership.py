from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.actions.register import keep_register, named, record_batch
from linli.people.facts import OwnershipRegistered
from linli.people.models import Ownership, Person
from linli.places.codes import complete_codes
from linli.places.models import Dwelling


@dataclass(frozen=True, kw_only=True)
class OwnershipRow:
    """One ownership for the register; dwelling and owner are codes, `until` is exclusive."""

    dwelling: str
    owner: str
    since: date
    until: date | None = None
    code: str = ""


@action
def register_ownership(
    *,
    dwelling: Dwelling,
    owner: Person,
    since: date,
    by: By,
    at: datetime,
    until: date | None = None,
    code: str = "",
) -> Ownership:
    """A person owns a dwelling; on the day `until` the next owner does already."""
    keep_register(by, at, dwelling, owner)
    [code] = complete_codes(Ownership, by.community_id, "W", [code])
    ownership = Ownership.objects.create(
        community_id=by.community_id,
        code=code,
        dwelling=dwelling,
        owner=owner,
        since=since,
        until=until,
    )
    record(OwnershipRegistered(person_id=owner.pk, dwelling_id=dwelling.pk), by=by, at=at)
    return ownership


@action
def register_ownerships(*, rows: Iterable[OwnershipRow], by: By, at: datetime) -> list[Ownership]:
    """Many ownerships, as from a file: all of them or none."""
    keep_register(by, at)
    batch = list(rows)
    dwellings = {home.code: home for home in Dwelling.objects.of(by.community_id)}
    people = {person.code: person for person in Person.objects.of(by.community_id)}
    codes = complete_codes(Ownership, by.community_id, "W", [row.code for row in batch])
    ownerships = [
        Ownership(
            community_id=by.community_id,
            code=code,
            dwelling=named(row.dwelling, dwellings),
            owner=named(row.owner, people),
            since=row.since,
            until=row.until,
        )
        for code, row in zip(codes, batch, strict=True)
    ]
    Ownership.objects.bulk_create(ownerships)
    record_batch("ownership", len(ownerships), by, at)
    return ownerships
