"""Writing the minutes, having them confirmed, hanging them up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from linli.deliberation.actions import minutes as acts
from linli.web.deliberation.doing import ActForm, done, press
from linli.web.deliberation.draft import draft_of
from linli.web.deliberation.found import meeting_or_404
from linli.web.deliberation.meeting_forms import WrongForm
from linli.web.deliberation.meetings import page_of_meeting
from linli.web.doors import RESIDENTS, STAFF, door
from linli.web.forms import TextField
from linli.web.request import Request


class MinutesForm(ActForm):
    text = TextField(
        label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("Drafted from what happened. Add what was said, without names."),
        longest=8000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 16


@door(STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    if request.method == "POST":
        form = MinutesForm(request.POST)
        if done(request, form, acts.write_minutes, meeting=found):
            messages.success(request, _("Kept. Those who were there can confirm it now."))
            return redirect("deliberation:meeting", found.code)
    else:
        form = MinutesForm(initial={"text": found.minutes or draft_of(found)})
    page = {"meeting": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "deliberation/minutes.html", page, status=status)


@door(RESIDENTS)
@require_POST
def answer(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    if request.POST.get("right") == "1":
        press(request, acts.answer_minutes, meeting=found, right=True)
    else:
        form = WrongForm(request.POST, auto_id="wrong_%s")
        if not done(request, form, acts.answer_minutes, meeting=found):
            return page_of_meeting(request, found, minutes_form=form)
    messages.success(request, _("Thank you for looking."))
    return redirect("deliberation:meeting", found.code)


@door(STAFF)
@require_POST
def publish(request: Request, meeting: str) -> HttpResponse:
    found = meeting_or_404(request, meeting)
    press(request, acts.publish_minutes, meeting=found)
    messages.success(request, _("The minutes hang for everybody."))
    return redirect("deliberation:meeting", found.code)
