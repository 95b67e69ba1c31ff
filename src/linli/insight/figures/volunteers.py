from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from linli.core.figures import hours
from linli.core.time import CHINA, day_of, local, minutes_between
from linli.people.models import Appointment, FamilyMember
from linli.people.roles import Role
from linli.places.models import Community
from linli.volunteers.models import (
    Availability,
    HomeVisit,
    Post,
    Series,
    Session,
    SessionService,
    Shift,
    Skill,
)
from linli.volunteers.rules import covers, minutes_by_day, planned_dates, streaks

FOUR_ROLES = (
    Role.IN_SERVICE_PARTY_MEMBER,
    Role.BUILDING_LEADER,
    Role.UNIT_LEADER,
    Role.VOLUNTEER,
)
LEAST_MEMBERS = 3


@dataclass(frozen=True)
class _Duty:
    """A confirmed shift of the report year, on the local clock."""

    person: int
    kind: str
    start: datetime
    end: datetime
    planned: tuple[datetime, datetime]

    @property
    def minutes(self) -> int:
        return minutes_between(self.start, self.end)


def volunteers(community: Community, as_of: datetime) -> dict[str, Any]:
    """Saturdays, people and their roles, shifts and hours, families, service at home."""
    year = community.thresholds.report_year or day_of(as_of).year
    duties = _duties(community, as_of, year)
    series = Series.objects.of(community).order_by("code")
    skills = SessionService.objects.of(community)
    shifts = Shift.objects.of(community).filter(
        Q(checked_in__lte=as_of) | Q(checked_in=None, planned_start__lte=as_of)
    )
    return {
        "series": {one.code: _series(one, day_of(as_of)) for one in series},
        "services_offered": skills.values("skill").distinct().count(),
        "skilled_people": Skill.objects.of(community).values("person").distinct().count(),
        **_roles(community, year, day_of(as_of)),
        "confirmed_shifts": len(duties),
        "confirmed_minutes": sum(duty.minutes for duty in duties),
        "service_hours": hours(sum(duty.minutes for duty in duties)),
        "people_with_hours": len({duty.person for duty in duties if duty.minutes}),
        "minutes_by_post_kind": _by_kind(duties),
        "unconfirmed_shifts": shifts.exclude(confirmed_at__lte=as_of).count(),
        "shifts_outside_availability": _outside(community, duties),
        **_families(community, duties),
        "fatigue_person_days": _tired(duties, community.thresholds.fatigue_minutes_per_day),
        "home_visits": _home_visits(community, as_of),
    }


def _duties(community: Community, as_of: datetime, year: int) -> list[_Duty]:
    confirmed = (
        Shift.objects.of(community)
        .filter(confirmed_at__lte=as_of)
        .values_list(
            "person", "post__kind", "checked_in", "checked_out", "planned_start", "planned_end"
        )
    )
    duties = [
        _Duty(person, kind, local(start), local(end), (local(first), local(last)))
        for person, kind, start, end, first, last in confirmed
        if start and end
    ]
    return [duty for duty in duties if duty.start.year == year]


def _series(series: Series, today: date) -> dict[str, Any]:
    last = series.last_on or today
    planned = planned_dates(series.weekday, series.first_on, min(last, today))
    rows = {one.planned_on: one for one in series.sessions.all()}
    held = {day: one for day, one in rows.items() if one.outcome != Session.Outcome.CANCELLED}
    of_rule = [held[day] for day in planned if day in held]
    longest, current = streaks(planned, set(held))
    served = SessionService.objects.filter(session__in=of_rule)
    by_skill: Counter[str] = Counter()
    for skill, people in served.values_list("skill", "served"):
        by_skill[skill] += people
    dates = [one.held_on for one in of_rule if one.held_on]
    outcomes = Counter(one.outcome for one in of_rule)
    return {
        "planned": len(planned),
        "held": len(of_rule),
        "missed": [day.isoformat() for day in planned if day not in held],
        "doorstep_only": outcomes[Session.Outcome.DOORSTEP_ONLY],
        "moved": outcomes[Session.Outcome.MOVED],
        "longest_streak": longest,
        "current_streak": current,
        "first_held_on": dates[0].isoformat() if dates else None,
        "last_held_on": dates[-1].isoformat() if dates else None,
        "served": sum(by_skill.values()),
        "served_by_skill": dict(sorted(by_skill.items())),
    }


def _roles(community: Community, year: int, today: date) -> dict[str, Any]:
    held = Appointment.objects.of(community).filter(since__lte=date(year, 12, 31))
    held = held.filter(Q(until=None) | Q(until__gte=date(year, 1, 1)))
    holders: dict[str, set[int]] = {role: set() for role in FOUR_ROLES}
    for role, person in held.filter(role__in=FOUR_ROLES).values_list("role", "person"):
        holders[role].add(person)
    roles_of = Counter(person for people in holders.values() for person in people)
    backbone = Appointment.objects.of(community).running(today)
    backbone = backbone.filter(role=Role.BACKBONE_MEMBER)
    return {
        "role_holdings": {str(role): len(people) for role, people in holders.items()},
        "role_holdings_total": sum(len(people) for people in holders.values()),
        "mobilised_people": len(roles_of),
        "people_with_two_roles": sum(count >= 2 for count in roles_of.values()),
        "backbone_people": backbone.values("person").distinct().count(),
    }


def _by_kind(duties: list[_Duty]) -> dict[str, int]:
    minutes: Counter[str] = Counter()
    for duty in duties:
        minutes[duty.kind] += duty.minutes
    return dict(sorted(minutes.items()))


def _outside(community: Community, duties: list[_Duty]) -> int:
    """Shifts of people with paid work that were not planned inside the times they are free."""
    free: dict[int, list[tuple[time, time]]] = defaultdict(list)
    rows = Availability.objects.of(community).values_list("person", "from_time", "to_time")
    for person, begins, ends in rows:
        free[person].append((begins, ends))
    return sum(
        duty.person in free and not any(_inside(duty, *span) for span in free[duty.person])
        for duty in duties
    )


def _inside(duty: _Duty, begins: time, ends: time) -> bool:
    first, last = duty.planned
    same_day = first.date() == last.date()
    return same_day and begins <= first.time() and last.time() <= ends


def _families(community: Community, duties: list[_Duty]) -> dict[str, Any]:
    members: dict[str, dict[int, str]] = defaultdict(dict)
    confirmed = FamilyMember.objects.of(community).filter(confirmed_at__isnull=False)
    for code, person, relation in confirmed.values_list("family__code", "person", "relation"):
        members[code][person] = relation
    on_duty: dict[int, list[_Duty]] = defaultdict(list)
    for duty in duties:
        if duty.minutes:
            on_duty[duty.person].append(duty)
    opens, closes = _span(community)
    families = {}
    couples = 0
    for code, people in sorted(members.items()):
        serving = [person for person in people if person in on_duty]
        relations = {people[person] for person in serving}
        couples += {"husband", "wife"} <= relations
        if len(serving) >= LEAST_MEMBERS:
            served = [duty for person in serving for duty in on_duty[person]]
            families[code] = _family(len(serving), served, opens, closes)
    return {"families_on_duty": families, "couples_on_duty": couples}


def _family(members: int, duties: list[_Duty], opens: time, closes: time) -> dict[str, Any]:
    by_day: dict[date, list[tuple[datetime, datetime]]] = defaultdict(list)
    for duty in duties:
        by_day[duty.start.date()].append((duty.start, duty.end))
    covered = sum(
        covers(
            spans,
            datetime.combine(day, opens, CHINA),
            datetime.combine(day, closes, CHINA),
        )
        for day, spans in by_day.items()
    )
    minutes = sum(duty.minutes for duty in duties)
    return {
        "members_on_duty": members,
        "days_on_duty": len(by_day),
        "days_fully_covered": covered,
        "span": f"{opens:%H:%M}-{closes:%H:%M}",
        "minutes": minutes,
        "hours": hours(minutes),
    }


def _span(community: Community) -> tuple[time, time]:
    """From the earliest opening to the latest closing of all posts."""
    posts = list(Post.objects.of(community).values_list("opens", "closes"))
    return (
        min((opens for opens, _closes in posts), default=time()),
        max((closes for _opens, closes in posts), default=time()),
    )


def _tired(duties: list[_Duty], most: int) -> int:
    """Days of a person with more confirmed minutes than are good for anybody."""
    minutes: Counter[tuple[int, date]] = Counter()
    for duty in duties:
        for day, count in minutes_by_day(duty.start, duty.end).items():
            minutes[duty.person, day] += count
    return sum(count > most for count in minutes.values())


def _home_visits(community: Community, as_of: datetime) -> dict[str, int]:
    asked = HomeVisit.objects.of(community).filter(requested_at__lte=as_of)
    done = asked.filter(visited_at__lte=as_of)
    return {"requested": asked.count(), "done": done.count()}
