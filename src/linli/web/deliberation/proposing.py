"""A project is taken up from what many told: staff see where it gathers, and choose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linli.deliberation.actions.projects import propose, require
from linli.deliberation.models import Project, StakeholderKind
from linli.deliberation.queries import clusters, much_asked
from linli.grid.models import Case
from linli.grid.queries import NAMED
from linli.journal.by import By
from linli.journal.record import action
from linli.web.deliberation.doing import ActForm, done
from linli.web.doors import STAFF, door
from linli.web.forms import LineField
from linli.web.request import Request

MOST = 30


class ProjectForm(ActForm):
    """`cases` are the reports it grows from."""

    title = LineField(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("Place and matter, no names."),
        longest=60,
    )
    cases = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which reports does it come from?"),
        queryset=Case.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Who has to be at the table?"),
        choices=StakeholderKind.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[StakeholderKind.RESIDENTS],
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        codes = (request.POST if data else request.GET).getlist("cases")[:MOST]
        offered = Case.objects.of(request.community).problems()
        offered = offered.filter(code__in=codes, projects__isnull=True).select_related(*NAMED)
        field: Any = self.fields["cases"]
        field.queryset = offered.order_by("-reported_at", "pk")
        field.label_from_instance = lambda case: f"{case.headline} · {case.code}"
        self.initial["cases"] = codes
        first = field.queryset.first()
        self.initial["title"] = str(first.headline)[:60] if first else ""


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    if request.method == "POST":
        form = ProjectForm(request, request.POST)
        if not done(request, form, _propose):
            return render(request, "deliberation/new_project.html", {"form": form}, status=422)
        messages.success(request, _("It is a project now. Next: call a meeting."))
        if form.result is None:
            return redirect("deliberation:projects")
        return redirect("deliberation:project", form.result.code)
    if "cases" not in request.GET:
        return _where_it_gathers(request)
    return render(request, "deliberation/new_project.html", {"form": ProjectForm(request)})


def _where_it_gathers(request: Request) -> HttpResponse:
    problems = Case.objects.of(request.community).problems()
    least = request.community.thresholds.meeting_me_too
    page = {
        "clusters": clusters(problems),
        "asked": much_asked(problems.open(), least)[:MOST],
        "least": least,
    }
    return render(request, "deliberation/gathering.html", page)


@action
def _propose(
    *, by: By, at: datetime, title: str, cases: Iterable[Case], kinds: list[str]
) -> Project:
    """The project lies where its first report lies, and is of its kind."""
    evidence = list(cases)
    project = propose(
        by=by,
        at=at,
        title=title,
        place=evidence[0].place,
        category=evidence[0].category,
        cases=evidence,
    )
    require(project=project, kinds=kinds, by=by, at=at)
    return project
