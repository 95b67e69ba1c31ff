"""What several people do to the register at the same moment."""

from __future__ import annotations

from datetime import datetime

from linli.core.time import CHINA
from linli.journal.by import the_house
from linli.people.accounts import account_of
from linli.people.actions import register, withdraw_consent
from linli.people.models import Consent, Person

NOW = datetime(2021, 3, 10, 9, 30, tzinfo=CHINA)


def come(*, community_id: int, name: str) -> str:
    """Put somebody on the register and say which code they got."""
    return register(name=name, by=the_house(community_id), at=NOW).code


def log_in_first(*, person_id: int) -> int:
    """Open a person's account, whether there is one or not."""
    return account_of(Person.objects.get(pk=person_id)).pk


def take_back(*, consent_id: int) -> None:
    consent = Consent.objects.get(pk=consent_id)
    withdraw_consent(consent=consent, by=the_house(consent.community_id), at=NOW)
