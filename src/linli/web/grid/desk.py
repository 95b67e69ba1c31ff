"""What those who handle a case find beside its thread: what to do next, and what to decide."""

from __future__ import annotations

from typing import Any

from linli.core.time import day_of
from linli.grid.actions.handing import called, waiting_for
from linli.grid.known import like_it
from linli.grid.models import Case, Contact
from linli.grid.responsible import duty_of, is_authority
from linli.grid.rules import on_duty
from linli.web.grid.act import Act
from linli.web.grid.act_forms import ActForm
from linli.web.grid.acts import acts_for
from linli.web.grid.acts_of_recurrence import to_judge
from linli.web.grid.known import with_words
from linli.web.links import link
from linli.web.request import Request

SIDE_BY_SIDE = 3
"""So many acts stand open to the thumb; the others are one tap further."""

Refusal = tuple[str, ActForm]
"""The name of an act, and its form with what was refused."""


def desk(request: Request, case: Case, refused: Refusal | None) -> dict[str, Any]:
    acts = list(acts_for(case))
    offers = [_offer(act, case, refused) for act in acts]
    return {
        "first": offers[:SIDE_BY_SIDE],
        "others": offers[SIDE_BY_SIDE:],
        "refused_among_others": any(one["open"] for one in offers[SIDE_BY_SIDE:]),
        "contacts": _contacts(request),
        "repair_page": link("repairs:bench", case.code),
        "laid_beside": to_judge(case),
        "handed": waiting_for(case),
        "called": called(case),
        **_responsible(request, case),
        "may_hand": any(act.name == "hand" for act in acts),
        "alike": _alike(case, acts),
        "for_a_meeting": for_a_meeting(case),
        "meeting_page": link("deliberation:new_project"),
    }


def _responsible(request: Request, case: Case) -> dict[str, Any]:
    """Whose it is by the community's table, and whether they are given it with a document."""
    duty = duty_of(case, day_of(request.now))
    authority = duty is not None and duty.contact is not None and is_authority(duty.contact)
    return {"duty": duty, "to_an_authority": authority}


def for_a_meeting(case: Case) -> bool:
    """Whether it concerns so many that it might belong on a meeting."""
    return not case.is_ended and case.me_too >= case.community.thresholds.meeting_me_too


def _alike(case: Case, acts: list[Act]) -> list[Any]:
    """Other matters that may be the same, where joining is offered."""
    if all(act.name != "merge" for act in acts):
        return []
    return with_words(like_it(case, staff=True))


def _offer(act: Act, case: Case, refused: Refusal | None) -> dict[str, Any]:
    again = refused is not None and refused[0] == act.name
    form = refused[1] if refused is not None and again else act.form(case, act.name)
    return {"act": act, "form": form, "open": again}


def _contacts(request: Request) -> list[tuple[Contact, bool | None]]:
    """The directory, those first who answer now."""
    contacts = Contact.objects.of(request.community).order_by("kind", "code")
    found = [(contact, on_duty(contact.duty_hours, request.now)) for contact in contacts]
    return sorted(found, key=lambda one: one[1] is False)
