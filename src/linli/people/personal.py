"""What people holds of a person: listed, exported, erased, retained (guardrails E61, E62)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from linli.core.time import stamp
from linli.journal.models import RecordedFact
from linli.people.details import phone_of
from linli.people.facts import DetailSeen
from linli.people.models import (
    Account,
    Appointment,
    Consent,
    FamilyMember,
    Ownership,
    Person,
    SealedDetail,
)


def export(person: Person) -> dict[str, Any]:
    """All that is held of a person here, as plain values under stable names."""
    return {
        "code": person.code,
        "name": person.name,
        "birth_year": person.birth_year,
        "dwelling": person.dwelling.code if person.dwelling else None,
        "phone": phone_of(person),
        "owns": [
            {"dwelling": owned.dwelling.code, "since": owned.since, "until": owned.until}
            for owned in Ownership.objects.filter(owner=person).select_related("dwelling")
        ],
        "roles": [
            {"role": held.role, "since": held.since, "until": held.until}
            for held in Appointment.objects.filter(person=person).order_by("since")
        ],
        "consents": [
            {
                "code": consent.code,
                "purpose": consent.purpose,
                "channel": consent.channel,
                "given_at": stamp(consent.given_at),
                "withdrawn_at": stamp(consent.withdrawn_at) if consent.withdrawn_at else None,
            }
            for consent in Consent.objects.filter(person=person).order_by("given_at")
        ],
        "families": [
            {"family": link.family.name, "relation": link.relation}
            for link in FamilyMember.objects.filter(person=person).select_related("family")
        ],
        "seen": [
            {"at": stamp(seen.at), "detail": seen.values["detail"], "reason": seen.values["reason"]}
            for seen in seen_of(person)
        ],
    }


def seen_of(person: Person) -> list[RecordedFact]:
    """Who read a sensitive detail of a person, when and why, the latest first (guardrail E63)."""
    mine = RecordedFact.objects.filter(
        community_id=person.community_id, matter="person", matter_id=person.pk
    )
    return list(mine.filter(kind=DetailSeen.kind()).order_by("-id"))


def erase(person: Person) -> None:
    """Delete what nobody but the person needs: phone and account."""
    SealedDetail.objects.filter(person=person).delete()
    Account.objects.filter(person=person).delete()


def retain(person: Person) -> list[str]:
    """What stays after an erasure, and why, in sentences for the person."""
    reasons = [_("Your name stays on the register as long as you live or own here.")]
    if Ownership.objects.filter(owner=person).exists():
        reasons.append(_("What you own stays, because votes and bills depend on it."))
    if Consent.objects.filter(person=person).exists():
        reasons.append(_("Consents stay as proof of what you allowed and when you took it back."))
    return reasons
