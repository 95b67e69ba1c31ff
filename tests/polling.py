"""An owners' vote in the cast's building, brought as far as a test needs it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from linli.ballots.actions.admitting import Way
from linli.ballots.actions.ballots import cast as cast_ballot
from linli.ballots.actions.ballots import cast_online
from linli.ballots.actions.papers import read_paper
from linli.ballots.actions.votes import Question, close, draft, open_vote, publicise
from linli.ballots.matters import Matter
from linli.ballots.models import Ballot, Channel, Paper, Vote
from linli.ballots.rules import RollLine
from tests.cast import NOW, Cast

OPENS = NOW + timedelta(days=15)
CLOSES = OPENS + timedelta(days=10)
DURING = OPENS + timedelta(days=1)
AFTER = CLOSES + timedelta(minutes=1)

OWNERS = {
    "郝姐": "B1-1-0101",
    "老周": "B1-1-0102",
    "单元长": "B1-1-0201",
    "楼长": "B1-2-0101",
    "志愿者": "B1-3-0101",
}
"""Whoever owns a home in the building, and which: five heads."""


def drafted(
    cast: Cast, *, about: str = Matter.PROPERTY_MANAGER, at: datetime = NOW, **more: Any
) -> Vote:
    question = Question(title="请哪家物业公司", about=about, **more)
    return draft(
        by=cast.by("书记"),
        at=at,
        question=question,
        scope=cast.place("B1"),
        opens_at=OPENS,
        closes_at=CLOSES,
        code=f"{cast.prefix}V1" if cast.prefix else "",
    )


def opened(cast: Cast, *, roll: list[RollLine] | None = None, **more: Any) -> Vote:
    """Laid out for its fifteen days, and open."""
    vote = publicise(vote=drafted(cast, **more), by=cast.by("书记"), at=NOW)
    return open_vote(vote=vote, by=cast.by("书记"), at=OPENS, roll=roll)


def online(cast: Cast, vote: Vote, who: str, choice: str = "for", at: datetime = DURING) -> Ballot:
    """An owner votes with their own phone."""
    homes = [cast.dwelling(OWNERS[who])]
    [ballot] = cast_online(vote=vote, homes=homes, by=cast.by(who), at=at, choice=choice)
    return ballot


def telephoned(
    cast: Cast,
    vote: Vote,
    who: str,
    choice: str = "for",
    *,
    teller: str = "书记",
    witness: str | None = "单元长",
    at: datetime = DURING,
) -> Ballot:
    """A teller takes a ballot down at the telephone; somebody listens."""
    return cast_ballot(
        vote=vote,
        dwelling=cast.dwelling(OWNERS[who]),
        cast_by=cast.people[who],
        by=cast.by(who, recorded_by=teller),
        at=at,
        choice=choice,
        way=Way(channel=Channel.TELEPHONE, witness=cast.people[witness] if witness else None),
    )


def by_proxy(
    cast: Cast,
    vote: Vote,
    home_of: str,
    proxy: str,
    choice: str = "for",
    *,
    teller: str = "书记",
    document: str = "委托书1号",
    proxy_document: bool = True,
) -> Ballot:
    """Somebody brings the signed paper of an owner to the desk."""
    way = Way(channel=Channel.PROXY, proxy_document=proxy_document, document=document)
    return cast_ballot(
        vote=vote,
        dwelling=cast.dwelling(OWNERS[home_of]),
        cast_by=cast.people[proxy],
        by=cast.by(proxy, recorded_by=teller),
        at=DURING,
        choice=choice,
        way=way,
    )


def read(
    cast: Cast, vote: Vote, home_of: str, reading: str, teller: str, at: datetime = DURING
) -> Paper:
    """A teller reads the paper ballot of somebody's home."""
    home = cast.dwelling(OWNERS[home_of])
    return read_paper(vote=vote, dwelling=home, by=cast.by(teller), at=at, reading=reading)


def counted(cast: Cast, vote: Vote) -> Vote:
    return close(vote=vote, by=cast.by("书记"), at=AFTER)
