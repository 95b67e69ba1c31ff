"""Tellers take down what comes on paper, by telephone and by proxy."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linli.ballots.actions.admitting import Way
from linli.ballots.actions.ballots import cast
from linli.ballots.actions.papers import read_paper
from linli.ballots.models import Channel, Paper, PaperReading, RollEntry, Vote
from linli.ballots.queries import marks_of, papers_waiting
from linli.core.time import day_of
from linli.people.models import Appointment, Person
from linli.people.roles import COMMITTEE, LEADERS, STAFF
from linli.web.ballots.forms import Doors, PaperForm, ProxyForm, TakingForm, TelephoneForm
from linli.web.ballots.found import conducted_or_404
from linli.web.doors import by_for, door
from linli.web.request import Request

_SAID = {
    Paper.State.WAITING: gettext_lazy("%(door)s is in. A colleague reads it the second time."),
    Paper.State.DISPUTED: gettext_lazy(
        "%(door)s was read in two ways. Please look at the paper again, together."
    ),
    Paper.State.COUNTED: gettext_lazy("%(door)s: read twice, in the box."),
    Paper.State.SPOILT: gettext_lazy("%(door)s: read twice, it counts for nothing."),
}


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: Request, vote: str) -> HttpResponse:
    """The first and the second reading look the same: nobody sees what a colleague read."""
    found = conducted_or_404(request, vote)
    known = {"home": request.GET.get("home", "")}
    form = PaperForm(_papers_for(request, found), request.POST or None, initial=known)
    if form.is_valid():
        entry: RollEntry = form.cleaned_data["home"]
        read = form.once(
            request,
            lambda: read_paper(
                vote=found,
                dwelling=entry.dwelling,
                by=request.by,
                at=request.now,
                reading=form.cleaned_data["reading"],
            ),
        )
        if read:
            said = _SAID[Paper.State(read.state)]
            messages.success(request, said % {"door": entry.dwelling.door})
        if not form.errors:
            return redirect("ballots:paper", vote)
    return _page(request, "ballots/paper.html", found, form)


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def telephone(request: Request, vote: str) -> HttpResponse:
    found = conducted_or_404(request, vote)
    form = TelephoneForm(_silent(found), _witnesses(request), request.POST or None)
    if form.is_valid():
        entry: RollEntry = form.cleaned_data["home"]
        way = Way(channel=Channel.TELEPHONE, witness=form.cleaned_data["witness"])
        if _taken(request, form, entry, entry.owner, way):
            return redirect("ballots:telephone", vote)
    return _page(request, "ballots/telephone.html", found, form)


@door(roles=COMMITTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def proxy(request: Request, vote: str) -> HttpResponse:
    found = conducted_or_404(request, vote)
    form = ProxyForm(request.community, _silent(found), request.POST or None)
    if form.is_valid():
        entry, document = form.cleaned_data["home"], form.cleaned_data["document"]
        way = Way(channel=Channel.PROXY, proxy_document=True, document=document)
        if _taken(request, form, entry, form.cleaned_data["proxy"], way):
            return redirect("ballots:proxy", vote)
    return _page(request, "ballots/proxy.html", found, form)


def _taken(request: Request, form: TakingForm, entry: RollEntry, who: Person, way: Way) -> bool:
    """Whether the ballot is in the box; pressing twice puts it there once."""
    form.once(
        request,
        lambda: cast(
            vote=entry.vote,
            dwelling=entry.dwelling,
            cast_by=who,
            by=by_for(request, who),
            at=request.now,
            choice=form.cleaned_data["choice"],
            way=way,
        ),
    )
    if form.errors:
        return False
    messages.success(request, _("In the box: %(door)s.") % {"door": entry.dwelling.door})
    return True


def _page(request: Request, template: str, vote: Vote, form: TakingForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"vote": vote, "form": form}, status=status)


def _silent(vote: Vote) -> Doors:
    """The homes that have not taken part, by stairwell."""
    return [
        (
            stairwell.unit.said,
            [mark.entry for mark in stairwell.marks if not mark.channel and not mark.waits],
        )
        for stairwell in marks_of(vote)
    ]


def _papers_for(request: Request, vote: Vote) -> Doors:
    """Before all others the papers that wait for this reader."""
    mine = PaperReading.objects.filter(read_by_id=request.by.person_id or 0).values("paper")
    waiting = papers_waiting(vote).exclude(state=Paper.State.WAITING, pk__in=mine)
    papers = waiting.select_related("entry__dwelling__unit__parent", "entry__owner")
    entries = _with_door(paper.entry for paper in papers.order_by("entry__dwelling__code"))
    return [*entries, *_silent(vote)]


def _with_door(entries: Iterable[RollEntry]) -> Doors:
    by_unit: dict[str, list[RollEntry]] = {}
    for entry in entries:
        name = _("To be read once more: %(stairwell)s") % {"stairwell": entry.dwelling.unit.said}
        by_unit.setdefault(name, []).append(entry)
    return list(by_unit.items())


def _witnesses(request: Request) -> QuerySet[Person]:
    """Those who hold an office here today, but for the teller."""
    running = Appointment.objects.of(request.community).running(day_of(request.now))
    held = running.filter(role__in=STAFF | LEADERS).values("person")
    people = Person.objects.of(request.community).filter(pk__in=held)
    return people.exclude(pk=request.by.person_id or 0).order_by("name_pinyin", "code")
