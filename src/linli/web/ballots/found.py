"""What an address names, in this community or nowhere."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from linli.ballots.models import Vote
from linli.ballots.permissions import may_conduct
from linli.web.request import Request


def votes_for(request: Request) -> QuerySet[Vote]:
    """Every vote that whoever asks may know of: a draft is the committee's own."""
    found: QuerySet[Vote] = Vote.objects.of(request.community).select_related("scope__parent")
    if may_conduct(request.by, request.now):
        return found
    return found.exclude(state=Vote.State.DRAFTED)


def vote_or_404(request: Request, code: str) -> Vote:
    return get_object_or_404(votes_for(request), code=code)


def conducted_or_404(request: Request, code: str) -> Vote:
    """A vote, for those who conduct it."""
    found = vote_or_404(request, code)
    if not may_conduct(request.by, request.now):
        raise Http404
    return found
