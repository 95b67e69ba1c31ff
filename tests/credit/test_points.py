"""A thank-you, never a score: points reward, because of a fact, and only those who opted in."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from linli.credit.accounts import issued, purse, uncollected
from linli.credit.actions import adopt_rule, take_back
from linli.credit.models import Award, Rule, RuleCode
from linli.credit.rules import Tier
from linli.grid.actions import cases
from linli.grid.models import Case
from linli.journal.by import the_house
from linli.journal.models import RecordedFact
from linli.ledger.books import balance
from linli.ledger.models import Move
from linli.ledger.posting import post
from linli.ledger.rules import Leg
from linli.people.actions import give_consent, withdraw_consent
from linli.people.models import Purpose
from tests import scenes
from tests.cast import NOW, SINCE, Cast
from tests.scenes import later, refused

pytestmark = pytest.mark.database


def closed(cast: Cast, led_by: str = "郝姐") -> Case:
    case = scenes.worked_on(cast, led_by=led_by)
    return cases.close(case=case, by=cast.by("方晓"), at=later(3))


def points(cast: Cast, who: str = "郝姐") -> int:
    return balance(purse(cast.people[who]))


def spend(cast: Cast, amount: int, who: str = "郝姐") -> None:
    """Points leave the purse, as when they are redeemed."""
    given = RecordedFact.objects.filter(kind="credit.PointsAwarded").latest("id")
    post(
        by=the_house(cast.community.pk),
        at=later(4),
        key=f"spent-{amount}",
        kind="redeem",
        because_id=given.pk,
        legs=[Leg(purse(cast.people[who]), -amount), Leg(issued(cast.community.pk), amount)],
    )


@pytest.mark.parametrize("amount", [-1, 0])
def test_e01_a_rule_that_takes_points_cannot_be_adopted(cast: Cast, amount: int) -> None:
    by = cast.by("书记")
    with refused("NO_NEGATIVE_RULE"):
        adopt_rule(
            by=by,
            at=NOW,
            code="R",
            rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
            points=amount,
            since=SINCE,
        )
    with refused("NO_NEGATIVE_RULE"):
        adopt_rule(
            by=by,
            at=NOW,
            code="R",
            rewards=RuleCode.VOLUNTEER_HOURS_TIERED,
            points=None,
            since=SINCE,
        )
    assert not Rule.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE credit_rule SET points = -3",
        "UPDATE credit_rule SET points = 0",
        "UPDATE credit_ruletier SET hours_per_point = 0",
        "UPDATE credit_award SET points = 0",
    ],
)
def test_e01_the_database_itself_refuses_a_rule_that_takes(cast: Cast, statement: str) -> None:
    scenes.rewards_leaders(cast)
    adopt_rule(
        by=cast.by("书记"),
        at=NOW,
        code="HOURS",
        rewards=RuleCode.VOLUNTEER_HOURS_TIERED,
        points=None,
        tiers=[Tier(0, None, 1)],
        since=SINCE,
    )
    scenes.opts_in(cast, "郝姐")
    closed(cast)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("who", ["方晓", "单元长", "记账员", "郝姐"])
def test_the_rulebook_is_written_by_the_committee(cast: Cast, who: str) -> None:
    with refused("NOT_YOURS_TO_ADOPT"):
        adopt_rule(
            by=cast.by(who),
            at=NOW,
            code="R",
            rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
            points=5,
            since=SINCE,
        )


def test_whoever_led_a_matter_to_its_end_is_credited_for_it(cast: Cast) -> None:
    scenes.rewards_leaders(cast, 8)
    scenes.opts_in(cast, "郝姐")
    closed(cast)
    assert points(cast) == 8


def test_e02_what_was_spent_before_a_reversal_nobody_owes(cast: Cast) -> None:
    scenes.rewards_leaders(cast, 8)
    scenes.opts_in(cast, "郝姐")
    case = closed(cast)
    spend(cast, 5)
    cases.reopen(case=case, by=cast.by("方晓"), at=later(5), note="又渗水了")
    assert points(cast) == 0
    assert balance(uncollected(cast.community.pk)) == -5
    assert balance(issued(cast.community.pk)) == 5
    taken_back = RecordedFact.objects.get(kind="credit.AwardTakenBack")
    assert (taken_back.values["points"], taken_back.values["uncollected"]) == (3, 5)


def test_e02_a_purse_that_is_empty_stays_empty(cast: Cast) -> None:
    scenes.rewards_leaders(cast, 8)
    scenes.opts_in(cast, "郝姐")
    case = closed(cast)
    spend(cast, 8)
    cases.reopen(case=case, by=cast.by("方晓"), at=later(5), note="又渗水了")
    assert points(cast) == 0
    assert balance(uncollected(cast.community.pk)) == -8


def test_e05_without_consent_there_are_no_points_and_no_row_of_them(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    closed(cast)
    assert not Award.objects.exists()
    assert not Move.objects.filter(kind="award").exists()


def test_e05_consent_to_something_else_is_no_consent_to_points(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    give_consent(party=cast.people["郝姐"], purpose=Purpose.PUBLICITY, by=cast.by("郝姐"), at=NOW)
    closed(cast)
    assert not Award.objects.exists()


def test_e05_withdrawing_stops_it_at_once_and_keeps_what_was_given(cast: Cast) -> None:
    scenes.rewards_leaders(cast, 8)
    consent = scenes.opts_in(cast, "郝姐")
    closed(cast)
    withdraw_consent(consent=consent, by=cast.by("郝姐"), at=later(3))
    closed(cast)
    assert points(cast) == 8
    assert Award.objects.count() == 1


def test_e05_a_consent_given_later_does_not_reach_back(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    scenes.opts_in(cast, "郝姐", at=later(4))
    closed(cast)
    assert not Award.objects.exists()


def test_e05_nobody_under_eighteen_opts_in_alone(cast: Cast) -> None:
    with refused("GUARDIAN_NEEDED"):
        scenes.opts_in(cast, "郝小满")
    give_consent(
        party=cast.people["郝小满"],
        purpose=Purpose.POINTS,
        guardian=cast.people["郝雯"],
        by=cast.by("郝雯"),
        at=NOW,
    )


def test_e06_every_award_says_by_which_rule_because_of_what_and_by_whom(cast: Cast) -> None:
    rule = scenes.rewards_leaders(cast)
    scenes.opts_in(cast, "郝姐")
    closed(cast)
    award = Award.objects.get()
    because = RecordedFact.objects.get(pk=award.because_id)
    assert (award.rule, award.rule.adopted_by) == (rule, "居民议事会")
    assert (because.kind, because.by_id) == ("grid.CaseClosed", cast.people["方晓"].pk)
    move = Move.objects.get(pk=award.move_id)
    assert (move.because_id, move.kind) == (because.pk, "award")


def test_the_version_of_the_rule_in_force_on_the_day_counts(cast: Cast) -> None:
    versions = [("A", 5, SINCE, NOW.date()), ("B", 9, date(2021, 3, 11), None)]
    for code, amount, since, until in versions:
        adopt_rule(
            by=cast.by("书记"),
            at=NOW,
            code=code,
            rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
            points=amount,
            since=since,
            until=until,
        )
    scenes.opts_in(cast, "郝姐")
    closed(cast)
    case = scenes.worked_on(cast, led_by="郝姐")
    cases.close(case=case, by=cast.by("方晓"), at=later(24))
    assert [award.rule.code for award in Award.objects.order_by("at")] == ["A", "B"]


def test_an_award_is_taken_back_once(cast: Cast) -> None:
    scenes.rewards_leaders(cast)
    scenes.opts_in(cast, "郝姐")
    closed(cast)
    award, because = Award.objects.get(), RecordedFact.objects.get(kind="grid.CaseClosed")
    house = the_house(cast.community.pk)
    take_back(award=award, by=house, at=later(4), because=because)
    with refused("ALREADY_TAKEN_BACK"):
        take_back(award=award, by=house, at=later(4), because=because)


def test_e68_points_next_door_are_not_ours(cast: Cast, next_door: Cast) -> None:
    scenes.rewards_leaders(next_door)
    scenes.opts_in(next_door, "郝姐")
    closed(next_door)
    assert not Award.objects.of(cast.community).exists()
    assert not Rule.objects.of(cast.community).exists()
