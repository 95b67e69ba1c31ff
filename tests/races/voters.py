"""What happens to one vote at the same instant; ids cross the process."""

from __future__ import annotations

from datetime import datetime

from linli.ballots.actions.admitting import Way
from linli.ballots.actions.ballots import cast, cast_online
from linli.ballots.actions.papers import read_paper
from linli.ballots.actions.votes import close
from linli.ballots.models import Channel, Vote
from linli.journal.by import By
from linli.people.models import Person
from linli.places.models import Dwelling


def act(*, what: str, who: dict[str, int], vote: int, at: str, **more: int) -> None:
    """One act on a vote: online, telephone, paper or count."""
    do = {"online": _online, "telephone": _telephone, "paper": _paper, "count": _count}[what]
    do(Vote.objects.get(pk=vote), By(**who), datetime.fromisoformat(at), **more)


def _online(vote: Vote, by: By, at: datetime, home: int) -> None:
    homes = [Dwelling.objects.get(pk=home)]
    cast_online(vote=vote, homes=homes, by=by, at=at, choice="for")


def _telephone(vote: Vote, by: By, at: datetime, home: int, witness: int) -> None:
    cast(
        vote=vote,
        dwelling=Dwelling.objects.get(pk=home),
        cast_by=Person.objects.get(pk=by.person_id or 0),
        by=by,
        at=at,
        choice="against",
        way=Way(channel=Channel.TELEPHONE, witness=Person.objects.get(pk=witness)),
    )


def _paper(vote: Vote, by: By, at: datetime, home: int) -> None:
    dwelling = Dwelling.objects.get(pk=home)
    read_paper(vote=vote, dwelling=dwelling, by=by, at=at, reading="for")


def _count(vote: Vote, by: By, at: datetime) -> None:
    close(vote=vote, by=by, at=at)
