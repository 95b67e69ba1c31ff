"""Self-governance groups and the matters they look after (A10, A11)."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import clean, one_line
from linli.deliberation.facts import (
    GroupFounded,
    GroupIssueFunded,
    GroupIssueOpened,
    GroupIssueSolved,
    GroupJoined,
    GroupLeft,
)
from linli.deliberation.models import (
    Group,
    GroupIssue,
    GroupMember,
    Meeting,
    Project,
    Resolution,
)
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
    meeting: Meeting | None = None,
    charter: str = "",
    code: str = "",
) -> Group:
    """Neighbours found a group at a meeting; its convenor is its first member.

    Refused: FOUNDED_BY_NO_MEETING, NOTHING_SAID.
    """
    if not may_convene(by, at):
        raise Refused("NOT_YOURS_TO_CONVENE", _("The committee writes down a new group."))
    if not one_line(name):
        raise Refused("NOTHING_SAID", _("What is it called?"), field="name")
    remarks = [] if meeting and meeting.held_at else ["FOUNDED_BY_NO_MEETING"]
    if remarks and not by.history:
        raise Refused(
            "FOUNDED_BY_NO_MEETING",
            _("A group is founded by the neighbours at a meeting. Which one was it?"),
            field="meeting",
        )
    group = Group.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Group, by.community_id, "SG")[0],
        name=one_line(name),
        founded_on=day_of(at),
        founded_by=meeting,
        project=project,
        convenor=convenor,
        charter=clean(charter),
    )
    record(GroupFounded(group_id=group.pk), by=by, at=at, remarks=remarks)
    if not by.history:
        join(group=group, person=convenor, by=by, at=at)
    return group


@action
def join(
    *, group: Group, person: Person, by: By, at: datetime, until: date | None = None
) -> GroupMember:
    """A neighbour joins; `until` is inclusive and known only when entered afterwards.

    Who is a member stays one.
    """
    if by.person_id != person.pk:
        _leads(group, by, at)
    before = GroupMember.objects.filter(group=group, person=person, until=None).first()
    if before is not None:
        return before
    member = GroupMember.objects.create(
        community_id=by.community_id, group=group, person=person, since=day_of(at), until=until
    )
    record(GroupJoined(group_id=group.pk, person_id=person.pk), by=by, at=at)
    return member


@action
def leave(*, group: Group, person: Person, by: By, at: datetime) -> None:
    """A neighbour leaves: today is their last day. Refused: CONVENOR_STAYS, NOT_A_MEMBER."""
    if by.person_id != person.pk:
        _leads(group, by, at)
    if person.pk == group.convenor_id:
        raise Refused("CONVENOR_STAYS", _("First somebody else has to convene the group."))
    mine = GroupMember.objects.filter(group=group, person=person, until=None)
    if not mine.update(until=day_of(at)):
        raise Refused("NOT_A_MEMBER", _("They are not in the group."))
    record(GroupLeft(group_id=group.pk, person_id=person.pk), by=by, at=at)


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
def fund_issue(
    *,
    issue: GroupIssue,
    by: By,
    at: datetime,
    funding: str,
    cost_fen: int | None,
    given_fen: int = 0,
    decided_in: Resolution | None = None,
) -> GroupIssue:
    """What it costs and who pays. Neighbours are asked to give only after a meeting decided so.

    Refused: VOLUNTARY_FUNDRAISING (guardrail E34).
    """
    _leads(issue.group, by, at)
    gifts = funding == GroupIssue.Funding.GIFTS
    if gifts and (decided_in is None or not decided_in.passed):
        raise Refused(
            "VOLUNTARY_FUNDRAISING",
            _("Neighbours are asked to give only after a meeting decided it. Which one was it?"),
            field="decided_in",
        )
    issue.funding, issue.cost_fen = funding, cost_fen
    issue.given_fen, issue.decided_in = (given_fen, decided_in) if gifts else (0, None)
    issue.save(update_fields=["funding", "cost_fen", "given_fen", "decided_in"])
    fact = GroupIssueFunded(group_id=issue.group_id, group_issue_id=issue.pk, funding=funding)
    record(fact, by=by, at=at)
    return issue


@action
def solve_issue(
    *,
    issue: GroupIssue,
    by: By,
    at: datetime,
    led_by: Person | None = None,
    result: str = "",
) -> GroupIssue:
    """It is solved; whoever led it is credited by the mechanism. Refused: ALREADY_DONE."""
    _leads(issue.group, by, at)
    day = day_of(at)
    mine = GroupIssue.objects.of(by.community_id).filter(pk=issue.pk, solved_on__isnull=True)
    if not mine.update(solved_on=day, led_by=led_by, result=one_line(result)):
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
