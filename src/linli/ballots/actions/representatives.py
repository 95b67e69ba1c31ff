"""Co-owners name who speaks for their home."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.ballots.facts import RepresentativeNamed
from linli.ballots.models import Representative
from linli.ballots.permissions import may_conduct
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Ownership, Person
from linli.places.models import Dwelling


@action
def name_representative(
    *, dwelling: Dwelling, person: Person, document: str, by: By, at: datetime
) -> Representative:
    """Note whom the co-owners of a home name, by a paper that all of them signed.

    It holds for every home of the same owners: together they are one head. A roll that is frozen
    already stays as it is. Refused: NOT_AN_OWNER, NO_DOCUMENT.
    """
    if not may_conduct(by, at):
        raise Refused("NOT_YOURS_TO_CONDUCT", _("The committee conducts the owners' votes."))
    owning = Ownership.objects.of(by.community_id).on(day_of(at))
    if not owning.filter(dwelling=dwelling, owner=person).exists():
        raise Refused("NOT_AN_OWNER", _("Only somebody who owns the home speaks for it."))
    if not one_line(document):
        words = _("Please write down where the signed paper is kept.")
        raise Refused("NO_DOCUMENT", words, field="document")
    owners = set(owning.filter(dwelling=dwelling).values_list("owner", flat=True))
    for home in _homes_of_the_same(owners, by, at):
        Representative.objects.update_or_create(
            dwelling_id=home,
            defaults={
                "community_id": by.community_id,
                "person": person,
                "document": one_line(document),
                "named_at": at,
            },
        )
    record(RepresentativeNamed(dwelling_id=dwelling.pk, person_id=person.pk), by=by, at=at)
    return Representative.objects.get(dwelling=dwelling)


def _homes_of_the_same(owners: set[int], by: By, at: datetime) -> list[int]:
    """The homes that exactly these people own."""
    owning = Ownership.objects.of(by.community_id).on(day_of(at))
    theirs = owning.filter(owner__in=owners).values("dwelling")
    by_home: dict[int, set[int]] = {}
    for home, owner in owning.filter(dwelling__in=theirs).values_list("dwelling", "owner"):
        by_home.setdefault(home, set()).add(owner)
    return sorted(home for home, people in by_home.items() if people == owners)
