"""征求意见: asking every home, online, on paper and at the door."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.time import day_of, end_of
from linli.deliberation import queries
from linli.deliberation.actions import polls as acts
from linli.deliberation.models import Poll, PollAnswer
from linli.deliberation.models.polls import AGREEMENT, SATISFACTION
from linli.people.queries import homes_of
from linli.people.roles import LEADERS, STAFF
from linli.places.models import Dwelling, Place, PlaceKind
from linli.web.deliberation.doing import ActForm, done
from linli.web.deliberation.found import poll_or_404
from linli.web.deliberation.overview import is_staff
from linli.web.deliberation.said import answer_said
from linli.web.doors import PUBLIC, door
from linli.web.doors import STAFF as STAFF_ONLY
from linli.web.forms import DayField, LineField, TextField
from linli.web.pages import page_of
from linli.web.request import Request

_A_WEEK = timedelta(days=7)
_OWN = "own"
_SETS = {"agreement": AGREEMENT, "satisfaction": SATISFACTION}


class PollForm(ActForm):
    question = LineField(label=gettext_lazy("What do you want to know?"), longest=120)
    answers = forms.ChoiceField(
        label=gettext_lazy("What can one answer?"),
        choices=[
            ("agreement", gettext_lazy("I agree / I do not agree / Not sure yet")),
            ("satisfaction", gettext_lazy("Satisfied / Not satisfied / Not sure yet")),
            (_OWN, gettext_lazy("Other answers, written below")),
        ],
        widget=forms.RadioSelect,
        initial="agreement",
    )
    own = TextField(label=gettext_lazy("Other answers, one a line"), longest=400, required=False)
    scope = forms.ModelChoiceField(
        label=gettext_lazy("Which homes are asked?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("Every home"),
    )
    closes_on = DayField(
        label=gettext_lazy("Open until which day?"),
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        self._now = request.now
        built = [PlaceKind.COMPOUND, PlaceKind.BUILDING, PlaceKind.UNIT]
        places = Place.objects.of(request.community).filter(kind__in=built)
        field: Any = self.fields["scope"]
        field.queryset = places.select_related("parent").order_by("kind", "order", "code")
        field.label_from_instance = lambda place: place.said
        self.initial["closes_on"] = day_of(request.now + _A_WEEK)
        self.fields["own"].widget.attrs["rows"] = 3

    @property
    def said(self) -> dict[str, Any]:
        asked = super().said
        own = [line for line in asked["own"].split("\n") if line.strip()]
        return {
            "question": asked["question"],
            "choices": own if asked["answers"] == _OWN else _SETS[asked["answers"]],
            "scope": asked["scope"],
            "opens_at": self._now,
            "closes_at": end_of(asked["closes_on"]),
        }

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        lines = [line for line in asked.get("own", "").split("\n") if line.strip()]
        if asked.get("answers") == _OWN and len(set(lines)) < 2:
            self.add_error("own", _("Please write at least two answers."))
        return asked


class AnswerForm(ActForm):
    answer = forms.ChoiceField(label=gettext_lazy("What do you think?"), widget=forms.RadioSelect)

    def __init__(self, poll: Poll, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        field.choices = [(choice, answer_said(choice)) for choice in poll.choices]


class DoorForm(AnswerForm):
    """What a home said on paper or at the door."""

    dwelling = forms.ModelChoiceField(
        label=gettext_lazy("Which home?"),
        queryset=Dwelling.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Please choose"),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How did they say it?"),
        choices=[
            (PollAnswer.Channel.DOOR.value, PollAnswer.Channel.DOOR.label),
            (PollAnswer.Channel.PAPER.value, PollAnswer.Channel.PAPER.label),
        ],
    )

    field_order = ("dwelling", "answer", "channel")

    def __init__(self, poll: Poll, *args: Any, **kwargs: Any) -> None:
        super().__init__(poll, *args, **kwargs)
        field: Any = self.fields["dwelling"]
        field.queryset = queries.homes_asked(poll).select_related("unit__parent").order_by("code")
        field.label_from_instance = lambda home: home.door


@door(PUBLIC)
@require_safe
def listed(request: Request) -> HttpResponse:
    polls = Poll.objects.of(request.community).select_related("scope__parent")
    page = page_of(request, polls.order_by("-opens_at", "code"))
    shown = {"page": page, "staff": is_staff(request)}
    return render(request, "deliberation/polls.html", shown)


@door(STAFF_ONLY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = PollForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(request, form, acts.ask):
        messages.success(request, _("The question is open. Ask at the doors as well."))
        if form.result is None:
            return redirect("deliberation:polls")
        return redirect("deliberation:poll", form.result.code)
    status = 422 if form.errors else 200
    return render(request, "deliberation/new_poll.html", {"form": form}, status=status)


@door(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: Request, poll: str) -> HttpResponse:
    found = poll_or_404(request, poll)
    home = _home(request, found)
    if request.method != "POST":
        return _page(request, found, home)
    if home is None:
        raise Http404
    form = AnswerForm(found, request.POST)
    if not done(request, form, acts.answer, poll=found, dwelling=home):
        return _page(request, found, home, form)
    messages.success(request, _("Thank you. You may change it until the last day."))
    return redirect("deliberation:poll", found.code)


@door(roles=STAFF | LEADERS)
@require_http_methods(["GET", "HEAD", "POST"])
def doors(request: Request, poll: str) -> HttpResponse:
    """Going from door to door: what was said, and whom nobody has reached yet."""
    found = poll_or_404(request, poll)
    form = DoorForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(request, form, acts.answer, poll=found):
        messages.success(request, _("Noted."))
        return redirect("deliberation:poll_doors", found.code)
    page = {
        "poll": found,
        "form": form,
        "open": _is_open(found, request.now),
        "reach": queries.reach_of(found),
        "page": page_of(request, queries.not_reached(found)) if is_staff(request) else None,
    }
    status = 422 if form.errors else 200
    return render(request, "deliberation/poll_doors.html", page, status=status)


def _page(
    request: Request, poll: Poll, home: Dwelling | None, form: AnswerForm | None = None
) -> HttpResponse:
    last = queries.last_answers(poll)
    said = last.get(home.pk) if home else None
    page: dict[str, Any] = {
        "poll": poll,
        "home": home,
        "said": answer_said(said) if said else "",
        "open": _is_open(poll, request.now),
        "counts": _counts(poll, last),
        "reach": queries.reach_of(poll),
        "form": form or AnswerForm(poll, initial={"answer": said}),
        "walks": is_staff(request) or bool(request.roles & LEADERS),
    }
    return render(request, "deliberation/poll.html", page, status=422 if form else 200)


def _counts(poll: Poll, last: dict[int, str]) -> list[tuple[str, int]]:
    """How many homes said what: the answers that were offered, then what else was said."""
    counted = Counter(last.values())
    others = sorted(set(counted) - set(poll.choices))
    return [(answer_said(answer), counted[answer]) for answer in [*poll.choices, *others]]


def _home(request: Request, poll: Poll) -> Dwelling | None:
    """The asker's home that the poll asks."""
    if request.person is None:
        return None
    mine = homes_of(request.person, request.now)
    ids = [home.pk for home in mine]
    asked = set(queries.homes_asked(poll).filter(pk__in=ids).values_list("pk", flat=True))
    return next((home for home in mine if home.pk in asked), None)


def _is_open(poll: Poll, now: datetime) -> bool:
    return poll.opens_at <= now <= poll.closes_at and bool(poll.choices)
