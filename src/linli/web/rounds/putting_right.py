"""What stands where it may not: found, talked over, gone by agreement or referred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.credit.models import RuleCode
from linli.credit.queries import points_for
from linli.grid.actions import rectifications as actions
from linli.grid.models import Rectification
from linli.grid.queries import rectified_by
from linli.web.doors import STAFF, door
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request
from linli.web.rounds.found import rectification_or_404
from linli.web.rounds.party_form import RectificationForm, found_parties
from linli.web.rounds.putting_right_steps import STEPS, Step

State = Rectification.State
_STANDING = {State.FOUND, State.TALKED, State.AGREED, State.REFUSED, State.REFERRED}
_TALKING = {State.FOUND, State.TALKED, State.REFUSED}

FILTERS: dict[str, tuple[Promise, set[State]]] = {
    "standing": (gettext_lazy("Still there"), _STANDING),
    "talking": (gettext_lazy("To be talked over"), _TALKING),
    "gone": (gettext_lazy("To be looked at again"), {State.REMOVED}),
    "all": (gettext_lazy("All"), set(State)),
}


@door(STAFF)
@require_safe
def listed(request: Request) -> HttpResponse:
    wanted = request.GET.get("state", "standing")
    wanted = wanted if wanted in FILTERS else "standing"
    mine = rectified_by(request.by, request.now)
    page = {
        "page": page_of(request, mine.filter(state__in=FILTERS[wanted][1])),
        "filters": list(_filters(mine, wanted)),
        "wanted": wanted,
    }
    return render(request, "rounds/putting_right.html", page)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = RectificationForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not form.first_time():
            return redirect("rounds:putting_right")
        try:
            made = actions.find(by=request.by, at=request.now, **form.told)
            return redirect("rounds:rectification", made.code)
        except Refused as refused:
            form.try_again()
            note(request, refused)
            form.show(refused)
    page = {"form": form, **_promise(request)}
    return render(
        request, "rounds/new_rectification.html", page, status=422 if form.errors else 200
    )


@door(STAFF)
@require_safe
def parties(request: Request) -> HttpResponse:
    """People and shops whose name begins as typed, to be tapped."""
    found = found_parties(request.community, request.GET.get("who", ""))
    return render(request, "rounds/_parties.html", {"parties": found})


@door(STAFF)
@require_safe
def one(request: Request, rectification: str) -> HttpResponse:
    return _page(request, rectification_or_404(request, rectification))


@door(STAFF)
@require_POST
def take(request: Request, rectification: str, step: str) -> HttpResponse:
    found = rectification_or_404(request, rectification)
    named = next((one for one in STEPS if one.name == step), None)
    if named is None:
        raise Http404
    form = named.form(request.POST)
    if found.state not in named.states:
        messages.warning(request, _("A colleague was quicker: this is how it stands now."))
    elif not form.is_valid() or not _taken(request, found, named, form):
        return _page(request, found, (named, form))
    return redirect("rounds:rectification", found.code)


def _taken(request: Request, found: Rectification, step: Step, form: OnceForm) -> bool:
    if not form.first_time():
        return True
    values = {name: value for name, value in form.cleaned_data.items() if name != "key"}
    try:
        step.do(rectification=found, by=request.by, at=request.now, **values)
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        found.refresh_from_db()
        return False
    messages.success(request, _("Noted."))
    return True


def _page(
    request: Request, found: Rectification, refused: tuple[Step, OnceForm] | None = None
) -> HttpResponse:
    page = {
        "one": found,
        "days": list(_days(found)),
        "steps": list(_offered(found, refused)),
        **_promise(request),
    }
    return render(request, "rounds/rectification.html", page, status=422 if refused else 200)


def _offered(
    found: Rectification, refused: tuple[Step, OnceForm] | None
) -> Iterator[tuple[Step, OnceForm]]:
    for step in STEPS:
        if found.state in step.states:
            again = refused is not None and refused[0] == step
            yield step, refused[1] if refused is not None and again else step.form()


def _days(found: Rectification) -> Iterator[tuple[Any, str]]:
    """What happened, in the order in which it does."""
    yield found.found_on, _("It was found")
    if found.talked_on:
        yield found.talked_on, _("Talked over")
    if found.refused_on:
        yield found.refused_on, _("They did not agree")
    if found.authority_document:
        yield None, _("Referred: %(document)s") % {"document": found.authority_document}
    if found.agreed_on:
        yield found.agreed_on, _("They agreed")
    if found.removed_on:
        yield found.removed_on, _("Gone")
    if found.reinspected_on:
        yield found.reinspected_on, _("Looked at again")


def _filters(mine: QuerySet[Rectification], wanted: str) -> Iterator[dict[str, Any]]:
    states = list(mine.order_by().values_list("state", flat=True))
    for name, (label, of) in FILTERS.items():
        count = sum(state in of for state in states)
        yield {"name": name, "label": label, "count": count, "current": name == wanted}


def _promise(request: Request) -> dict[str, int | None]:
    """What putting it right earns by the rules in force; None where there is no such rule."""
    day = day_of(request.now)
    return {
        "person_points": points_for(request.community, RuleCode.COOPERATED_RECTIFICATION, day),
        "shop_points": points_for(request.community, RuleCode.SHOP_COOPERATED_RECTIFICATION, day),
    }
