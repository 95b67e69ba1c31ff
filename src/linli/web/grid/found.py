"""What an address names, in this community and for whoever asks, or nothing."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from linli.grid.models import Case, Contact
from linli.grid.permissions import may_handle, may_see
from linli.grid.queries import NAMED
from linli.web.request import Request


def case_or_404(request: Request, code: str) -> Case:
    """A case that the asker may see."""
    cases = Case.objects.of(request.community).select_related(
        *NAMED, "category__parent", "community", "reporter", "led_by", "merged_into"
    )
    case = get_object_or_404(cases, code=code)
    if not may_see(request.by, case, request.now):
        raise Http404
    return case


def handled_or_404(request: Request, code: str) -> Case:
    """A case that the asker handles."""
    case = case_or_404(request, code)
    if not may_handle(request.by, case, request.now):
        raise Http404
    return case


def contact_or_404(request: Request, code: str) -> Contact:
    return get_object_or_404(Contact.objects.of(request.community), code=code)
