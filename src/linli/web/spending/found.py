"""What an address names, in this community or nowhere."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from linli.people.queries import homes_of
from linli.places.models import Dwelling
from linli.spending.models import Budget, Improvement
from linli.web.request import Request


def budget_or_404(request: Request, code: str) -> Budget:
    return get_object_or_404(Budget.objects.of(request.community), code=code)


def improvement_or_404(request: Request, code: str) -> Improvement:
    found = Improvement.objects.of(request.community).select_related("budget")
    return get_object_or_404(found, code=code)


def own_homes(request: Request) -> list[Dwelling]:
    """The homes for which whoever asks may choose."""
    if request.person is None:
        return []
    return list(
        homes_of(request.person, request.now).select_related("unit__parent").order_by("code")
    )
