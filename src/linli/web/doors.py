"""Who may come in: every view says it with one decorator, and nothing is open by default.

A visitor at a closed door is asked to log in. Somebody who is logged in and may not come in gets
404, as does everybody of another community: a stranger cannot even learn that a page exists
(guardrail E68).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from linli.journal.by import By
from linli.people.models import Person
from linli.people.roles import STAFF as STAFF_ROLES
from linli.people.roles import Role
from linli.web.request import Request

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponseBase]


@dataclass(frozen=True)
class Policy:
    """Who may come in, to be read by people (`words`), by tests (`name`) and by the door."""

    name: str
    words: str | Promise
    lets_in: Callable[[Request], bool]
    for_members: bool = True
    """Whether logging in may help somebody who was not let in."""

    def allows(self, request: Request) -> bool:
        return self.lets_in(request)


class Door(Protocol):
    """A view with its policy."""

    policy: Policy

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def _everybody(request: Request) -> bool:
    return True


def _residents(request: Request) -> bool:
    return request.person is not None or request.by.operator


def _staff(request: Request) -> bool:
    return request.by.operator or bool(request.roles & STAFF_ROLES)


def _demo(request: Request) -> bool:
    return request.community.is_demo


PUBLIC = Policy("public", _("Open to everybody."), _everybody, for_members=False)
RESIDENTS = Policy("residents", _("For people of this community."), _residents)
STAFF = Policy("staff", _("For the residents' committee and the grid."), _staff)
DEMO_ONLY = Policy("demo", _("Only in a demo community."), _demo, for_members=False)


def those_with(roles: Iterable[Role]) -> Policy:
    """For people who hold one of the roles now, anywhere in the community."""
    wanted = frozenset(roles)
    ordered = sorted(wanted)
    labels = format_lazy(", ".join("{}" for _role in ordered), *(role.label for role in ordered))
    return Policy(
        name="roles:" + ",".join(ordered),
        words=format_lazy(_("Only for: {roles}."), roles=labels),
        lets_in=lambda request: request.by.operator or bool(request.roles & wanted),
    )


def door(
    policy: Policy | None = None, *, roles: Iterable[Role] = ()
) -> Callable[[View[R, P]], Door]:
    """Declare who may come in: `@door(STAFF)` or `@door(roles={Role.BOOKKEEPER})`."""
    rule = policy or those_with(roles)

    def decorate(view: View[R, P]) -> Door:
        @functools.wraps(view)
        def enter(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            asked = cast(Request, request)
            if rule.allows(asked):
                return view(request, *args, **kwargs)
            if rule.for_members and not request.user.is_authenticated:
                return _to_log_in(asked)
            raise Http404

        enter.policy = rule  # type: ignore[attr-defined]
        return cast(Door, enter)

    return decorate


def by_for(request: Request, person: Person) -> By:
    """The act of a resident that staff enter on their behalf, with both names (guardrail E37).

    Somebody's own act stays their own. Whether the clerk may do it is the action's to say.
    """
    if person.community_id != request.community.pk:
        raise Http404
    if request.person is not None and request.person.pk == person.pk:
        return request.by
    return By(
        community_id=request.community.pk,
        person_id=person.pk,
        recorded_by_id=request.by.person_id,
        operator=request.by.operator,
    )


def _to_log_in(request: Request) -> HttpResponseBase:
    if request.htmx:
        page = request.htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(page).url)
    return redirect_to_login(request.get_full_path())
