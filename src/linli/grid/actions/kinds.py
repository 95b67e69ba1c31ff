"""The kinds of matters of a community: those that ship, and its own, in two levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.grid.actions.steps import refuse_other_community
from linli.grid.categories import KINDS
from linli.grid.facts import KindAdded, KindChanged
from linli.grid.models import Category
from linli.grid.permissions import may_keep_kinds
from linli.journal.by import By
from linli.journal.record import action, record
from linli.places.codes import fresh_codes
from linli.places.models import Community


@dataclass(frozen=True, kw_only=True)
class Facing:
    """How a kind of matter is named and treated. An empty name keeps the shipped one.

    It is due after `due_hours`, or where that is 0 after `due_workdays`.
    """

    name: str = ""
    parent: Category | None = None
    urgent: bool = False
    due_hours: int = 0
    due_workdays: int = 5
    external_code: str = ""


def bring_kinds(community: Community) -> None:
    """The kinds that ship, so that a new community can be told of something at once."""
    Category.objects.bulk_create(
        Category(
            community=community,
            code=kind.code,
            urgent=kind.urgent,
            due_hours=kind.due_hours,
            order=order,
        )
        for order, kind in enumerate(KINDS)
    )


@action
def add_kind(*, by: By, at: datetime, facing: Facing, code: str = "") -> Category:
    """A kind of the community's own, after the others. Refused: NOT_YOURS_TO_KEEP, NAME_NEEDED,
    TOO_DEEP.
    """
    _check(by, at, facing, None)
    if not one_line(facing.name) and not code:
        raise Refused("NAME_NEEDED", _("Please give it a name."), field="name")
    here = Category.objects.of(by.community_id)
    last: int | None = here.aggregate(last=Max("order"))["last"]
    kind = Category.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Category, by.community_id, "K")[0],
        order=0 if last is None else last + 1,
        **_values(facing),
    )
    record(KindAdded(category_id=kind.pk), by=by, at=at)
    return kind


@action
def change_kind(*, kind: Category, by: By, at: datetime, facing: Facing) -> Category:
    """Name it or treat it otherwise; what was reported before keeps its due time.

    Refused: NOT_YOURS_TO_KEEP, TOO_DEEP.
    """
    _check(by, at, facing, kind)
    values = _values(facing)
    Category.objects.of(by.community_id).filter(pk=kind.pk).update(**values)
    record(KindChanged(category_id=kind.pk), by=by, at=at)
    kind.refresh_from_db()
    return kind


def _check(by: By, at: datetime, facing: Facing, kind: Category | None) -> None:
    if not may_keep_kinds(by, at):
        raise Refused("NOT_YOURS_TO_KEEP", _("The committee says what kinds there are."))
    refuse_other_community(by, facing.parent, kind)
    outer = facing.parent
    if outer is None:
        return
    has_inner = kind is not None and kind.children.exists()
    if outer == kind or outer.parent_id is not None or has_inner:
        raise Refused("TOO_DEEP", _("There are two levels, not more."), field="parent")


def _values(facing: Facing) -> dict[str, object]:
    return {
        "name": one_line(facing.name)[:40],
        "parent": facing.parent,
        "urgent": facing.urgent,
        "due_hours": facing.due_hours,
        "due_workdays": facing.due_workdays,
        "external_code": one_line(facing.external_code)[:40],
    }
