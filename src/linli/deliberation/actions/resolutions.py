"""Motions put to the vote, and what they make somebody do by a day (A06, A08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.deliberation.actions.meetings import convenes
from linli.deliberation.facts import CommitmentKept, CommitmentMade, ResolutionVoted
from linli.deliberation.models import AgendaItem, Commitment, Meeting, Project, Resolution
from linli.deliberation.procedure import is_quorate, passes
from linli.deliberation.queries import people_there
from linli.files.photos import keep_photo
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Place


@dataclass(frozen=True)
class Hands:
    """How the hands went."""

    votes_for: int
    against: int
    abstain: int

    @property
    def all(self) -> int:
        return self.votes_for + self.against + self.abstain


@dataclass(frozen=True)
class Measure:
    """What is to be taken away or put up, and how far from where it has to be."""

    kind: str
    words: str = ""
    facility: Place | None = None
    from_facility: Place | None = None
    min_distance_m: int | None = None


@action
def resolve(
    *,
    meeting: Meeting,
    by: By,
    at: datetime,
    text: str,
    hands: Hands,
    item: AgendaItem | None = None,
    code: str = "",
) -> Resolution:
    """A motion was put to the vote.

    Refused: NOT_HELD, NOTHING_SAID, VOTED_ALREADY, MORE_HANDS_THAN_PEOPLE, NO_QUORUM.
    """
    convenes(by, at)
    if meeting.held_at is None:
        raise Refused("NOT_HELD", _("First write down who was there."))
    if not clean(text):
        raise Refused("NOTHING_SAID", _("Please write the motion as it was put."), field="text")
    if item is not None and Resolution.objects.filter(item=item).exists():
        raise Refused("VOTED_ALREADY", _("This motion was voted on before."))
    present = people_there(meeting)
    remarks = [] if is_quorate(meeting.kind, present, meeting.entitled) else ["NO_QUORUM"]
    if remarks and not by.history:
        raise Refused("NO_QUORUM", _("Too few are there to decide anything."))
    if hands.all > present:
        raise Refused(
            "MORE_HANDS_THAN_PEOPLE",
            _("%(hands)d hands were counted, but only %(people)d people are there.")
            % {"hands": hands.all, "people": present},
            field="votes_for",
        )
    passed = passes(
        meeting.kind,
        votes_for=hands.votes_for,
        against=hands.against,
        abstain=hands.abstain,
        present=present,
        entitled=meeting.entitled,
    )
    resolution = Resolution.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Resolution, by.community_id, "R")[0],
        meeting=meeting,
        item=item,
        text=clean(text),
        votes_for=hands.votes_for,
        votes_against=hands.against,
        votes_abstain=hands.abstain,
        present=present,
        passed=passed,
    )
    if passed:
        _project_moves(meeting, Project.State.RESOLVED)
    fact = ResolutionVoted(meeting_id=meeting.pk, resolution_id=resolution.pk, passed=passed)
    record(fact, by=by, at=at, remarks=remarks)
    return resolution


@action
def commit(
    *,
    resolution: Resolution,
    by: By,
    at: datetime,
    measure: Measure,
    due_on: date,
    owner: Person | None = None,
    owner_name: str = "",
    code: str = "",
) -> Commitment:
    """What follows from a resolution, by whom, by when. Refused: NOT_PASSED, NO_OWNER."""
    convenes(by, at)
    if not resolution.passed and not by.history:
        raise Refused("NOT_PASSED", _("This motion did not pass."))
    remarks = [] if owner or one_line(owner_name) else ["NO_OWNER"]
    if remarks and not by.history:
        raise Refused("NO_OWNER", _("Please say who does it."), field="owner_name")
    commitment = Commitment.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Commitment, by.community_id, "CM")[0],
        resolution=resolution,
        kind=measure.kind,
        words=one_line(measure.words),
        facility=measure.facility,
        from_facility=measure.from_facility,
        min_distance_m=measure.min_distance_m,
        owner=owner,
        owner_name=one_line(owner_name),
        due_on=due_on,
    )
    _project_moves(resolution.meeting, Project.State.EXECUTING)
    record(CommitmentMade(commitment_id=commitment.pk), by=by, at=at, remarks=remarks)
    return commitment


@action
def keep(
    *,
    commitment: Commitment,
    by: By,
    at: datetime,
    words: str = "",
    upload: BinaryIO | None = None,
) -> Commitment:
    """It is done, and a photo shows it. Refused: NOT_YOURS_TO_CONVENE, ALREADY_DONE."""
    if commitment.owner_id is None or by.person_id != commitment.owner_id:
        convenes(by, at)
    day = day_of(at)
    photo = keep_photo(upload=upload, by=by, at=at) if upload is not None else None
    mine = Commitment.objects.of(by.community_id).filter(pk=commitment.pk, done_on__isnull=True)
    if not mine.update(done_on=day, done_words=one_line(words), evidence=photo):
        raise Refused("ALREADY_DONE", _("That is already noted as done."))
    commitment.done_on, commitment.evidence = day, photo
    fact = CommitmentKept(commitment_id=commitment.pk, late=day > commitment.due_on)
    record(fact, by=by, at=at)
    return commitment


def _project_moves(meeting: Meeting, state: Project.State) -> None:
    """A decision moves its project on, never one that is done already."""
    running = [
        Project.State.PROPOSED,
        Project.State.DELIBERATING,
        Project.State.RESOLVED,
        Project.State.EXECUTING,
        Project.State.REOPENED,
    ]
    if meeting.project_id is not None:
        Project.objects.filter(pk=meeting.project_id, state__in=running).update(state=state)
