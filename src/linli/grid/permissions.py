"""Who may do what with a case, a sentence each. Asked is the clerk, if there is one."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from linli.grid.models import Case, CaseShare
from linli.journal.by import By
from linli.people.models import Person
from linli.people.queries import holds
from linli.people.roles import COMMITTEE, GRID_STAFF, STAFF, Role
from linli.places.models import Community, Dwelling, Place


def may_handle(by: By, case: Case, at: datetime) -> bool:
    """The committee handles every case, grid staff those of their grid."""
    if by.community_id != case.community_id:
        return False
    return holds(by, at, COMMITTEE) or holds(by, at, GRID_STAFF, place=case.grid)


def may_see_staff_part(by: By, case: Case, at: datetime) -> bool:
    """Those who handle it, and the supervisor where it was handed up."""
    if may_handle(by, case, at):
        return True
    if by.community_id != case.community_id:
        return False
    handed_up = case.state == "escalated" or case.steps.filter(kind="escalated").exists()
    return handed_up and holds(by, at, [Role.SUBDISTRICT_SUPERVISOR])


def may_see(by: By, case: Case, at: datetime) -> bool:
    """Everybody sees the public part; what is not public, its reporter and those who handle it."""
    return case.public or is_mine(by, case) or may_see_staff_part(by, case, at)


def is_mine(by: By, case: Case) -> bool:
    """The person reported it, or leads it."""
    return by.person_id is not None and by.person_id in (case.reporter_id, case.led_by_id)


def is_concerned(by: By, case: Case) -> bool:
    """Whoever reported it, leads it, reported the same, or said "me too"."""
    if is_mine(by, case):
        return True
    if by.person_id is None:
        return False
    joined = case.merged.filter(Q(reporter=by.person_id) | Q(me_toos__person=by.person_id))
    return joined.exists() or case.me_toos.filter(person=by.person_id).exists()


def may_confirm(by: By, case: Case, at: datetime) -> bool:
    """Whoever reported it says whether it is solved; so does whoever handles it."""
    return is_mine(by, case) or may_handle(by, case, at)


def may_add_photo(by: By, case: Case, at: datetime) -> bool:
    """Whoever reported or leads it, and whoever handles it."""
    return may_confirm(by, case, at)


def may_supervise(by: By, case: Case, at: datetime) -> bool:
    """The sub-district, where a case was handed up to it (E68)."""
    if not holds(by, at, [Role.SUBDISTRICT_SUPERVISOR]):
        return False
    return may_see_staff_part(by, case, at)


def may_keep_kinds(by: By, at: datetime) -> bool:
    """The committee says what kinds of matters there are."""
    return holds(by, at, COMMITTEE)


def may_keep_directory(by: By, at: datetime) -> bool:
    """Staff keep the directory for everybody."""
    return holds(by, at, STAFF)


def may_make_rounds(by: By, place: Place, at: datetime) -> bool:
    """Grid staff go round in their grid; the committee anywhere in the community."""
    return place.community_id == by.community_id and holds(by, at, STAFF, place=place)


def may_rectify(by: By, place: Place | None, at: datetime) -> bool:
    """Grid staff of the place and the committee; without a place, any of them."""
    if place is not None and place.community_id != by.community_id:
        return False
    return holds(by, at, STAFF, place=place)


def may_look_in(by: By, dwelling: Dwelling, at: datetime) -> bool:
    """Only the grid staff of a home's grid know that somebody looks in on it."""
    if dwelling.community_id != by.community_id:
        return False
    return holds(by, at, GRID_STAFF, place=dwelling.unit)


def is_officer(person: Person, at: datetime) -> bool:
    """Whether somebody is the community police officer now."""
    by = By(community_id=person.community_id, person_id=person.pk)
    return holds(by, at, [Role.COMMUNITY_POLICE_OFFICER])


def may_say_on_shared(by: By, case: Case, at: datetime) -> bool:
    """The officer says a word on what is shared with him, and on nothing else (E51)."""
    if case.community_id != by.community_id or by.person_id is None:
        return False
    shared = CaseShare.objects.filter(case=case, person=by.person_id, ended_at__isnull=True)
    return holds(by, at, [Role.COMMUNITY_POLICE_OFFICER]) and shared.exists()


def may_draw(by: By, of: Place | Community, at: datetime) -> bool:
    """The committee draws the boundaries of its own community."""
    community = of.pk if isinstance(of, Community) else of.community_id
    return community == by.community_id and holds(by, at, COMMITTEE)
