"""Sealed details of people: written, read and found, through the vault alone."""

from __future__ import annotations

from datetime import datetime

from linli.core.words import mask_phone
from linli.people.models import Person, SealedDetail
from linli.people.vault import blind_index, seal, unseal

_TABLE = SealedDetail._meta.db_table
_PHONE = SealedDetail.Kind.PHONE


def store_phone(person: Person, number: str) -> SealedDetail:
    """Seal a canonical number; an earlier one of the person is replaced."""
    detail, _new = SealedDetail.objects.update_or_create(
        person=person,
        kind=_PHONE,
        defaults={
            "sealed": seal(number, table=_TABLE, person_id=person.pk, kind=_PHONE),
            "blind_index": blind_index(_PHONE, number),
            "verified_at": None,
        },
    )
    return detail


def phone_of(person: Person) -> str | None:
    """A person's phone in full. Callers show it to nobody else: that is `actions.reveal`."""
    detail = SealedDetail.objects.filter(person=person, kind=_PHONE).first()
    return _open(detail) if detail else None


def masked_phone_of(person: Person) -> str:
    """A person's phone as others see it, or an empty text."""
    number = phone_of(person)
    return mask_phone(number) if number else ""


def found_by_phone(number: str) -> SealedDetail | None:
    """Whose canonical number it is: of several people who share one, the first to be entered."""
    index = blind_index(_PHONE, number)
    found = SealedDetail.objects.filter(kind=_PHONE, blind_index=index)
    return found.select_related("person").order_by("pk").first()


def _open(detail: SealedDetail) -> str:
    return unseal(bytes(detail.sealed), table=_TABLE, person_id=detail.person_id, kind=detail.kind)


def phone_verified(person: Person, number: str, at: datetime) -> None:
    """Note that a code sent to this number came back from its person."""
    mine = SealedDetail.objects.filter(person=person, kind=_PHONE)
    mine.filter(blind_index=blind_index(_PHONE, number)).update(verified_at=at)
