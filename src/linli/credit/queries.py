"""Reads about points: what lies in purses, what was given lately, and the rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from linli.core.time import day_of
from linli.credit.accounts import Holder, holder_key
from linli.credit.models import Award, Rule, RuleTier
from linli.journal.models import RecordedFact
from linli.ledger import accounts
from linli.ledger.books import balances, sums_by_kind
from linli.ledger.models import Account
from linli.people.facts import DetailSeen
from linli.people.models import Consent, Person, Purpose
from linli.people.queries import homes_of
from linli.places.models import Community, Dwelling


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Points given and taken back since the first day, points in purses, people who take part."""

    given: int
    taken_back: int
    held: int
    members: int


def purse_of(holder: Holder) -> int | None:
    """The account of a holder's points, or None before the first award."""
    return accounts.find(holder.community_id, "points", "purse", holder_key(holder))


def balance_of(holder: Holder) -> int:
    """The points that a person, a shop or a dwelling holds now."""
    purse = Account.objects.of(holder.community_id).filter(
        unit="points", kind="purse", holder=holder_key(holder)
    )
    return purse.values_list("balance", flat=True).first() or 0


def home_balances(person: Person, at: datetime) -> list[tuple[Dwelling, int]]:
    """The dwellings that somebody lives in or owns, with the points that belong to each."""
    homes = list(homes_of(person, at).select_related("unit__parent").order_by("code"))
    keys = [holder_key(home) for home in homes]
    purses = Account.objects.of(person.community_id).filter(
        unit="points", kind="purse", holder__in=keys
    )
    held = dict(purses.values_list("holder", "balance"))
    return [(home, held.get(key, 0)) for home, key in zip(homes, keys, strict=True)]


def membership_of(person: Person, at: datetime) -> Consent | None:
    """The consent by which somebody collects points, or None where they have not joined (E05)."""
    live = Consent.objects.of(person.community_id).live(at).filter(person=person)
    return live.filter(purpose=Purpose.POINTS).order_by("given_at").first()


def rulebook(community: Community, day: date) -> dict[str, list[Rule]]:
    """The versions of every rule that began by a day, the one in force first, by what is rewarded.

    A rule that ended is there too: what it gave was given by it.
    """
    tiers = Prefetch("tiers", RuleTier.objects.order_by("above_hours"))
    begun = Rule.objects.of(community).filter(since__lte=day).prefetch_related(tiers)
    book: dict[str, list[Rule]] = {}
    for rule in begun.order_by("code_of_rule", "-since", "-pk"):
        book.setdefault(rule.code_of_rule, []).append(rule)
    return book


def points_for(community: Community, rewards: str, day: date) -> int | None:
    """What the rule in force on a day gives, or None where there is none, or it has tiers."""
    rule = Rule.objects.of(community).in_force(rewards, day).first()
    return rule.points if rule else None


def latest_awards(community: Community) -> QuerySet[Award]:
    """What was given, the latest first. Never in the order of what somebody holds (E04)."""
    given = Award.objects.of(community).select_related("person", "shop", "dwelling", "rule")
    return given.order_by("-pk")


def totals(community: Community, at: datetime) -> Totals:
    """What the books say of all points together."""
    issued = sums_by_kind(community.pk, unit="points", kind="issued")
    members = Consent.objects.of(community).live(at).filter(purpose=Purpose.POINTS)
    return Totals(
        given=-issued.get("award", 0),
        taken_back=issued.get("reversal", 0),
        held=sum(balances(community.pk, unit="points", kind="purse").values()),
        members=members.filter(person__isnull=False).values("person").distinct().count(),
    )


def looked_today(person: Person, by_id: int | None, at: datetime) -> bool:
    """Whether somebody has said today what they need a person's statement for (E63)."""
    looks = RecordedFact.objects.filter(
        community_id=person.community_id,
        matter=DetailSeen.matter,
        matter_id=person.pk,
        kind=DetailSeen.kind(),
        by_id=by_id,
        values__detail="points",
    )
    last = looks.order_by("-id").values_list("at", flat=True).first()
    return last is not None and day_of(last) == day_of(at)
