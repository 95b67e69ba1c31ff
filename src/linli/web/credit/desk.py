"""The committee's points desk: what was given lately, and one neighbour's statement at a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.credit.looks import look_at_points
from linli.credit.models import Award
from linli.credit.queries import balance_of, latest_awards, looked_today, membership_of, totals
from linli.insight.points import facts_behind, matters_of, statement_of
from linli.people.models import Person
from linli.people.roles import COMMITTEE
from linli.web.credit.forms import LookForm
from linli.web.credit.mine import before
from linli.web.doors import door
from linli.web.middleware import note
from linli.web.people.found import people_of, person_or_404
from linli.web.request import Request

PAGE = 30
FOUND = 12


@door(roles=COMMITTEE)
@require_safe
def desk(request: Request) -> HttpResponse:
    words = one_line(request.GET.get("q", ""))[:60]
    found = _found(request, words) if words else []
    if request.htmx:
        return render(request, "credit/_found.html", {"found": found, "words": words})
    return render(
        request,
        "credit/desk.html",
        {
            "totals": totals(request.community, request.now),
            "found": found,
            "words": words,
            **_latest(request),
        },
    )


@door(roles=COMMITTEE)
@require_safe
def person(request: Request, person: str) -> HttpResponse:
    return _page(request, person_or_404(request, person), LookForm())


@door(roles=COMMITTEE)
@require_POST
def look(request: Request, person: str) -> HttpResponse:
    whose = person_or_404(request, person)
    form = LookForm(request.POST)
    if form.is_valid():
        try:
            look_at_points(person=whose, by=request.by, at=request.now, **form.cleaned_data)
            return redirect("credit:person", whose.code)
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    return _page(request, whose, form)


def _found(request: Request, words: str) -> list[Person]:
    named = Person.objects.of(request.community).found_by(words).values("pk")
    return list(people_of(request).filter(pk__in=named).order_by("name_pinyin", "code")[:FOUND])


def _latest(request: Request) -> dict[str, Any]:
    """A page of awards with what each was for. People are not named in a list (E04, E63)."""
    given = latest_awards(request.community)
    start = before(request)
    page = list((given.filter(pk__lt=start) if start else given)[: PAGE + 1])
    shown = page[:PAGE]
    matters = matters_of(facts_behind(award.because_id for award in shown).values())
    return {
        "awards": [_listed(award, matters) for award in shown],
        "next": shown[-1].pk if len(page) > PAGE else None,
        "earlier": start is not None,
    }


def _listed(award: Award, matters: dict[int, Any]) -> dict[str, Any]:
    return {"award": award, "matter": matters.get(award.because_id)}


def _page(request: Request, whose: Person, form: LookForm) -> HttpResponse:
    """The statement for whoever has said today why they look; before that only the question."""
    page: dict[str, Any] = {"whose": whose, "form": form}
    own = request.person is not None and request.person.pk == whose.pk
    if own or looked_today(whose, request.by.person_id, request.now):
        page |= {
            "open": True,
            "balance": balance_of(whose),
            "membership": membership_of(whose, request.now),
            "statement": statement_of(whose, before(request)),
            "earlier": before(request) is not None,
        }
    return render(request, "credit/person.html", page, status=422 if form.errors else 200)
