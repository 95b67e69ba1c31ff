from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection

from linli.journal import guards
from linli.journal.by import By, the_house
from linli.journal.models import RecordedFact
from linli.ledger.accounts import account
from linli.places.models import Community

NOON = datetime(2021, 1, 13, 4, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    with django_db_blocker.unblock():
        guards.install(connection)


@pytest.fixture
def community(db: None) -> Community:
    return Community.objects.create(code="ledger", name="文昌")


@pytest.fixture
def by(community: Community) -> By:
    return the_house(community.pk)


@pytest.fixture
def fact_id(community: Community) -> int:
    fact = RecordedFact.objects.create(
        community_id=community.pk, kind="test", matter="test", matter_id=1, values={}, at=NOON
    )
    return fact.pk


@pytest.fixture
def purse(community: Community) -> Callable[[str], int]:
    """A purse of points, which cannot owe."""
    return lambda holder: account(community.pk, "points", "purse", holder)


@pytest.fixture
def issued(community: Community) -> int:
    """Where points come from: it has no floor."""
    return account(community.pk, "points", "issued", floor=None)
