"""居民自治小组: what neighbours look after themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.time import day_of
from linli.deliberation import queries
from linli.deliberation.actions import groups as acts
from linli.deliberation.models import Group, Meeting, Project
from linli.deliberation.permissions import may_lead_group
from linli.people.models import Person
from linli.web.deliberation.doing import ActForm, Plain, done, press
from linli.web.deliberation.found import group_or_404
from linli.web.deliberation.issues import IssueForm
from linli.web.deliberation.overview import is_staff
from linli.web.deliberation.people import person_called
from linli.web.doors import PUBLIC, RESIDENTS, STAFF, door
from linli.web.forms import LineField, TextField
from linli.web.pages import page_of
from linli.web.request import Request

_A_YEAR = timedelta(days=365)


class GroupForm(ActForm):
    name = LineField(label=gettext_lazy("What is it called?"), longest=60)
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("Which meeting founded it?"),
        queryset=Meeting.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Please choose"),
    )
    convenor = LineField(
        label=gettext_lazy("Which neighbour convenes it?"),
        help_text=gettext_lazy("Name, pinyin or code."),
    )
    project = forms.ModelChoiceField(
        label=gettext_lazy("From which project?"),
        queryset=Project.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("From none"),
    )
    charter = TextField(
        label=gettext_lazy("What it looks after, and how it decides"), longest=2000, required=False
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        self._community = request.community
        held: Any = self.fields["meeting"]
        held.queryset = (
            Meeting.objects.of(request.community)
            .filter(state__in=[Meeting.State.HELD, Meeting.State.RUNNING])
            .order_by("-held_at")
        )
        held.label_from_instance = lambda one: f"{day_of(one.held_at):%Y-%m-%d} {one.topic}"
        project: Any = self.fields["project"]
        project.queryset = Project.objects.of(request.community).order_by("-proposed_on")

    def clean_convenor(self) -> Person:
        return person_called(self._community, self.cleaned_data["convenor"])


@door(PUBLIC)
@require_safe
def listed(request: Request) -> HttpResponse:
    today = day_of(request.now)
    running = Q(members__since__lte=today) & (Q(members__until=None) | Q(members__until__gte=today))
    groups = Group.objects.of(request.community).annotate(
        people=Count("members__person", filter=running, distinct=True),
        solved=Count("issues", filter=Q(issues__solved_on__isnull=False), distinct=True),
        all_issues=Count("issues", distinct=True),
    )
    by_groups, by_committee = queries.settled_by(
        request.community, request.now - _A_YEAR, request.now
    )
    shown = {
        "page": page_of(request, groups.order_by("founded_on", "code")),
        "by_groups": by_groups,
        "settled": by_groups + by_committee,
        "staff": is_staff(request),
    }
    return render(request, "deliberation/groups.html", shown)


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = GroupForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(request, form, acts.found):
        messages.success(request, _("The group is founded. Neighbours can join it now."))
        if form.result is None:
            return redirect("deliberation:groups")
        return redirect("deliberation:group", form.result.code)
    status = 422 if form.errors else 200
    return render(request, "deliberation/new_group.html", {"form": form}, status=status)


@door(PUBLIC)
@require_safe
def group(request: Request, group: str) -> HttpResponse:
    return page_of_group(request, group_or_404(request, group))


@door(RESIDENTS)
@require_POST
def joined(request: Request, group: str) -> HttpResponse:
    found = group_or_404(request, group)
    if request.person is None:
        raise Http404
    press(request, acts.join, group=found, person=request.person)
    messages.success(request, _("Welcome. You are in the group."))
    return redirect("deliberation:group", found.code)


@door(RESIDENTS)
@require_POST
def left(request: Request, group: str) -> HttpResponse:
    found = group_or_404(request, group)
    if request.person is None:
        raise Http404
    press(request, acts.leave, group=found, person=request.person)
    messages.success(request, _("You have left the group. Come back whenever you like."))
    return redirect("deliberation:group", found.code)


def page_of_group(request: Request, group: Group, form: IssueForm | None = None) -> HttpResponse:
    """Members read the names of members; others how many they are (guardrail E20)."""
    members = list(queries.members_on(group, day_of(request.now)))
    inside = request.person in members
    issues = group.issues.select_related("led_by", "decided_in__meeting")
    page: dict[str, Any] = {
        "group": group,
        "members": members,
        "inside": inside,
        "names": inside or is_staff(request),
        "open": issues.filter(solved_on=None).order_by("opened_on", "code"),
        "solved": issues.exclude(solved_on=None).order_by("-solved_on", "code"),
        "spent": queries.spent_by(group),
        "leads": may_lead_group(request.by, group, request.now),
        "convenes": request.person is not None and request.person.pk == group.convenor_id,
        "form": form or IssueForm(auto_id="issue_%s"),
        "plain": Plain(),
    }
    return render(request, "deliberation/group.html", page, status=422 if form else 200)
