"""What a group takes up: its cost, who pays, what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from linli.deliberation.actions import groups as acts
from linli.deliberation.models import Group, GroupIssue, Resolution
from linli.deliberation.permissions import may_lead_group
from linli.people.models import Person
from linli.web.deliberation.doing import ActForm, done
from linli.web.deliberation.found import group_or_404, issue_or_404
from linli.web.deliberation.people import person_called
from linli.web.doors import RESIDENTS, door
from linli.web.forms import LineField, YuanField
from linli.web.request import Request


class IssueForm(ActForm):
    title = LineField(label=gettext_lazy("What does the group take up?"), longest=60)


class FundForm(ActForm):
    funding = forms.ChoiceField(
        label=gettext_lazy("Who pays?"),
        choices=GroupIssue.Funding.choices,
        widget=forms.RadioSelect,
    )
    cost_fen = YuanField(label=gettext_lazy("What it costs, in yuan"), required=False)
    given_fen = YuanField(label=gettext_lazy("What neighbours gave, in yuan"), required=False)
    decided_in = forms.ModelChoiceField(
        label=gettext_lazy("Which meeting decided to ask for gifts?"),
        help_text=gettext_lazy("Giving is free. Nobody reads who gave and who did not."),
        queryset=Resolution.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("None yet"),
    )

    def __init__(self, issue: GroupIssue, data: Any = None) -> None:
        super().__init__(data, auto_id="fund_%s")
        field: Any = self.fields["decided_in"]
        field.queryset = Resolution.objects.of(issue.community_id).filter(passed=True)
        field.label_from_instance = lambda one: one.text[:60]
        self.initial.update(
            {
                "funding": issue.funding,
                "cost_fen": _yuan(issue.cost_fen),
                "given_fen": _yuan(issue.given_fen or None),
                "decided_in": issue.decided_in.code if issue.decided_in else None,
            }
        )

    @property
    def said(self) -> dict[str, Any]:
        asked = super().said
        return asked | {"given_fen": asked["given_fen"] or 0}


class SolvedForm(ActForm):
    led_by = LineField(
        label=gettext_lazy("Which neighbour led it?"),
        help_text=gettext_lazy("Name, pinyin or code. They will be thanked."),
        required=False,
    )
    result = LineField(label=gettext_lazy("What came of it?"), longest=200, required=False)

    def __init__(self, issue: GroupIssue, data: Any = None) -> None:
        super().__init__(data, auto_id="solved_%s")
        self._community = issue.group.community

    def clean_led_by(self) -> Person | None:
        words = self.cleaned_data["led_by"]
        return person_called(self._community, words) if words else None


@door(RESIDENTS)
@require_POST
def new(request: Request, group: str) -> HttpResponse:
    found = _led(request, group_or_404(request, group))
    form = IssueForm(request.POST, auto_id="issue_%s")
    if done(request, form, acts.open_issue, group=found):
        messages.success(request, _("The group has taken it up."))
        return redirect("deliberation:group", found.code)
    return render(
        request, "deliberation/new_issue.html", {"group": found, "form": form}, status=422
    )


@door(RESIDENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: Request, issue: str) -> HttpResponse:
    found = issue_or_404(request, issue)
    _led(request, found.group)
    if request.method != "POST":
        return _page(request, found)
    form = FundForm(found, request.POST)
    if not done(request, form, acts.fund_issue, issue=found):
        return _page(request, found, fund=form)
    messages.success(request, _("Kept. Everybody can read it."))
    return redirect("deliberation:group", found.group.code)


@door(RESIDENTS)
@require_POST
def solved(request: Request, issue: str) -> HttpResponse:
    found = issue_or_404(request, issue)
    _led(request, found.group)
    form = SolvedForm(found, request.POST)
    if not done(request, form, acts.solve_issue, issue=found):
        return _page(request, found, solved=form)
    messages.success(request, _("Solved, by neighbours. Thank you."))
    return redirect("deliberation:group", found.group.code)


def _page(
    request: Request,
    issue: GroupIssue,
    *,
    fund: FundForm | None = None,
    solved: SolvedForm | None = None,
) -> HttpResponse:
    page = {
        "issue": issue,
        "fund": fund or FundForm(issue),
        "solved": solved or SolvedForm(issue),
    }
    return render(request, "deliberation/issue.html", page, status=422 if fund or solved else 200)


def _led(request: Request, group: Group) -> Group:
    """A group that whoever asks convenes, or that the committee looks after."""
    if not may_lead_group(request.by, group, request.now):
        raise Http404
    return group


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else f"{fen // 100}.{fen % 100:02d}"
