"""自治项目: where it comes from, how it goes, what was promised and kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core.time import day_of
from linli.deliberation import queries
from linli.deliberation.actions import projects as acts
from linli.deliberation.models import Commitment, Meeting, Project, Resolution
from linli.places.models import Dwelling
from linli.web.deliberation.doing import ActForm, Plain, done, press
from linli.web.deliberation.found import project_or_404
from linli.web.deliberation.overview import is_staff
from linli.web.deliberation.said import kinds_said
from linli.web.deliberation.shown import promises, rail, with_counts
from linli.web.doors import PUBLIC, STAFF, door
from linli.web.forms import LineField
from linli.web.pages import page_of
from linli.web.request import Request

_OLDEST_SHOWN = 4


class HeardForm(ActForm):
    dwelling = forms.ModelChoiceField(
        label=gettext_lazy("Which home?"),
        queryset=Dwelling.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Please choose"),
    )
    against = forms.BooleanField(label=gettext_lazy("They are against it"), required=False)
    words = LineField(
        label=gettext_lazy("What they said"),
        help_text=gettext_lazy("Only those who work on it read this."),
        longest=300,
        required=False,
    )

    def __init__(self, project: Project, data: Any = None) -> None:
        super().__init__(data, auto_id="heard_%s")
        near = [row.building.pk for row in queries.hearing_list(project)]
        homes = Dwelling.objects.of(project.community_id).filter(unit__parent__in=near)
        field: Any = self.fields["dwelling"]
        field.queryset = homes.select_related("unit__parent").order_by("code")
        field.label_from_instance = lambda home: home.door


@door(PUBLIC)
@require_safe
def listed(request: Request) -> HttpResponse:
    projects = with_counts(Project.objects.of(request.community))
    page = page_of(request, projects.order_by("-proposed_on", "code"))
    shown = {"page": page, "staff": is_staff(request)}
    return render(request, "deliberation/projects.html", shown)


@door(PUBLIC)
@require_safe
def project(request: Request, project: str) -> HttpResponse:
    return _page(request, project_or_404(request, project))


@door(STAFF)
@require_POST
def heard(request: Request, project: str) -> HttpResponse:
    found = project_or_404(request, project)
    form = HeardForm(found, request.POST)
    if not done(request, form, acts.hear, project=found):
        return _page(request, found, form)
    messages.success(request, _("Noted: this home was heard."))
    return redirect("deliberation:project", found.code)


@door(STAFF)
@require_POST
def verified(request: Request, project: str) -> HttpResponse:
    found = project_or_404(request, project)
    press(request, acts.verify, project=found)
    return redirect("deliberation:project", found.code)


@door(STAFF)
@require_POST
def closed(request: Request, project: str) -> HttpResponse:
    found = project_or_404(request, project)
    press(request, acts.close, project=found)
    messages.success(request, _("Settled. Should it come back, it opens again by itself."))
    return redirect("deliberation:project", found.code)


@door(STAFF)
@require_POST
def reopened(request: Request, project: str) -> HttpResponse:
    found = project_or_404(request, project)
    press(request, acts.reopen, project=found)
    return redirect("deliberation:project", found.code)


def _page(request: Request, project: Project, form: HeardForm | None = None) -> HttpResponse:
    staff = is_staff(request)
    promised = Commitment.objects.filter(resolution__meeting__project=project)
    cases = project.cases.all()
    near = queries.hearing_list(project)
    shown: dict[str, Any] = {
        "project": project,
        "staff": staff,
        "rail": rail(project),
        "reports": cases.count(),
        "reporters": cases.exclude(reporter=None).values("reporter").distinct().count(),
        "cases": cases.filter(public=True).select_related("category", "place__parent")[
            :_OLDEST_SHOWN
        ],
        "required": kinds_said(project.required_kinds.values_list("stakeholder_kind", flat=True)),
        "meetings": _meetings(project),
        "resolutions": _resolutions(project),
        "promises": promises(
            promised.select_related(*queries.WITH_COMMITMENT).order_by("due_on", "code"),
            day_of(request.now),
        ),
        "near": near,
        "near_m": queries.NEAR_M,
        "groups": project.self_governance_groups.order_by("founded_on"),
        "took_part": queries.took_part(project).count(),
        "watched": project.watches(day_of(request.now)),
        "plain": Plain(),
    }
    if staff and near:
        shown["heard_form"] = form or HeardForm(project)
    return render(request, "deliberation/project.html", shown, status=422 if form else 200)


def _meetings(project: Project) -> list[Meeting]:
    return list(project.meetings.order_by("planned_at", "code"))


def _resolutions(project: Project) -> list[Resolution]:
    voted = Resolution.objects.filter(meeting__project=project).select_related("meeting")
    return list(voted.order_by("meeting__held_at", "pk"))
