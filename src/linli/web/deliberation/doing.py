"""One act of a form, done once; what was refused stands beside its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BoundField

from linli.journal.once import once
from linli.web.forms import Keyed
from linli.web.request import Request


class ActForm(Keyed):
    """What is asked before an act. `said` are the act's arguments, `result` what it returned."""

    result: Any = None

    @property
    def said(self) -> dict[str, Any]:
        return self.told


class Plain:
    """The id of a form that is only a button: another one each time a template writes it."""

    @property
    def key(self) -> BoundField:
        return ActForm(auto_id=False)["key"]


def done(request: Request, form: ActForm, act: Callable[..., object], **more: Any) -> bool:
    """Whether it is done, now or by the same form before; False when the form says why not."""
    if not form.is_valid():
        return False
    form.result = form.once(
        request, lambda: act(by=request.by, at=request.now, **more, **form.said)
    )
    return not form.errors


def press(request: Request, act: Callable[..., object], **more: Any) -> None:
    """Do what a button alone asks for, once. Raises what the act refuses, to be shown on a page."""
    form = ActForm(request.POST)
    if form.is_valid():
        key = form.cleaned_data["key"]
        once(key=key, by=request.by, do=lambda: act(by=request.by, at=request.now, **more))
