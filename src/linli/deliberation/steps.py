"""The way of a project, from what people told to the end of the watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from linli.core.time import day_of
from linli.deliberation.models import Commitment, Project, Resolution
from linli.deliberation.queries import projects_of
from linli.people.models import Person

_NEWS = 3
"""So many projects of one person are looked through for news."""


class Stage(StrEnum):
    PROPOSED = "proposed"
    TALKED_OVER = "talked_over"
    DECIDED = "decided"
    CARRIED_OUT = "carried_out"
    VERIFIED = "verified"
    CLOSED = "closed"


STAGES: dict[Stage, Promise] = {
    Stage.PROPOSED: gettext_lazy("Taken up"),
    Stage.TALKED_OVER: gettext_lazy("Talked through"),
    Stage.DECIDED: gettext_lazy("Decided"),
    Stage.CARRIED_OUT: gettext_lazy("Carried out"),
    Stage.VERIFIED: gettext_lazy("Looked at"),
    Stage.CLOSED: gettext_lazy("Settled"),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One milestone: `on` is the day it was reached, None while it lies ahead."""

    stage: Stage
    on: date | None

    @property
    def said(self) -> str:
        return str(STAGES[self.stage])


def steps_of(project: Project) -> list[Step]:
    """The milestones in their order; a project may skip one."""
    held = project.meetings.exclude(held_at=None).order_by("held_at")
    first = held.values_list("held_at", flat=True).first()
    decided = Resolution.objects.filter(meeting__project=project, passed=True)
    decided_at = decided.order_by("meeting__held_at").values_list("meeting__held_at", flat=True)
    last_decided = decided_at.last()
    days = {
        Stage.PROPOSED: project.proposed_on,
        Stage.TALKED_OVER: day_of(first) if first else None,
        Stage.DECIDED: day_of(last_decided) if last_decided else None,
        Stage.CARRIED_OUT: _carried_out(project),
        Stage.VERIFIED: project.verified_on,
        Stage.CLOSED: project.closed_on,
    }
    if project.state == Project.State.REOPENED:
        days |= {Stage.VERIFIED: None, Stage.CLOSED: None}
    return [Step(stage=stage, on=on) for stage, on in days.items()]


def _carried_out(project: Project) -> date | None:
    """The day on which the last promise was kept, once all are."""
    made = Commitment.objects.filter(resolution__meeting__project=project)
    days = list(made.values_list("done_on", flat=True))
    kept = [day for day in days if day is not None]
    return max(kept) if days and len(kept) == len(days) else None


def lately_reached(person: Person, since: date) -> list[tuple[Project, Step]]:
    """The newest step of each project in which somebody took part, since a day."""
    found = []
    for project in projects_of(person).order_by("-proposed_on", "code")[:_NEWS]:
        reached = [step for step in steps_of(project) if step.on and step.on >= since]
        if reached:
            found.append((project, reached[-1]))
    return found
