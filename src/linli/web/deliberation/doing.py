"""One act of a form, done once; what was refused stands beside its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BoundField

from linli.core.refused import Refused
from linli.web.middleware import note
from linli.web.once import OnceForm
from linli.web.request import Request


class ActForm(OnceForm):
    """What is asked before an act. `said` are the act's arguments, `result` what it returned."""

    result: Any = None

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


class Plain:
    """The id of a form that is only a button: another one each time a template writes it."""

    @property
    def key(self) -> BoundField:
        return ActForm(auto_id=False)["key"]


def done(request: Request, form: ActForm, act: Callable[..., object], **more: Any) -> bool:
    """Whether it is done, now or by the same form before; False when the form says why not."""
    if not form.is_valid():
        return False
    if not form.first_time():
        return True
    try:
        form.result = act(by=request.by, at=request.now, **more, **form.said)
    except Refused as refused:
        form.try_again()
        note(request, refused)
        form.show(refused)
        return False
    return True


def press(request: Request, act: Callable[..., object], **more: Any) -> None:
    """Do what a button alone asks for, once. Raises what the act refuses, to be shown on a page."""
    form = ActForm(request.POST)
    if not form.is_valid() or not form.first_time():
        return
    try:
        act(by=request.by, at=request.now, **more)
    except Refused:
        form.try_again()
        raise
