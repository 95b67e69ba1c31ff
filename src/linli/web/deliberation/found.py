"""What an address names in this community, or nothing."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from linli.deliberation.models import (
    AgendaItem,
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    Poll,
    Project,
    Resolution,
)
from linli.places.models import Coded
from linli.web.request import Request

C = TypeVar("C", bound=Coded)


def project_or_404(request: Request, code: str) -> Project:
    projects = Project.objects.of(request.community).select_related("category", "place__parent")
    return _named(projects, code)


def meeting_or_404(request: Request, code: str) -> Meeting:
    return _named(Meeting.objects.of(request.community).select_related("project"), code)


def topic_or_404(request: Request, code: str) -> AgendaItem:
    return _named(AgendaItem.objects.of(request.community).select_related("meeting"), code)


def resolution_or_404(request: Request, code: str) -> Resolution:
    return _named(Resolution.objects.of(request.community).select_related("meeting__project"), code)


def commitment_or_404(request: Request, code: str) -> Commitment:
    found = Commitment.objects.of(request.community)
    return _named(found.select_related("resolution__meeting__project", "owner", "facility"), code)


def group_or_404(request: Request, code: str) -> Group:
    return _named(Group.objects.of(request.community).select_related("convenor", "project"), code)


def issue_or_404(request: Request, code: str) -> GroupIssue:
    return _named(GroupIssue.objects.of(request.community).select_related("group__convenor"), code)


def poll_or_404(request: Request, code: str) -> Poll:
    return _named(Poll.objects.of(request.community).select_related("scope__parent"), code)


def _named(rows: QuerySet[C], code: str) -> C:
    return get_object_or_404(rows, code=code)
