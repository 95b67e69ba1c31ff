"""What only an authority may do: the committee takes nothing down (guardrail E56)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.grid.categories import NOT_OURS_TO_REMOVE
from linli.grid.models import Case, Contact
from linli.grid.responsible import is_authority
from linli.journal.by import By


def refuse_to_demolish(case: Case, by: By) -> None:
    """Refused: ENFORCEMENT_BOUNDARY where only an authority may order something away and none has
    been handed the matter with its document.
    """
    if by.history or not _is_forbidden(case):
        return
    if not case.handings.exclude(document="").exists():
        raise _boundary()


def refuse_wrong_hands(case: Case, contact: Contact, document: str, by: By) -> None:
    """Refused: ENFORCEMENT_BOUNDARY for what only an authority may take away; DOCUMENT_NEEDED for
    what an authority is given without the number of its document.
    """
    if by.history:
        return
    if not is_authority(contact):
        if _is_forbidden(case):
            raise _boundary()
    elif not document:
        raise Refused(
            "DOCUMENT_NEEDED",
            _("Please enter the number of the authority's document."),
            field="document",
        )


def _is_forbidden(case: Case) -> bool:
    kind = case.category
    outer = kind.parent
    return kind.code in NOT_OURS_TO_REMOVE or (
        outer is not None and outer.code in NOT_OURS_TO_REMOVE
    )


def _boundary() -> Refused:
    return Refused(
        "ENFORCEMENT_BOUNDARY",
        _(
            "We take nothing down ourselves. Talk it over with them, or give it to the authority"
            " with the number of its document."
        ),
    )
