"""What an address names, in this community or nowhere; and whose act it is at a door."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from linli.grid.models import Case
from linli.grid.permissions import may_handle
from linli.journal.by import By
from linli.people.roles import Role
from linli.repairs.models import Share, ShareRequest
from linli.repairs.permissions import speaks_for
from linli.web.repairs.bench import Bench, Stage
from linli.web.request import Request


def cases_of(request: Request) -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.of(request.community).select_related(
        "category", "place__parent", "near", "grid", "reporter"
    )
    return found


def bench_or_404(request: Request, code: str, asked: str = "") -> Bench:
    """The bench of a case, for those who handle the case and for the bookkeeper."""
    case = get_object_or_404(cases_of(request), code=code)
    if not may_handle(request.by, case, request.now) and Role.BOOKKEEPER not in request.roles:
        raise Http404
    return Bench(case, asked)


def bench_to_work_on(request: Request, code: str, stage: Stage | str = "") -> Bench:
    """The bench of a case, for those who handle the case."""
    bench = bench_or_404(request, code, stage)
    if not may_handle(request.by, bench.case, request.now):
        raise Http404
    return bench


def sharing_of(bench: Bench) -> ShareRequest:
    """The request of a bench that has come so far."""
    if bench.request is None:
        raise Http404
    return bench.request


def request_or_404(request: Request, code: str) -> ShareRequest:
    found = ShareRequest.objects.of(request.community).select_related(
        "case__category", "case__grid", "case__place", "scope__parent", "quote"
    )
    return get_object_or_404(found, code=code)


def share_or_404(request: Request, pk: int) -> Share:
    found = Share.objects.of(request.community).select_related(
        "request__case__category",
        "request__case__grid",
        "request__case__place",
        "request__quote",
        "request__scope__parent",
        "dwelling__unit__parent__grid",
    )
    return get_object_or_404(found, pk=pk)


def own_share_or_404(request: Request, pk: int) -> Share:
    """A share of a home that the person lives in or owns; nobody else sees it (E21)."""
    share = share_or_404(request, pk)
    if not speaks_for(request.by, share, request.now):
        raise Http404
    return share


def telling(request: Request, share: Share) -> By:
    """A household's own answer, or its answer as somebody at its door wrote it down (E37)."""
    if request.by.person_id is None or speaks_for(request.by, share, request.now):
        return request.by
    return replace(request.by, person_id=None, recorded_by_id=request.by.person_id)
