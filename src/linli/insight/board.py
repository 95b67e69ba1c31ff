"""What a notice about a matter tells of it."""

from __future__ import annotations

from collections.abc import Iterable

from linli.grid.facts import CaseFact
from linli.grid.models import Case
from linli.insight.thread import Point, Weight, is_settled, thread_of
from linli.notices.models import Notice


def case_of(notice: Notice) -> Case | None:
    """The case that a notice is about, if it is about one."""
    if notice.matter != CaseFact.matter or notice.matter_id is None:
        return None
    cases = Case.objects.of(notice.community_id).select_related("place", "near", "category")
    return cases.filter(pk=notice.matter_id).first()


def milestones(case: Case) -> list[Point]:
    """The points of a case's public thread that a passer-by needs: its milestones and its end."""
    return [point for point in thread_of(case, staff=False) if point.weight != Weight.STEP]


def settled_among(notices: Iterable[Notice]) -> set[int]:
    """Which of these notices are about a case that stands settled, by id of the notice."""
    about = {one.pk: one.matter_id for one in notices if one.matter == CaseFact.matter}
    cases = Case.objects.in_bulk(set(about.values()))
    return {pk for pk, case_id in about.items() if case_id in cases and is_settled(cases[case_id])}
