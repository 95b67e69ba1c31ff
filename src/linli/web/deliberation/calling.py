"""Calling a meeting, and what comes on its agenda."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from linli.core.time import CHINA, day_of
from linli.deliberation.actions import agenda as topics
from linli.deliberation.actions import meetings as acts
from linli.deliberation.models import Meeting, Project, StakeholderKind
from linli.deliberation.procedure import NOTICE, PROCEDURES, is_short_notice
from linli.web.deliberation.doing import ActForm, done, press
from linli.web.deliberation.found import meeting_or_404
from linli.web.deliberation.meeting_forms import AgendaForm
from linli.web.deliberation.meetings import page_of_meeting
from linli.web.deliberation.said import POWERS
from linli.web.doors import STAFF, door
from linli.web.forms import DayField, LineField, NumberField
from linli.web.request import Request


class CallForm(ActForm):
    """When, where, about what; who has to come, and how many may decide."""

    topic = LineField(label=gettext_lazy("What is it about?"), longest=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of meeting?"),
        choices=Meeting.Kind.choices,
        widget=forms.RadioSelect,
        initial=Meeting.Kind.DELIBERATION,
    )
    on = DayField(label=gettext_lazy("Which day?"))
    hour = forms.TimeField(
        label=gettext_lazy("At what time?"),
        widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        initial="19:00",
    )
    venue = LineField(label=gettext_lazy("Where?"), longest=80)
    project = forms.ModelChoiceField(
        label=gettext_lazy("For which project?"),
        queryset=Project.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("For none"),
    )
    required_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Who has to be at the table?"),
        help_text=gettext_lazy("Whoever is missing is named in the minutes."),
        choices=StakeholderKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    entitled = NumberField(
        label=gettext_lazy("How many may decide?"),
        help_text=gettext_lazy(
            "Homes for a residents' assembly, members for an owners' committee."
        ),
        least=1,
        most=100_000,
        required=False,
    )
    at_short_notice = forms.BooleanField(
        label=gettext_lazy("It cannot wait two days"), required=False
    )

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        projects = Project.objects.of(request.community).exclude(state=Project.State.CLOSED)
        field: Any = self.fields["project"]
        field.queryset = projects.order_by("-proposed_on", "code")
        field.label_from_instance = lambda project: project.title
        chosen = field.queryset.filter(code=request.GET.get("project", "")).first()
        kinds: Any = self.fields["kind"]
        kinds.choices = [(kind.value, f"{kind.label} · {POWERS[kind]}") for kind in Meeting.Kind]
        self.initial["on"] = day_of(request.now + NOTICE) + timedelta(days=1)
        if chosen is not None:
            required = chosen.required_kinds.values_list("stakeholder_kind", flat=True)
            self.initial.update(
                {
                    "project": chosen.code,
                    "topic": chosen.title,
                    "required_kinds": list(required),
                }
            )
        else:
            self.initial["required_kinds"] = list(PROCEDURES["deliberation"].must_come)

    @property
    def said(self) -> dict[str, Any]:
        asked = dict(super().said)
        planned_at = datetime.combine(asked.pop("on"), asked.pop("hour"), CHINA)
        asked["required_kinds"] = tuple(asked["required_kinds"])
        return {"call": acts.Call(planned_at=planned_at, **asked)}


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = CallForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(request, form, acts.convene):
        messages.success(request, _("The meeting is set. Now its agenda, then tell everybody."))
        if form.result is None:
            return redirect("deliberation:meetings")
        return redirect("deliberation:meeting", form.result.code)
    status = 422 if form.errors else 200
    return render(request, "deliberation/new_meeting.html", {"form": form}, status=status)


@door(STAFF)
@require_POST
def agenda(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    form = AgendaForm(request.POST, auto_id="agenda_%s")
    if not done(request, form, topics.put_on_agenda, meeting=found):
        return page_of_meeting(request, found, agenda_form=form)
    return redirect("deliberation:meeting", found.code)


@door(STAFF)
@require_POST
def overdue(request: Request, meeting: str) -> HttpResponse:
    """What was promised and is late comes on the agenda."""
    found = meeting_or_404(request, meeting)
    taken = topics.take_up_overdue(
        meeting=found, by=request.by, at=request.now, today=day_of(request.now)
    )
    count = len(taken)
    messages.success(
        request,
        ngettext(
            "%(count)d promise is on the agenda.", "%(count)d promises are on the agenda.", count
        )
        % {"count": count},
    )
    return redirect("deliberation:meeting", found.code)


@door(STAFF)
@require_POST
def notice(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    press(request, acts.give_notice, meeting=found)
    if is_short_notice(found.planned_at, request.now):
        messages.warning(
            request, _("It hangs. It is less than two days until then: ring those who must come.")
        )
    else:
        messages.success(request, _("It hangs. Print it, and say where you put it up."))
    return redirect("deliberation:meeting", found.code)


@door(STAFF)
@require_POST
def called_off(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    press(request, acts.cancel, meeting=found)
    messages.success(request, _("It does not take place. Whoever opens its page reads so."))
    return redirect("deliberation:meeting", found.code)
