from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.actions.register import keep_register, named, record_batch
from linli.people.facts import ConsentGiven, ConsentWithdrawn
from linli.people.models import Channel, Consent, Person, Purpose
from linli.people.permissions import may_consent, may_withdraw
from linli.people.queries import Party, as_party, minor_on, same_household_or_family
from linli.places.codes import complete_codes
from linli.places.models import Dwelling, Shop


@dataclass(frozen=True, kw_only=True)
class ConsentRow:
    """One signed consent for the register; exactly one of the three parties, as a code."""

    purpose: str
    channel: str
    given_at: datetime
    withdrawn_at: datetime | None = None
    person: str = ""
    shop: str = ""
    dwelling: str = ""
    code: str = ""


@action
def give_consent(
    *,
    party: Party,
    purpose: str,
    by: By,
    at: datetime,
    channel: str = Channel.ANY,
    guardian: Person | None = None,
    version: str = "1",
    code: str = "",
) -> Consent:
    """A party agrees to one purpose (guardrail E05): opt-in, and for a minor with a guardian."""
    if not may_consent(by, party, guardian, at):
        raise Refused("NOT_YOURS_TO_AGREE", _("Only the person concerned can agree to this."))
    _refuse_minor_alone(party, guardian, at)
    [code] = complete_codes(Consent, by.community_id, "K", [code])
    consent = Consent.objects.create(
        community_id=by.community_id,
        code=code,
        purpose=Purpose(purpose),
        channel=Channel(channel),
        version=version,
        given_at=at,
        guardian=guardian,
        **as_party(party),
    )
    record(_given(consent), by=by, at=at)
    return consent


@action
def give_consents(*, rows: Iterable[ConsentRow], by: By, at: datetime) -> list[Consent]:
    """Many signed consents, as from a file: all of them or none."""
    keep_register(by, at)
    batch = list(rows)
    people = {person.code: person for person in Person.objects.of(by.community_id)}
    shops = {shop.code: shop for shop in Shop.objects.of(by.community_id)}
    dwellings = {home.code: home for home in Dwelling.objects.of(by.community_id)}
    codes = complete_codes(Consent, by.community_id, "K", [row.code for row in batch])
    consents = []
    for code, row in zip(codes, batch, strict=True):
        party = _party(row, people, shops, dwellings)
        if not by.history:
            _refuse_minor_alone(party, None, row.given_at)
        consents.append(
            Consent(
                community_id=by.community_id,
                code=code,
                purpose=Purpose(row.purpose),
                channel=Channel(row.channel),
                given_at=row.given_at,
                withdrawn_at=row.withdrawn_at,
                **as_party(party),
            )
        )
    Consent.objects.bulk_create(consents)
    record_batch("consent", len(consents), by, at)
    return consents


@action
def withdraw_consent(*, consent: Consent, by: By, at: datetime) -> Consent:
    """A party takes a consent back, at any time and without a reason."""
    if not may_withdraw(by, consent, at):
        raise Refused("NOT_YOURS_TO_WITHDRAW", _("Only the person concerned can take this back."))
    live = Consent.objects.filter(pk=consent.pk, withdrawn_at__isnull=True)
    if live.update(withdrawn_at=at):
        fact = ConsentWithdrawn(
            consent_id=consent.pk, purpose=consent.purpose, channel=consent.channel
        )
        record(fact, by=by, at=at)
    consent.refresh_from_db(fields=["withdrawn_at"])
    return consent


def _given(consent: Consent) -> ConsentGiven:
    return ConsentGiven(consent_id=consent.pk, purpose=consent.purpose, channel=consent.channel)


def _party(
    row: ConsentRow,
    people: Mapping[str, Person],
    shops: Mapping[str, Shop],
    dwellings: Mapping[str, Dwelling],
) -> Party:
    if row.person:
        return named(row.person, people)
    if row.shop:
        return named(row.shop, shops)
    return named(row.dwelling, dwellings)


def _refuse_minor_alone(party: Party, guardian: Person | None, at: datetime) -> None:
    """PIPL art. 31: a guardian agrees for a minor, here an adult of the household or family."""
    if not isinstance(party, Person) or not minor_on(party, day_of(at)):
        return
    if (
        guardian is None
        or minor_on(guardian, day_of(at))
        or not same_household_or_family(party, guardian)
    ):
        raise Refused(
            "GUARDIAN_NEEDED",
            _("Somebody under 18 agrees together with a parent or guardian. Please add them."),
            field="guardian",
        )
