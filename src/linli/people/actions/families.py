from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.actions.register import keep_register, named, record_batch
from linli.people.facts import FamilyLinkConfirmed, FamilyLinked
from linli.people.models import Family, FamilyMember, Person
from linli.people.permissions import may_act_for
from linli.places.codes import complete_codes


@dataclass(frozen=True, kw_only=True)
class FamilyRow:
    name: str
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class FamilyMemberRow:
    """One link for the register; family and person are codes, unconfirmed ones have no time."""

    family: str
    person: str
    relation: str
    confirmed_at: datetime | None = None


@action
def found_families(*, rows: Iterable[FamilyRow], by: By, at: datetime) -> list[Family]:
    """Families by name; their members are linked afterwards."""
    keep_register(by, at)
    batch = list(rows)
    codes = complete_codes(Family, by.community_id, "F", [row.code for row in batch])
    families = [
        Family(community_id=by.community_id, code=code, name=one_line(row.name))
        for code, row in zip(codes, batch, strict=True)
    ]
    Family.objects.bulk_create(families)
    record_batch("family", len(families), by, at)
    return families


@action
def link_family(
    *, family: Family, person: Person, relation: str, by: By, at: datetime
) -> FamilyMember:
    """Name somebody as one of a family. It counts for nothing until they confirm it."""
    keep_register(by, at, family, person)
    if FamilyMember.objects.filter(family=family, person=person).exists():
        raise Refused("LINKED_ALREADY", _("This person belongs to that family already."))
    link = FamilyMember.objects.create(
        community_id=by.community_id, family=family, person=person, relation=one_line(relation)
    )
    record(FamilyLinked(person_id=person.pk, family_id=family.pk), by=by, at=at)
    return link


@action
def link_families(*, rows: Iterable[FamilyMemberRow], by: By, at: datetime) -> list[FamilyMember]:
    """Many links with the times at which they were confirmed on paper, as from a file."""
    keep_register(by, at)
    families = {family.code: family for family in Family.objects.of(by.community_id)}
    people = {person.code: person for person in Person.objects.of(by.community_id)}
    links = [
        FamilyMember(
            community_id=by.community_id,
            family=named(row.family, families),
            person=named(row.person, people),
            relation=one_line(row.relation),
            confirmed_at=row.confirmed_at,
        )
        for row in rows
    ]
    FamilyMember.objects.bulk_create(links)
    record_batch("family_member", len(links), by, at)
    return links


@action
def confirm_family_link(*, link: FamilyMember, by: By, at: datetime) -> FamilyMember:
    """The person says that it is so, themself or through the desk."""
    if not may_act_for(by, link.person, at):
        raise Refused("NOT_YOURS_TO_CONFIRM", _("Only the person named can confirm a family link."))
    if link.confirmed_at is None:
        link.confirmed_at = at
        link.save(update_fields=["confirmed_at"])
        fact = FamilyLinkConfirmed(person_id=link.person_id, family_id=link.family_id)
        record(fact, by=by, at=at)
    return link
