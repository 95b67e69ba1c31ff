"""Skills, Saturdays, and service at home (A24 to A28; guardrail E55)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.time import day_of
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.models import Person, Team
from linli.places.codes import fresh_codes
from linli.places.models import Dwelling
from linli.volunteers.facts import (
    HomeVisitAsked,
    HomeVisitMade,
    SeriesBegun,
    SessionNoted,
    SkillOffered,
)
from linli.volunteers.models import HomeVisit, Series, Session, SessionService, Skill
from linli.volunteers.permissions import may_keep_services


@action
def offer_skill(*, person: Person, skill: str, by: By, at: datetime) -> Skill:
    """Somebody says what they can do for others; nobody is registered against their will."""
    if by.person_id != person.pk:
        _keeps(by, at)
    offered, _new = Skill.objects.get_or_create(
        person=person,
        skill=skill,
        defaults={"community_id": by.community_id, "since": day_of(at)},
    )
    record(SkillOffered(person_id=person.pk, skill=skill), by=by, at=at)
    return offered


@action
def begin_series(
    *,
    team: Team,
    weekday: int,
    first_on: date,
    last_on: date | None,
    by: By,
    at: datetime,
    code: str = "",
) -> Series:
    """A team serves every week on that weekday."""
    _keeps(by, at)
    series = Series.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Series, by.community_id, "SE")[0],
        team=team,
        weekday=weekday,
        first_on=first_on,
        last_on=last_on,
    )
    record(SeriesBegun(series_id=series.pk), by=by, at=at)
    return series


@action
def note_session(
    *,
    series: Series,
    planned_on: date,
    outcome: str,
    by: By,
    at: datetime,
    held_on: date | None = None,
    reason: str = "",
    served: Mapping[str, int] | None = None,
    code: str = "",
) -> Session:
    """What became of a planned date, and how many were served with which skill.

    Refused: REASON_NEEDED for a cancelled one; ALREADY_NOTED.
    """
    _keeps(by, at)
    if outcome == Session.Outcome.CANCELLED and not one_line(reason) and not by.history:
        raise Refused("REASON_NEEDED", _("Please say why it did not take place."), field="reason")
    if Session.objects.filter(series=series, planned_on=planned_on).exists():
        raise Refused("ALREADY_NOTED", _("That day is already written down."))
    session = Session.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(Session, by.community_id, "S")[0],
        series=series,
        planned_on=planned_on,
        outcome=outcome,
        held_on=held_on,
        reason=one_line(reason),
    )
    counts = served or {}
    SessionService.objects.bulk_create(
        SessionService(community_id=by.community_id, session=session, skill=skill, served=people)
        for skill, people in counts.items()
    )
    fact = SessionNoted(
        series_id=series.pk,
        session_id=session.pk,
        outcome=outcome,
        served=sum(counts.values()),
    )
    record(fact, by=by, at=at)
    return session


@action
def ask_home_visit(
    *,
    dwelling: Dwelling,
    skill: str,
    requested_by: str,
    consent: bool,
    by: By,
    at: datetime,
    code: str = "",
) -> HomeVisit:
    """Somebody asks for service at home: oneself, family, a neighbour or the grid member."""
    asked = HomeVisit.objects.create(
        community_id=by.community_id,
        code=code or fresh_codes(HomeVisit, by.community_id, "HV")[0],
        requested_at=at,
        requested_by=requested_by,
        dwelling=dwelling,
        skill=skill,
        consent=consent,
    )
    record(HomeVisitAsked(home_visit_id=asked.pk), by=by, at=at)
    return asked


@action
def make_home_visit(
    *, visit: HomeVisit, visitors: tuple[Person | None, Person | None], by: By, at: datetime
) -> HomeVisit:
    """Two went and served. Refused: VISIT_WITHOUT_CONSENT, VISIT_NOT_IN_PAIRS (E55)."""
    _keeps(by, at)
    if not visit.consent:
        raise Refused("VISIT_WITHOUT_CONSENT", _("First they have to agree to the visit."))
    first, second = visitors
    if first is None or second is None or first.pk == second.pk:
        raise Refused("VISIT_NOT_IN_PAIRS", _("Two different people go to somebody's home."))
    visit.visited_at, visit.visitor_1, visit.visitor_2 = at, first, second
    visit.save(update_fields=["visited_at", "visitor_1", "visitor_2"])
    record(HomeVisitMade(home_visit_id=visit.pk), by=by, at=at)
    return visit


def _keeps(by: By, at: datetime) -> None:
    if not may_keep_services(by, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Staff write this down for the volunteers."))
