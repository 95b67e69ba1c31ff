"""What residents want talked over, and what they were answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from linli.deliberation.actions import agenda as acts
from linli.deliberation.models import AgendaItem, Meeting
from linli.deliberation.queries import topics_waiting
from linli.web.deliberation.doing import ActForm, done
from linli.web.deliberation.found import meeting_or_404, topic_or_404
from linli.web.deliberation.meeting_forms import TopicForm
from linli.web.deliberation.meetings import page_of_meeting
from linli.web.deliberation.overview import is_staff
from linli.web.doors import RESIDENTS, STAFF, door
from linli.web.forms import LineField
from linli.web.request import Request

MOST = 30


class AcceptForm(ActForm):
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("At which meeting?"),
        queryset=Meeting.objects.none(),
        to_field_name="code",
        empty_label=None,
    )

    def __init__(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = Meeting.objects.of(request.community).filter(
            state__in=[Meeting.State.PLANNED, Meeting.State.NOTICED, Meeting.State.RUNNING],
            planned_at__date__gte=request.now.date(),
        )
        field: Any = self.fields["meeting"]
        field.queryset = ahead.order_by("planned_at")
        field.label_from_instance = lambda one: one.topic


class DeclineForm(ActForm):
    why = LineField(
        label=gettext_lazy("Why not?"),
        help_text=gettext_lazy("Whoever proposed it reads this."),
        longest=200,
    )


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: Request) -> HttpResponse:
    form = TopicForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(request, form, acts.propose_topic):
        messages.success(request, _("Thank you. You will find the answer here."))
        return redirect("deliberation:topics")
    return _page(request, form)


@door(RESIDENTS)
@require_POST
def propose(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    form = TopicForm(request.POST, auto_id="topic_%s")
    if not done(request, form, acts.propose_topic, meeting=found):
        return page_of_meeting(request, found, topic_form=form)
    messages.success(request, _("Thank you. You will find the answer here."))
    return redirect("deliberation:topics")


@door(STAFF)
@require_POST
def accept(request: Request, topic: str) -> HttpResponse:
    found = topic_or_404(request, topic)
    form = AcceptForm(request, request.POST, auto_id=f"{found.code}_%s")
    if not done(request, form, acts.accept, item=found):
        return _page(request, TopicForm(), refused={found.pk: form})
    messages.success(request, _("It is on the agenda."))
    return redirect("deliberation:topics")


@door(STAFF)
@require_POST
def decline(request: Request, topic: str) -> HttpResponse:
    found = topic_or_404(request, topic)
    form = DeclineForm(request.POST, auto_id=f"{found.code}_no_%s")
    if not done(request, form, acts.decline, item=found):
        return _page(request, TopicForm(), refused={found.pk: form})
    messages.success(request, _("Answered."))
    return redirect("deliberation:topics")


def _page(
    request: Request, form: TopicForm, refused: dict[int, ActForm] | None = None
) -> HttpResponse:
    page = {
        "form": form,
        "mine": _mine(request),
        "waiting": _waiting(request, refused or {}) if is_staff(request) else [],
        "staff": is_staff(request),
    }
    status = 422 if refused or form.errors else 200
    return render(request, "deliberation/topics.html", page, status=status)


def _mine(request: Request) -> list[AgendaItem]:
    if request.person is None:
        return []
    mine = AgendaItem.objects.of(request.community).filter(proposed_by=request.person)
    return list(mine.select_related("meeting", "resolution").order_by("-proposed_at")[:MOST])


def _waiting(request: Request, refused: dict[int, ActForm]) -> list[dict[str, Any]]:
    """Each topic with the two answers."""
    return [_answers(request, topic, refused) for topic in topics_waiting(request.community)[:MOST]]


def _answers(request: Request, topic: AgendaItem, refused: dict[int, ActForm]) -> dict[str, Any]:
    form = refused.get(topic.pk)
    accept = (
        form
        if isinstance(form, AcceptForm)
        else AcceptForm(
            request,
            auto_id=f"{topic.code}_%s",
            initial={"meeting": topic.meeting.code if topic.meeting else None},
        )
    )
    no = form if isinstance(form, DeclineForm) else DeclineForm(auto_id=f"{topic.code}_no_%s")
    return {"topic": topic, "accept": accept, "decline": no, "refused": form}
