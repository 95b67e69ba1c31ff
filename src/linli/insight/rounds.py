"""What a round needs to know: where to look first, whom to look in on, and what was done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q

from linli.core.time import day_of
from linli.grid.models import ENDED, CarePlan, Case, Category, Patrol, PatrolStop, Visit
from linli.grid.need import LOOKBACK_DAYS, Need, Trouble, days_left, need_of
from linli.grid.queries import care_grids
from linli.journal.by import By
from linli.places.models import Community, Place, PlaceKind


@dataclass(frozen=True, kw_only=True)
class Look:
    """A building on the sheet of a round: why it needs a look, and the stop made there, if any."""

    building: Place
    need: Need
    category: Category | None
    stop: PatrolStop | None


@dataclass(frozen=True, kw_only=True)
class Due:
    """Somebody to look in on, in how many days (0 today, below 0 late), and the last time."""

    plan: CarePlan
    days: int
    last_met: datetime | None

    @property
    def late(self) -> int:
        """Days past the day that was agreed; 0 when it is not past."""
        return max(-self.days, 0)


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What was done together in a grid in a year (A60). Visits are those somebody opened to."""

    grid: Place
    visits: int
    publicity: int
    service: int
    patrols: int
    joint: int


def sheet_of(patrol: Patrol, now: datetime) -> list[Look]:
    """The buildings of a round's grid, those that need a look first; what was looked at last."""
    made = patrol.stops.prefetch_related(
        "cases__category", "cases__place", "cases__near", "photos__photo"
    )
    stops = {stop.place_id: stop for stop in made}
    looks = looks_in(patrol.grid, now, stops)
    return sorted(looks, key=lambda look: (look.stop is not None, look.need.order))


def looks_in(grid: Place, now: datetime, stops: dict[int, PatrolStop]) -> list[Look]:
    """The buildings of a grid by need, beside what was seen of them on a round."""
    today = day_of(now)
    buildings = Place.objects.of(grid.community_id).buildings().filter(grid=grid, until=None)
    troubles = _troubles(grid, now)
    seen, whole_grid = _seen(grid)
    kinds = {kind.code: kind for kind in Category.objects.of(grid.community_id)}
    looks = []
    for building in buildings.order_by("order", "code"):
        days = [day for day in (seen.get(building.pk), whole_grid) if day]
        need = need_of(troubles.get(building.pk, []), max(days, default=None), today)
        looks.append(
            Look(
                building=building,
                need=need,
                category=kinds.get(need.kind),
                stop=stops.get(building.pk),
            )
        )
    return sorted(looks, key=lambda look: look.need.order)


def care_list(by: By, at: datetime) -> list[Due]:
    """Whom the asker looks in on in their own grids, the longest due first; nobody else's list."""
    today = day_of(at)
    plans = CarePlan.objects.of(by.community_id).running(today)
    plans = plans.filter(dwelling__unit__parent__grid__in=care_grids(by, at))
    met = Q(dwelling__visits__outcome=Visit.Outcome.MET, dwelling__visits__at__lte=at)
    seen = plans.annotate(last_met=Max("dwelling__visits__at", filter=met))
    seen = seen.select_related("person", "dwelling__unit__parent")
    dues = [_due(plan, plan.last_met, today) for plan in seen]  # type: ignore[attr-defined]
    return sorted(dues, key=lambda due: (due.days, due.plan.dwelling.code))


def due_today(by: By, at: datetime) -> list[Due]:
    """Whom the asker has to look in on today at the latest."""
    return [due for due in care_list(by, at) if due.days <= 0]


def activities(community: Community, year: int, until: datetime) -> list[Activity]:
    """Visits, news told, help given and rounds of a year, by grid (A60)."""
    of_year = Q(at__year=year, at__lte=until)
    visits = {row["grid"]: row for row in _visits(community, of_year)}
    patrols = {row["grid"]: row for row in _patrols(community, of_year)}
    return [
        Activity(
            grid=grid,
            visits=visits.get(grid.pk, {}).get("met", 0),
            publicity=visits.get(grid.pk, {}).get("told", 0),
            service=visits.get(grid.pk, {}).get("helped", 0),
            patrols=patrols.get(grid.pk, {}).get("all", 0),
            joint=patrols.get(grid.pk, {}).get("together", 0),
        )
        for grid in Place.objects.of(community).grids().order_by("order", "code")
    ]


def _due(plan: CarePlan, last_met: datetime | None, today: date) -> Due:
    days = days_left(_last_day(plan, last_met), plan.every_days, today)
    return Due(plan=plan, days=days, last_met=last_met)


def _visits(community: Community, of_year: Q) -> list[dict[str, int]]:
    visits = Visit.objects.of(community).filter(of_year, outcome=Visit.Outcome.MET)
    return list(
        visits.values("grid")
        .annotate(
            met=Count("pk"),
            told=Count("pk", filter=Q(publicity=True)),
            helped=Count("pk", filter=Q(service=True)),
        )
        .order_by()
    )


def _patrols(community: Community, of_year: Q) -> list[dict[str, int]]:
    together = Count("pk", filter=Q(accompanied_by__isnull=False))
    patrols = Patrol.objects.of(community).filter(of_year).values("grid")
    return list(patrols.annotate(all=Count("pk"), together=together).order_by())


def _troubles(grid: Place, now: datetime) -> dict[int, list[Trouble]]:
    """The cases of a grid that are open or of the last three months, by building."""
    lately = Q(reported_at__gte=now - timedelta(days=LOOKBACK_DAYS + 1))
    cases = Case.objects.of(grid.community_id).problems().filter(grid=grid)
    found: dict[int, list[Trouble]] = defaultdict(list)
    for case in cases.filter(lately | ~Q(state__in=ENDED)).select_related("category", "place"):
        trouble = Trouble(
            kind=case.category.code, told_on=day_of(case.reported_at), open=not case.is_ended
        )
        for building in _buildings_of(case):
            found[building].append(trouble)
    return found


def _buildings_of(case: Case) -> set[int]:
    place = case.place
    if place is None:
        return set()
    at = place.parent_id if place.kind == PlaceKind.UNIT else place.pk
    return {pk for pk in (at, case.near_id) if pk is not None}


def _seen(grid: Place) -> tuple[dict[int, date], date | None]:
    """When each building was last looked at, and the whole grid: a round that was entered
    afterwards names no building and went past all of them.
    """
    stops = PatrolStop.objects.of(grid.community_id).filter(place__grid=grid)
    last = stops.values_list("place").annotate(Max("at")).order_by()
    over = Patrol.objects.of(grid.community_id).filter(grid=grid, finished_at__isnull=False)
    whole = over.filter(stops__isnull=True).aggregate(at=Max("at"))["at"]
    return {place: day_of(at) for place, at in last}, day_of(whole) if whole else None


def _last_day(plan: CarePlan, last_met: datetime | None) -> date:
    """A plan that began after the last visit counts from its beginning: the first is due then."""
    first = plan.since - timedelta(days=plan.every_days)
    return max(day_of(last_met), first) if last_met else first
