"""Two taps at the same instant: one is there once, and one thing is talked over at a time."""

from __future__ import annotations

import pytest

from linli.deliberation.models import AgendaItem, SignIn
from linli.journal.models import RecordedFact
from tests import talks
from tests.cast import settle
from tests.races.harness import Runners
from tests.real_database import RealDatabase

pytestmark = [pytest.mark.database, pytest.mark.slow]


def test_who_taps_twice_at_once_is_there_once(real_database: RealDatabase) -> None:
    cast = settle("taohua", "桃花社区")
    with Runners(2, real_database) as runners:
        for _ in range(8):
            meeting = talks.called(cast)
            who = {"community_id": cast.community.pk, "person_id": cast.people["老周"].pk}
            tap = {"who": who, "meeting": meeting.pk}
            outcomes = runners.race("tests.races.racers:sign_in", [tap, tap])
            assert [one.error for one in outcomes] == ["", ""]
            assert outcomes[0].value == outcomes[1].value, "both are answered alike"
            assert SignIn.objects.filter(meeting=meeting).count() == 1
            facts = RecordedFact.objects.filter(kind="deliberation.SignedIn", matter_id=meeting.pk)
            assert facts.count() == 1


def test_two_chairs_open_one_thing_at_a_time(real_database: RealDatabase) -> None:
    cast = settle("taohua", "桃花社区")
    who = {"community_id": cast.community.pk, "person_id": cast.people["书记"].pk}
    with Runners(2, real_database) as runners:
        for _ in range(8):
            meeting = talks.going_on(cast)
            taps = [{"who": who, "item": talks.topic(cast, meeting).pk} for _turn in range(2)]
            outcomes = runners.race("tests.races.racers:open_item", taps)
            assert [one.error for one in outcomes] == ["", ""]
            assert sorted(one.refused for one in outcomes) == ["", "ONE_AT_A_TIME"]
            running = meeting.agenda.filter(state=AgendaItem.State.OPEN)
            assert running.count() == 1
