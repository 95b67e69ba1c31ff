"""How points are earned, in words: read from the table, so that a page cannot promise more."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.credit.models import RuleCode
from linli.deliberation.facts import PollAnswered
from linli.grid.facts import CaseClosed, CaseReopened, RectificationRemoved
from linli.journal.facts import Fact
from linli.journal.record import Answer, answers_to
from linli.mechanism.deliberation import reward_taking_part
from linli.mechanism.reactions import reward_cooperation, reward_leader, take_back_reward


@dataclass(frozen=True, kw_only=True)
class Way:
    """A line of the table that gives points: the fact, said to people, and the rule it goes by."""

    fact: type[Fact]
    answer: Answer
    rewards: RuleCode
    words: Promise

    @property
    def works(self) -> bool:
        """Whether the line stands in the table."""
        return self.answer in answers_to(self.fact.kind())


WAYS = (
    Way(
        fact=CaseClosed,
        answer=reward_leader,
        rewards=RuleCode.LED_PROBLEM_TO_SOLUTION,
        words=_("A problem is solved and closed, and you are the neighbour who led it there."),
    ),
    Way(
        fact=RectificationRemoved,
        answer=reward_cooperation,
        rewards=RuleCode.COOPERATED_RECTIFICATION,
        words=_("Something that stood in the way was talked over, and you put it right yourself."),
    ),
    Way(
        fact=RectificationRemoved,
        answer=reward_cooperation,
        rewards=RuleCode.SHOP_COOPERATED_RECTIFICATION,
        words=_("A shop agreed and put its front in order by itself."),
    ),
    Way(
        fact=PollAnswered,
        answer=reward_taking_part,
        rewards=RuleCode.POLL_ANSWERED,
        words=_("The community asked, and your home answered. What you answered does not matter."),
    ),
)


def ways() -> dict[str, Way]:
    """The ways that work today, by the rule that says how much."""
    return {way.rewards.value: way for way in WAYS if way.works}


def comes_back() -> bool:
    """Whether what a closing gave is taken back when the matter is opened again."""
    return take_back_reward in answers_to(CaseReopened.kind())
