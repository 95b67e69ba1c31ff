"""Trainings of a team (A59)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person, Team
from linli.places.codes import fresh_codes
from linli.volunteers.facts import TrainingHeld
from linli.volunteers.models import Training
from linli.volunteers.permissions import may_note_training


@action
def hold_training(
    *,
    by: By,
    at: datetime,
    team: Team,
    held_on: date,
    topic: str,
    attendees: int,
    trainer: Person | None = None,
    code: str = "",
) -> Training:
    """A training was held: its topic and how many came.

    Refused: NOT_YOURS_TO_HANDLE, NOTHING_SAID without a topic, NOT_YET for a day to come,
    NOBODY_CAME.
    """
    if not may_note_training(by, team, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("The committee or the officer notes trainings."))
    if not one_line(topic):
        raise Refused("NOTHING_SAID", _("Please say what was taught."), field="topic")
    if held_on > day_of(at):
        raise Refused("NOT_YET", _("That day is still to come."), field="held_on")
    if attendees < 1:
        raise Refused("NOBODY_CAME", _("Please say how many came."), field="attendees")
    training = Training.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Training, by.community_id, "TR")[0],
        team=team,
        held_on=held_on,
        trainer=trainer,
        topic=one_line(topic),
        attendees=attendees,
    )
    fact = TrainingHeld(team_id=team.pk, training_id=training.pk, attendees=attendees)
    record(fact, by=by, at=at)
    return training
