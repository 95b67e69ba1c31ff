"""Self-governance groups and the matters they look after (A10, A11)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.deliberation.facts import (
    GroupFounded,
    GroupIssueOpened,
    GroupIssueSolved,
    GroupJoined,
)
from linli.deliberation.models import Group, GroupIssue, GroupMember, Project
from linli.deliberation.permissions import may_convene, may_lead_group
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person
from linli.places.codes import fresh_codes


@action
def found(
    *,
    by: By,
    at: datetime,
    name: str,
    convenor: Person,
    project: Project | None = None,
    code: str = "",
) -> Group:
    """Neighbours found a group at a meeting."""
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee writes down a new group."))
    group = Group.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Group, by.community_id, "SG")[0],
        name=one_line(name),
        founded_on=day_of(at),
        project=project,
        convenor=convenor,
    )
    record(GroupFounded(group_id=group.pk), by=by, at=at)
    return group


@action
def join(
    *, group: Group, person: Person, by: By, at: datetime, until: date | None = None
) -> GroupMember:
    """A neighbour joins; `until` is inclusive and known only when entered afterwards."""
    if by.person_id != person.pk:
        _leads(group, by, at)
    member = GroupMember.objects.create(
        community_id=by.community_id, group=group, person=person, since=day_of(at), until=until
    )
    record(GroupJoined(group_id=group.pk, person_id=person.pk), by=by, at=at)
    return member


@action
def open_issue(*, group: Group, by: By, at: datetime, title: str, code: str = "") -> GroupIssue:
    """The group takes something up."""
    _leads(group, by, at)
    if not one_line(title):
        raise Refused("NOTHING_SAID", _("Please say what it is about."), field="title")
    issue = GroupIssue.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(GroupIssue, by.community_id, "GI")[0],
        group=group,
        title=one_line(title),
        opened_on=day_of(at),
    )
    record(GroupIssueOpened(group_id=group.pk, group_issue_id=issue.pk), by=by, at=at)
    return issue


@action
def solve_issue(
    *, issue: GroupIssue, by: By, at: datetime, led_by: Person | None = None
) -> GroupIssue:
    """It is solved; whoever led it is credited by the mechanism. Refused: ALREADY_DONE."""
    _leads(issue.group, by, at)
    day = day_of(at)
    mine = GroupIssue.objects.of(by.community_id).filter(pk=issue.pk, solved_on__isnull=True)
    if not mine.update(solved_on=day, led_by=led_by):
        raise Refused("ALREADY_DONE", _("That is already noted as done."))
    issue.solved_on, issue.led_by = day, led_by
    fact = GroupIssueSolved(
        group_id=issue.group_id,
        group_issue_id=issue.pk,
        led_by_id=led_by.pk if led_by else None,
    )
    record(fact, by=by, at=at)
    return issue


def _leads(group: Group, by: By, at: datetime) -> None:
    if not may_lead_group(by, group, at):
        raise Refused("NOT_YOURS_TO_LEAD", _("Its convenor or the committee does this."))
