"""What the sub-district sees: what was handed up to it, and how the community does on the whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.core.refused import Refused
from linli.grid.actions.supervising import supervise as say
from linli.grid.queries import handed_up
from linli.insight.rates import rates_of
from linli.people.roles import Role
from linli.web.doors import door
from linli.web.forms import TextField
from linli.web.grid.clock import running_clock
from linli.web.grid.found import case_or_404
from linli.web.grid.standing import in_words
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.pages import page_of
from linli.web.request import Request

SUPERVISORS = {Role.SUBDISTRICT_SUPERVISOR}


class SuperviseForm(OnceForm):
    note = TextField(
        label=gettext_lazy("What you expect, and until when"),
        help_text=gettext_lazy("Everybody can read it."),
        longest=400,
    )


@door(roles=SUPERVISORS)
@require_safe
def supervised(request: Request) -> HttpResponse:
    """Single cases only where they were handed up; of all others the figures (guardrail E68)."""
    page = page_of(request, handed_up(request.community))
    rows = [(case, in_words(case), running_clock(case, request.now)) for case in page.rows]
    shown = {"rows": rows, "page": page, "rates": rates_of(request.community, request.now)}
    return render(request, "grid/supervised.html", shown)


@door(roles=SUPERVISORS)
@require_POST
def supervise(request: Request, case: str) -> HttpResponse:
    found = case_or_404(request, case)
    form = SuperviseForm(request.POST)
    if form.is_valid() and form.first_time():
        try:
            say(case=found, by=request.by, at=request.now, note=form.cleaned_data["note"])
            messages.success(request, _("Said. Everybody can read it."))
        except Refused as refused:
            form.try_again()
            note(request, refused)
            messages.error(request, str(refused.message))
    elif form.errors:
        messages.warning(request, _("Please write what you expect."))
    return redirect("grid:case", found.code)
