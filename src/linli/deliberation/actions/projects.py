"""From clustered complaints to a project, and its end (A05, A09)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.deliberation.facts import (
    EvidenceAdded,
    HomeHeard,
    PlanMade,
    ProjectClosed,
    ProjectProposed,
    ProjectReopened,
    ProjectVerified,
)
from linli.deliberation.models import Commitment, Hearing, Plan, Project, RequiredKind
from linli.deliberation.permissions import may_convene, may_plan
from linli.grid.models import Case, Category
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling, Place

_RUNNING = (
    Project.State.PROPOSED,
    Project.State.DELIBERATING,
    Project.State.RESOLVED,
    Project.State.EXECUTING,
    Project.State.REOPENED,
)


@action
def propose(
    *,
    by: By,
    at: datetime,
    title: str,
    place: Place | None,
    category: Category | None = None,
    cases: Iterable[Case] = (),
    watch_days: int = 90,
    code: str = "",
) -> Project:
    """Take up together what many reported; the reports are its evidence."""
    _convenes(by, at)
    if not one_line(title):
        raise Refused("NOTHING_SAID", _("A project needs a name."), field="title")
    project = Project.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Project, by.community_id, "PJ")[0],
        title=one_line(title),
        category=category,
        place=place,
        proposed_on=day_of(at),
        watch_days=watch_days,
    )
    evidence = list(cases)
    project.cases.set(evidence)
    record(ProjectProposed(project_id=project.pk, reports=len(evidence)), by=by, at=at)
    return project


@action
def add_evidence(*, project: Project, case: Case, by: By, at: datetime) -> None:
    """Another report that the project grew from."""
    _convenes(by, at)
    project.cases.add(case)
    record(EvidenceAdded(project_id=project.pk, case_id=case.pk), by=by, at=at)


@action
def require(*, project: Project, kinds: Iterable[str], by: By, at: datetime) -> None:
    """Say who has to be at each deliberation of the project (A07)."""
    _convenes(by, at)
    RequiredKind.objects.bulk_create(
        (
            RequiredKind(community_id=by.community_id, project=project, stakeholder_kind=kind)
            for kind in kinds
        ),
        ignore_conflicts=True,
    )


@action
def hear(
    *,
    project: Project,
    dwelling: Dwelling,
    by: By,
    at: datetime,
    against: bool = False,
    words: str = "",
) -> Hearing:
    """A home near a new site was heard; heard again, its last word stands (A08)."""
    _convenes(by, at)
    said, _new = Hearing.objects.update_or_create(
        project=project,
        dwelling=dwelling,
        defaults={
            "community_id": by.community_id,
            "against": against,
            "words": one_line(words),
            "at": at,
            "heard_by_id": by.asked_id,
        },
    )
    record(HomeHeard(project_id=project.pk, dwelling_id=dwelling.pk), by=by, at=at)
    return said


@action
def verify(*, project: Project, by: By, at: datetime) -> Project:
    """Somebody looked: it is done. The watch for recurrences begins. Refused: STILL_PROMISED."""
    _convenes(by, at)
    promised = Commitment.objects.filter(resolution__meeting__project=project, done_on=None)
    remarks = ["STILL_PROMISED"] if promised.exists() else []
    if remarks and not by.history:
        raise Refused("STILL_PROMISED", _("Something that was promised is not done yet."))
    _change(project, _RUNNING, Project.State.VERIFIED, verified_on=day_of(at))
    record(ProjectVerified(project_id=project.pk), by=by, at=at, remarks=remarks)
    return project


@action
def close(*, project: Project, by: By, at: datetime) -> Project:
    """The matter is settled; while it is watched, a new complaint opens it again."""
    _convenes(by, at)
    _change(project, (Project.State.VERIFIED,), Project.State.CLOSED, closed_on=day_of(at))
    record(ProjectClosed(project_id=project.pk), by=by, at=at)
    return project


@action
def reopen(*, project: Project, by: By, at: datetime, case: Case | None = None) -> Project:
    """It came back, as this complaint shows."""
    _convenes(by, at)
    ended = (Project.State.VERIFIED, Project.State.CLOSED)
    _change(project, ended, Project.State.REOPENED, reopened_on=day_of(at))
    if case is not None:
        project.cases.add(case)
    fact = ProjectReopened(project_id=project.pk, case_id=case.pk if case else None)
    record(fact, by=by, at=at)
    return project


@action
def plan(
    *,
    by: By,
    at: datetime,
    title: str,
    decided_by: str,
    status_on: date | None = None,
    code: str = "",
) -> Plan:
    """What the community means to do, and whose decision it is."""
    if not may_plan(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee makes plans."))
    made = Plan.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Plan, by.community_id, "PL")[0],
        title=one_line(title),
        decided_by=decided_by,
        status_on=status_on or day_of(at),
    )
    record(PlanMade(plan_id=made.pk), by=by, at=at)
    return made


def _change(
    project: Project, before: Iterable[Project.State], after: Project.State, **days: date
) -> None:
    """Move a project on from where it stands. Refused: STANDS_ELSEWHERE."""
    mine = Project.objects.of(project.community_id).filter(pk=project.pk, state__in=list(before))
    if not mine.update(state=after, **days):
        raise Refused("STANDS_ELSEWHERE", _("A colleague was quicker: it stands elsewhere now."))
    project.refresh_from_db()


def _convenes(by: By, at: datetime) -> None:
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee or the grid staff do this."))
