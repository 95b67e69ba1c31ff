"""Patrols: going to where the problems are, building by building (A47, A49)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.files.permissions import may_publish
from linli.files.photos import keep_photo, publish_photo
from linli.grid import facts
from linli.grid.actions.cases import Told, Whereabouts
from linli.grid.actions.photos import report_with_photos
from linli.grid.actions.steps import refuse_other_community
from linli.grid.models import Case, Category, Patrol, PatrolStop, ReportChannel, StopPhoto
from linli.grid.permissions import is_officer, may_make_rounds
from linli.grid.queries import grid_of
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes
from linli.places.models import Place

MOST = 6
"""Photos of one building on one round."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """Something that becomes a case. `key` was made by the form: sent twice, it is one case."""

    category: Category
    key: str
    words: str = ""
    near: Place | None = None
    description: str = ""
    photos: Iterable[BinaryIO] = ()


@action
def patrol(
    *,
    by: By,
    at: datetime,
    grid: Place,
    member: Person,
    accompanied_by: Person | None = None,
    code: str = "",
) -> Patrol:
    """A grid member sets out on a round, alone or with the community police officer.

    A round of the past is over when it is entered. Refused: NOT_YOURS_TO_HANDLE, NOT_AN_OFFICER,
    STILL_ON_THE_WAY while an earlier round of the same member is not finished.
    """
    refuse_unless_rounds(by, grid, at)
    refuse_other_community(by, member, accompanied_by)
    code = code or fresh_codes(Patrol, by.community_id, "PT")[0]
    if not by.history:
        _refuse_company(accompanied_by, at)
        _refuse_second(member)
    made = Patrol.objects.create(
        community_id=by.community_id,
        code=code,
        grid=grid,
        at=at,
        member=member,
        accompanied_by=accompanied_by,
        finished_at=at if by.history else None,
    )
    record(facts.PatrolMade(patrol_id=made.pk, joint=made.joint), by=by, at=at)
    return made


@action
def look_at(
    *,
    patrol: Patrol,
    by: By,
    at: datetime,
    place: Place,
    finding: str,
    note: str = "",
    case: Case | None = None,
) -> PatrolStop:
    """A building on the round was looked at; looking twice changes the finding, not the count.

    Refused: NOTHING_SAID for something found that is no case, NOT_ON_THIS_ROUND for a building of
    another grid, ROUND_IS_OVER.
    """
    refuse_unless_rounds(by, patrol.grid, at)
    refuse_other_community(by, patrol, place, case)
    _refuse_elsewhere(patrol, place)
    if finding == PatrolStop.Finding.REPORTED and case is None:
        raise Refused("NOTHING_SAID", _("Please take down what you found."), field="case")
    stop, _made = PatrolStop.objects.update_or_create(
        patrol=patrol,
        place=place,
        defaults={
            "community_id": by.community_id,
            "at": at,
            "finding": finding,
            "note": one_line(note)[:200],
        },
    )
    if case is not None:
        stop.cases.add(case)
    fact = facts.StopMade(patrol_id=patrol.pk, place_id=place.pk, finding=finding)
    record(fact, by=by, at=at)
    return stop


@action
def report_at_stop(
    *, patrol: Patrol, place: Place, found: Found, by: By, at: datetime
) -> PatrolStop:
    """What was found at a building becomes a case, found by patrol and tied to the stop."""
    case = report_with_photos(
        by=by,
        at=at,
        photos=found.photos,
        key=found.key,
        category=found.category,
        where=Whereabouts(place=place, near=found.near, words=found.words),
        told=Told(channel=ReportChannel.GRID_PATROL, description=found.description),
    )
    reported = PatrolStop.Finding.REPORTED
    return look_at(patrol=patrol, by=by, at=at, place=place, finding=reported, case=case)


@action
def finish(*, patrol: Patrol, by: By, at: datetime) -> Patrol:
    """The round is over. Refused: ROUND_IS_OVER when it was before."""
    refuse_unless_rounds(by, patrol.grid, at)
    running = Patrol.objects.of(by.community_id).filter(pk=patrol.pk, finished_at__isnull=True)
    if not running.update(finished_at=at):
        raise _over()
    patrol.finished_at = at
    stops = patrol.stops.count()
    record(facts.PatrolFinished(patrol_id=patrol.pk, stops=stops), by=by, at=at)
    return patrol


@action
def add_stop_photo(
    *, stop: PatrolStop, upload: BinaryIO, kind: str, by: By, at: datetime
) -> StopPhoto:
    """A photo of how a building was found, or left. Refused: NOT_YOURS_TO_HANDLE,
    TOO_MANY_PHOTOS, and what `files.images.make_safe` refuses.
    """
    refuse_unless_rounds(by, stop.patrol.grid, at)
    if StopPhoto.objects.filter(stop=stop).count() >= MOST:
        raise Refused(
            "TOO_MANY_PHOTOS",
            _("There are %(most)d photos already; that is enough.") % {"most": MOST},
            field="photo",
        )
    photo = keep_photo(upload=upload, by=by, at=at)
    kept = StopPhoto.objects.create(community_id=by.community_id, stop=stop, photo=photo, kind=kind)
    fact = facts.StopPhotoAdded(patrol_id=stop.patrol_id, photo_id=photo.pk)
    record(fact, by=by, at=at)
    return kept


@action
def clear_stop_photo(*, of_stop: StopPhoto, by: By, at: datetime) -> StopPhoto:
    """Let everybody see it, once somebody looked for faces and number plates (guardrail E25)."""
    if not may_publish(by, of_stop.photo, at):
        raise Refused("NOT_YOURS_TO_PUBLISH", _("Only the committee can make a photo public."))
    publish_photo(photo=of_stop.photo, by=by, at=at)
    fact = facts.StopPhotoCleared(patrol_id=of_stop.stop.patrol_id, photo_id=of_stop.photo_id)
    record(fact, by=by, at=at)
    return of_stop


def refuse_unless_rounds(by: By, place: Place, at: datetime) -> None:
    refuse_other_community(by, place)
    if not may_make_rounds(by, place, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only the grid staff of this grid can do this."))


def _refuse_company(person: Person | None, at: datetime) -> None:
    if person is not None and not is_officer(person, at):
        raise Refused(
            "NOT_AN_OFFICER",
            _("Only the community police officer comes along. Leave it empty to go alone."),
            field="accompanied_by",
        )


def _refuse_second(member: Person) -> None:
    if Patrol.objects.filter(member=member, finished_at__isnull=True).exists():
        raise Refused("STILL_ON_THE_WAY", _("You are still on a round. Finish that one first."))


def _refuse_elsewhere(patrol: Patrol, place: Place) -> None:
    there = grid_of(place)
    if there is None or there.pk != patrol.grid_id:
        raise Refused("NOT_ON_THIS_ROUND", _("That building lies in another grid."))
    if Patrol.objects.filter(pk=patrol.pk, finished_at__isnull=False).exists():
        raise _over()


def _over() -> Refused:
    return Refused("ROUND_IS_OVER", _("This round is over. Begin a new one to go on."))
