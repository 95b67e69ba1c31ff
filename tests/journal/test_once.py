"""What is sent twice is done once, and what was refused may be sent again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.models import Sent
from linli.journal.once import KEPT, forget_keys, once

pytestmark = [pytest.mark.database, pytest.mark.django_db]

HERE, THERE = By(community_id=1), By(community_id=2)


def refuse() -> None:
    raise Refused("NOT_YET", "Not yet.")


def test_the_same_form_is_done_once() -> None:
    assert once(key="a", by=HERE, do=lambda: "done") == "done"
    assert once(key="a", by=HERE, do=refuse) is None
    assert once(key="b", by=HERE, do=lambda: "done") == "done"


def test_a_refused_form_may_be_sent_again() -> None:
    with pytest.raises(Refused):
        once(key="a", by=HERE, do=refuse)
    assert once(key="a", by=HERE, do=lambda: "done") == "done"


def test_e68_a_key_of_one_community_is_free_in_another() -> None:
    once(key="a", by=HERE, do=lambda: "done")
    assert once(key="a", by=THERE, do=lambda: "done") == "done"


def test_keys_are_forgotten_when_nobody_sends_them_any_more() -> None:
    once(key="a", by=HERE, do=lambda: "done")
    forget_keys(datetime.now(UTC))
    assert Sent.objects.exists()
    forget_keys(datetime.now(UTC) + KEPT + timedelta(days=1))
    assert not Sent.objects.exists()
