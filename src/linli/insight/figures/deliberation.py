from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from linli.core.time import day_of, local
from linli.deliberation.models import (
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    Plan,
    Poll,
    PollAnswer,
    Project,
    Resolution,
)
from linli.deliberation.rules import distance_dm, farther, metres, missing_kinds
from linli.grid.models import Case
from linli.places.models import Community


def deliberation(community: Community, as_of: datetime) -> dict[str, Any]:
    """Projects, meetings and what came of them; groups; what people think."""
    today = day_of(as_of)
    projects = Project.objects.of(community).filter(proposed_on__lte=today).order_by("code")
    groups = Group.objects.of(community).filter(founded_on__lte=today)
    solved = GroupIssue.objects.of(community).filter(solved_on__lte=today)
    polls = Poll.objects.of(community).filter(opens_at__lte=as_of).order_by("code")
    return {
        "projects": {project.code: _project(project, as_of) for project in projects},
        "groups": groups.count(),
        "first_group": _first_group(groups.order_by("founded_on", "code").first(), today),
        "group_issues_solved": solved.count(),
        "polls": {poll.code: _poll(poll, as_of) for poll in polls},
        "plans": Plan.objects.of(community).count(),
    }


def _project(project: Project, as_of: datetime) -> dict[str, Any]:
    cases = project.cases.all()
    reporters = cases.filter(reporter__isnull=False).values("reporter").distinct()
    return {
        "origin_reports": cases.count(),
        "origin_reporters": reporters.count(),
        **_meetings(project, as_of),
        **_commitments(project, as_of),
        "recurrences_in_watch": _recurrences(project, as_of),
    }


def _meetings(project: Project, as_of: datetime) -> dict[str, Any]:
    held = project.meetings.filter(held_at__lte=as_of).order_by("held_at", "code")
    deliberations = held.filter(kind=Meeting.Kind.DELIBERATION)
    required = list(project.required_kinds.values_list("stakeholder_kind", flat=True))
    present = {
        meeting.code: {one.stakeholder_kind for one in meeting.attendance.all()}
        for meeting in deliberations.prefetch_related("attendance")
    }
    missing = {code: missing_kinds(required, kinds) for code, kinds in present.items()}
    resolutions = Resolution.objects.filter(meeting__in=held)
    return {
        "meetings_held": len(present),
        "meeting_dates": [
            local(at).date().isoformat()
            for at in deliberations.values_list("held_at", flat=True)
            if at
        ],
        "stakeholder_kinds": {code: len(kinds) for code, kinds in present.items()},
        "missing_kinds": {code: kinds for code, kinds in missing.items() if kinds},
        "other_meetings_held": held.exclude(kind=Meeting.Kind.DELIBERATION).count(),
        "resolutions_passed": resolutions.filter(passed=True).count(),
        "resolutions_failed": resolutions.filter(passed=False).count(),
    }


def _commitments(project: Project, as_of: datetime) -> dict[str, Any]:
    today = day_of(as_of)
    made = Commitment.objects.filter(resolution__meeting__project=project)
    done = [
        one
        for one in made.select_related("facility", "from_facility").order_by("code")
        if one.done_on is not None and one.done_on <= today
    ]
    added = [one for one in done if one.kind == Commitment.Kind.ADD_FACILITY]
    measured = [(one, _points(one)) for one in added]
    return {
        "commitments_on_time": sum(one.done_on <= one.due_on for one in done if one.done_on),
        "commitments_late": sum(one.done_on > one.due_on for one in done if one.done_on),
        "commitments_open": made.count() - len(done),
        "facilities_added": len(added),
        "distances_m": {
            one.facility.code: metres(distance_dm(*points))
            for one, points in measured
            if points and one.facility
        },
        "all_farther_than_required": all(
            points is not None and farther(*points, one.min_distance_m or 0)
            for one, points in measured
        )
        if added
        else None,
    }


def _points(commitment: Commitment) -> tuple[int, int, int, int] | None:
    """Where the facility lies and where it is measured from, in local metres."""
    one, other = commitment.facility, commitment.from_facility
    if one is None or other is None:
        return None
    if one.x_m is None or one.y_m is None or other.x_m is None or other.y_m is None:
        return None
    return one.x_m, one.y_m, other.x_m, other.y_m


def _recurrences(project: Project, as_of: datetime) -> int:
    if project.verified_on is None or project.category is None:
        return 0
    same = (
        Case.objects.of(project.community_id)
        .problems()
        .filter(category=project.category, place=project.place, reported_at__lte=as_of)
    )
    first = project.verified_on + timedelta(days=1)
    last = project.verified_on + timedelta(days=project.watch_days)
    days = (day_of(at) for at in same.values_list("reported_at", flat=True))
    return sum(first <= day <= last for day in days)


def _first_group(group: Group | None, today: date) -> dict[str, Any] | None:
    if group is None:
        return None
    members = group.members.filter(since__lte=today)
    members = members.filter(Q(until__isnull=True) | Q(until__gte=today))
    issues = group.issues.filter(opened_on__lte=today)
    solved = issues.filter(solved_on__lte=today).count()
    return {
        "group_id": group.code,
        "founded_on": group.founded_on.isoformat(),
        "members": members.values("person").distinct().count(),
        "issues_solved": solved,
        "issues_open": issues.count() - solved,
    }


def _poll(poll: Poll, as_of: datetime) -> dict[str, Any]:
    said = PollAnswer.objects.filter(poll=poll, at__lte=as_of).order_by("at", "id")
    last = dict(said.values_list("dwelling", "answer"))
    return {
        "dwellings_answering": len(last),
        "answers": dict(sorted(Counter(last.values()).items())),
    }
