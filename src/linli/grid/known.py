"""Open matters that a report may tell of again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from linli.grid.alike import ENOUGH, Account, closeness
from linli.grid.models import Case, CasePhoto, Category
from linli.grid.queries import NAMED, grid_of
from linli.places.models import Community, Place

COMPARED = 200
"""So many of the neighbourhood's open matters are compared, the latest."""

SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody is about to report."""

    place: Place | None = None
    near: Place | None = None
    category: Category | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """A matter that was told before, and the photo to recognise it by, if there is one."""

    case: Case
    photo_id: int | None


def known_already(community: Community, said: Said, *, staff: bool) -> list[Known]:
    """The likeliest few first.

    Neighbours get what they may read, and words that only staff read do not decide what they see
    (guardrail E58).
    """
    if said.category is None and not said.words:
        return []
    grid = grid_of(said.place)
    mine = Account(
        places=_ids(said.place, said.near),
        around=_around(said.place, said.near) | _ids(grid),
        kind=said.category.pk if said.category else None,
        words=said.words,
    )
    found = [
        (closeness(mine, _account(case, staff)), case) for case in _open(community, grid, staff)
    ]
    likely = sorted((one for one in found if one[0] >= ENOUGH), key=lambda one: -one[0])
    return _with_photos([case for _points, case in likely[:SHOWN]], staff)


def like_it(case: Case, *, staff: bool) -> list[Known]:
    """Earlier matters that may be the same as one that was reported already."""
    words = f"{case.where} {case.description}"
    said = Said(place=case.place, near=case.near, category=case.category, words=words)
    found = known_already(case.community, said, staff=staff)
    return [known for known in found if known.case.pk < case.pk]


def _open(community: Community, grid: Place | None, staff: bool) -> list[Case]:
    cases = Case.objects.of(community).open()
    if not staff:
        cases = cases.shown_to_all()
    if grid is not None:
        cases = cases.filter(Q(grid=grid) | Q(grid__isnull=True))
    return list(cases.select_related(*NAMED).order_by("-reported_at", "-pk")[:COMPARED])


def _account(case: Case, staff: bool) -> Account:
    said = f"{case.title} {case.where}"
    return Account(
        places=_ids(case.place, case.near),
        around=_around(case.place, case.near) | _ids(case.grid),
        kind=case.category_id,
        words=f"{said} {case.description}" if staff else said,
    )


def _ids(*places: Place | None) -> frozenset[int]:
    return frozenset(place.pk for place in places if place is not None)


def _around(*places: Place | None) -> frozenset[int]:
    return frozenset(place.parent_id for place in places if place is not None and place.parent_id)


def _with_photos(cases: list[Case], staff: bool) -> list[Known]:
    photos = CasePhoto.objects.filter(case__in=cases).order_by("-pk")
    if not staff:
        photos = photos.filter(photo__public=True)
    first = dict(photos.values_list("case", "photo"))
    return [Known(case=case, photo_id=first.get(case.pk)) for case in cases]
