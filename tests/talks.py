"""A project, a meeting and what comes of it, brought as far as a test needs them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from linli.core.time import day_of
from linli.deliberation.actions import agenda, groups, meetings, polls, projects, resolutions
from linli.deliberation.models import (
    AgendaItem,
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    Poll,
    Project,
    Resolution,
)
from linli.grid.models import Case
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later

TABLE = ("residents", "property_company", "market_office", "sanitation", "subdistrict")
"""The five kinds that were at the table of the bins."""

MOTION = "垃圾桶分散至500米以外投放点"


def complaints(cast: Cast, number: int = 3) -> list[Case]:
    """The same nuisance, told again and again."""
    people = ("郝姐", "老周", "楼长")
    return [scenes.told(cast, people[turn % 3]) for turn in range(number)]


def project(cast: Cast, *, code: str = "") -> Project:
    made = projects.propose(
        by=cast.by("书记"),
        at=NOW,
        title="早市环境自治",
        place=cast.place("WELL"),
        category=scenes.category(cast, "waste_smell"),
        code=code,
    )
    projects.require(project=made, kinds=TABLE, by=cast.by("书记"), at=NOW)
    return made


def called(cast: Cast, *, code: str = "", **more: Any) -> Meeting:
    """A meeting in three days."""
    call = {"kind": "deliberation", "planned_at": NOW + timedelta(days=3), "topic": "垃圾桶"}
    return meetings.convene(
        by=cast.by("书记"), at=NOW, call=meetings.Call(**{**call, **more}), code=code
    )


def topic(cast: Cast, meeting: Meeting, motion: str = MOTION) -> AgendaItem:
    return agenda.put_on_agenda(
        meeting=meeting, by=cast.by("书记"), at=NOW, title="桶放在哪儿", motion=motion
    )


def going_on(cast: Cast, *, code: str = "", guests: int = 31, **more: Any) -> Meeting:
    """A meeting at which 郝姐 signed in and so many guests were counted."""
    meeting = called(cast, code=code, **more)
    meetings.sign_in(meeting=meeting, person=cast.people["郝姐"], by=cast.by("郝姐"), at=NOW)
    residents = meetings.Present("residents", "", guests)
    meetings.count_guests(meeting=meeting, by=cast.by("书记"), at=NOW, guests=residents)
    return meetings.begin(meeting=meeting, by=cast.by("书记"), at=NOW)


def voted(
    cast: Cast, meeting: Meeting, hands: tuple[int, int, int] = (28, 2, 1), **more: Any
) -> Resolution:
    return resolutions.resolve(
        meeting=meeting,
        by=cast.by("书记"),
        at=NOW,
        text=MOTION,
        hands=resolutions.Hands(*hands),
        **more,
    )


def promised(cast: Cast, resolution: Resolution, **more: Any) -> Commitment:
    return resolutions.commit(
        resolution=resolution,
        by=cast.by("书记"),
        at=NOW,
        measure=resolutions.Measure(kind="task", words="搬走旧桶"),
        due_on=day_of(NOW),
        **{"owner_name": "环卫所", **more},
    )


def over(cast: Cast) -> Meeting:
    """A meeting that took place, with one resolution."""
    meeting = going_on(cast)
    item = topic(cast, meeting)
    agenda.open_item(item=item, by=cast.by("书记"), at=NOW)
    voted(cast, meeting, item=item)
    agenda.end_item(item=item, by=cast.by("书记"), at=NOW)
    return meetings.end(meeting=meeting, by=cast.by("书记"), at=later(1))


def group(cast: Cast, meeting: Meeting) -> Group:
    return groups.found(
        by=cast.by("书记"), at=NOW, name="早市小组", convenor=cast.people["郝姐"], meeting=meeting
    )


def issue(cast: Cast, of: Group) -> GroupIssue:
    return groups.open_issue(group=of, by=cast.by("郝姐"), at=NOW, title="停车杆安装")


def poll(cast: Cast, **more: Any) -> Poll:
    asked = {
        "question": "早市能不能早收摊？",
        "opens_at": NOW,
        "closes_at": NOW + timedelta(days=7),
    }
    return polls.ask(by=cast.by("书记"), at=NOW, **{**asked, **more})
