"""Reading paper ballots: each counts as soon as two different people read the same on it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from linli.ballots.actions.admitting import (
    Way,
    admit,
    drop_in,
    filled_in,
    given_by,
    lock_open,
    second_ballot,
)
from linli.ballots.facts import PaperRead, PaperTaken
from linli.ballots.models import Channel, Paper, PaperReading, RollEntry, Vote
from linli.ballots.permissions import may_tell
from linli.ballots.rules import Reading, agreed_reading
from linli.core.refused import Refused
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.models import Dwelling

_OPEN = (Paper.State.WAITING, Paper.State.DISPUTED)


@action
def read_paper(*, vote: Vote, dwelling: Dwelling, by: By, at: datetime, reading: str) -> Paper:
    """Write down what a paper ballot says. The first reading takes it in and has to be in time;
    the second may come later, by somebody else. Where they differ, one of the two looks again or a
    third person reads it.

    Refused: NOT_YOURS_TO_COUNT, VOTE_NOT_OPEN, NOT_ON_ROLL, SECOND_BALLOT, SAME_HAND.
    """
    if not may_tell(by, at) or by.person_id is None or by.recorded_by_id is not None:
        raise Refused("NOT_YOURS_TO_COUNT", _("Only a teller reads the ballots."))
    if reading not in list(Reading):
        raise Refused("NO_SUCH_CHOICE", _("For, against, abstain or spoilt?"), field="reading")
    lock_open(vote, by)
    paper = Paper.objects.filter(entry__vote=vote, entry__dwelling=dwelling).first()
    if paper is None:
        paper = _taken(admit(vote, dwelling, at), by, at)
    elif paper.state not in _OPEN:
        raise second_ballot()
    elif paper.state == Paper.State.WAITING and _read_by(paper, by.person_id):
        raise Refused("SAME_HAND", _("Somebody else reads it the second time."))
    PaperReading.objects.create(
        community_id=by.community_id, paper=paper, read_by_id=by.person_id, reading=reading, at=at
    )
    return _settled(paper, by, at)


def latest_readings(paper: Paper) -> dict[int, str]:
    """Each person's latest reading of a paper."""
    rows = PaperReading.objects.filter(paper=paper).order_by("id")
    return dict(rows.values_list("read_by", "reading"))


def _taken(entry: RollEntry, by: By, at: datetime) -> Paper:
    given_by(entry, entry.owner_id, Channel.PAPER)
    paper = Paper.objects.create(community_id=by.community_id, entry=entry, taken_at=at)
    record(PaperTaken(vote_id=entry.vote_id, dwelling_id=entry.dwelling_id), by=by, at=at)
    return paper


def _settled(paper: Paper, by: By, at: datetime) -> Paper:
    readings = latest_readings(paper)
    if len(readings) == 1:
        return paper
    said = agreed_reading(readings)
    if said is None:
        paper.state = Paper.State.DISPUTED
    elif said == Reading.SPOILT:
        paper.state = Paper.State.SPOILT
    else:
        paper.state = Paper.State.COUNTED
        _into_the_box(paper, said, by)
    paper.save(update_fields=["state"])
    entry = paper.entry
    fact = PaperRead(vote_id=entry.vote_id, dwelling_id=entry.dwelling_id, state=paper.state)
    record(fact, by=by, at=at)
    return paper


def _into_the_box(paper: Paper, choice: str, by: By) -> None:
    """The owner's ballot, of the time at which the paper came in."""
    entry = paper.entry
    whose = By(community_id=by.community_id, person_id=entry.owner_id, recorded_by_id=by.person_id)
    given = given_by(entry, entry.owner_id, Channel.PAPER)
    ballot = filled_in(entry, entry.owner_id, Way(channel=Channel.PAPER), choice, whose, "")
    drop_in(ballot, given, whose, paper.taken_at)


def _read_by(paper: Paper, person_id: int) -> bool:
    return PaperReading.objects.filter(paper=paper, read_by=person_id).exists()
