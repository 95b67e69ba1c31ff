"""What is done with a case that is somebody else's to solve, and what they answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.grid.actions import cases, handing
from linli.grid.models import Case, Contact, ReportChannel, State
from linli.journal.by import By
from linli.web.grid import forms_of_handing as forms
from linli.web.grid.act import OPEN, RUNNING, SOLVED, Act
from linli.web.grid.act_forms import ActForm


def waits(case: Case) -> bool:
    """Whether somebody was given it and has not answered."""
    return handing.waiting_for(case) is not None


def whistled(case: Case) -> bool:
    """Whether a department was called and has not come."""
    return handing.called(case) is not None


def from_above(case: Case) -> bool:
    """Whether another office gave it to the community."""
    return case.channel == ReportChannel.HOTLINE_12345


def _take(*, case: Case, by: By, at: datetime) -> None:
    if asked := handing.waiting_for(case):
        handing.take(handing=asked, by=by, at=at)


def _send_back(*, case: Case, by: By, at: datetime, **said: Any) -> None:
    if asked := handing.waiting_for(case):
        handing.send_back(handing=asked, by=by, at=at, **said)


def _report_in(*, case: Case, by: By, at: datetime, answer: str) -> None:
    if blown := handing.called(case):
        handing.report_in(whistle=blown, by=by, at=at, answer=answer)


def _give_back(*, case: Case, by: By, at: datetime, note: str, instead: Contact | None) -> None:
    said = f"{note}\n→ {instead}" if instead else note
    cases.reject(case=case, by=by, at=at, note=said)


TAKEN = Act(
    name="taken",
    label=_("They take it"),
    icon="check",
    form=ActForm,
    do=_take,
    states=OPEN,
    only=waits,
)
SENT_BACK = Act(
    name="sent-back",
    label=_("They say it is not theirs"),
    icon="back",
    form=forms.SentBackForm,
    do=_send_back,
    states=OPEN,
    only=waits,
)
HAND = Act(
    name="hand",
    label=_("Give it to whom it belongs"),
    icon="share",
    form=forms.HandForm,
    do=handing.hand,
    states=RUNNING | {State.REPORTED},
    only=lambda case: not waits(case),
)
CAME = Act(
    name="came",
    label=_("The department came"),
    icon="check",
    form=forms.CameForm,
    do=_report_in,
    states=OPEN,
    only=whistled,
)
CALL_DEPARTMENT = Act(
    name="whistle",
    label=_("Call a department to come"),
    icon="megaphone",
    form=forms.WhistleForm,
    do=handing.whistle,
    states=RUNNING,
    only=lambda case: not whistled(case),
)
GIVE_BACK = Act(
    name="give-back",
    label=_("Not on our list: give it back"),
    icon="back",
    form=forms.GiveBackForm,
    do=_give_back,
    states=OPEN - SOLVED,
    only=from_above,
)
