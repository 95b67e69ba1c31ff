"""What a community starts with: its places, its people and their standing, as files bring them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from linli.core.area import parse_area
from linli.credit.actions import adopt_rule
from linli.credit.redemption import offer_item
from linli.credit.rules import Tier
from linli.deliberation.actions.projects import plan
from linli.estate.actions import schemes
from linli.estate.models import Scheme
from linli.grid.actions.directory import list_contact
from linli.grid.actions.kinds import Facing, add_kind
from linli.grid.actions.visits import begin_campaign
from linli.grid.models import Category
from linli.journal.by import By
from linli.ops.story.tables import Story
from linli.people import actions as people
from linli.people.models import Person
from linli.places import actions as places
from linli.places.models import Community, Place, PlaceKind
from linli.volunteers.actions.shifts import say_free, set_post

_NUMBERS = (
    "report_year",
    "fatigue_minutes_per_day",
    "stale_contact_days",
    "repair_target_hours",
    "notice_min_unnamed",
    "rate_min_dwellings",
    "rate_min_unpaid",
)


def found(story: Story, at: datetime) -> Community:
    """The community of the story, with its own numbers."""
    settings: dict[str, object] = {
        key: int(story.settings[key]) for key in _NUMBERS if key in story.settings
    }
    if "tier_test_hours" in story.settings:
        hours = story.settings["tier_test_hours"].split("|")
        settings["tier_test_hours"] = [int(hour) for hour in hours]
    return places.found_community(
        code="demo",
        name=story.settings["community"],
        at=at,
        settings=settings,
        story_as_of=story.as_of,
    )


def enter_places(story: Story, by: By, at: datetime) -> None:
    rows = [
        *(
            places.PlaceRow(kind=PlaceKind.GRID, code=r.text("grid_id"), name=r.text("name"))
            for r in story.rows("grids")
        ),
        *(
            places.PlaceRow(
                kind=PlaceKind.COMPOUND, code=r.text("compound_id"), name=r.text("name")
            )
            for r in story.rows("compounds")
        ),
        *(
            places.PlaceRow(
                kind=PlaceKind.BUILDING,
                code=r.text("building_id"),
                name=r.text("name"),
                parent=r.text("compound_id"),
                grid=r.text("grid_id"),
                order=order,
            )
            for order, r in enumerate(story.rows("buildings"))
        ),
        *(
            places.PlaceRow(
                kind=PlaceKind.UNIT,
                code=r.text("unit_id"),
                name=f"{r.text('number')}单元",
                parent=r.text("building_id"),
                order=r.number("number"),
            )
            for r in story.rows("stairwell_units")
        ),
        *(
            places.PlaceRow(
                kind=PlaceKind.FACILITY,
                code=r.text("facility_id"),
                name=r.text("name"),
                facility_kind=r.text("kind"),
                x_m=r.whole("x_m"),
                y_m=r.whole("y_m"),
                since=r.day("since"),
                until=r.day("until"),
            )
            for r in story.rows("facilities")
        ),
    ]
    places.register_places(rows=rows, by=by, at=at)


def enter_dwellings(story: Story, by: By, at: datetime) -> None:
    rows = (
        places.DwellingRow(
            code=r.text("dwelling_id"),
            unit=r.text("unit_id"),
            floor=r.number("floor"),
            room=r.text("room"),
            area=parse_area(r.text("area_m2")),
        )
        for r in story.rows("dwellings")
    )
    places.register_dwellings(rows=rows, by=by, at=at)


def enter_shops(story: Story, by: By, at: datetime) -> None:
    rows = (
        places.ShopRow(code=r.text("shop_id"), name=r.text("name"), street=r.text("street"))
        for r in story.rows("shops")
    )
    places.register_shops(rows=rows, by=by, at=at)


def enter_people(story: Story, by: By, at: datetime) -> None:
    rows = (
        people.PersonRow(
            code=r.text("person_id"),
            name=r.text("name"),
            birth_year=r.whole("birth_year"),
            dwelling=r.text("dwelling_id"),
        )
        for r in story.rows("people")
    )
    people.register_many(rows=rows, by=by, at=at)


def enter_ownership(story: Story, by: By, at: datetime) -> None:
    rows = (
        people.OwnershipRow(
            code=r.text("ownership_id"),
            dwelling=r.text("dwelling_id"),
            owner=r.text("owner_id"),
            since=r.when("since").date(),
            until=r.day("until"),
        )
        for r in story.rows("ownership")
    )
    people.register_ownerships(rows=rows, by=by, at=at)


def enter_teams(story: Story, by: By, at: datetime) -> None:
    for r in story.rows("teams"):
        people.found_team(
            code=r.text("team_id"),
            name=r.text("name"),
            kind=r.text("kind"),
            founded_on=r.when("founded_on").date(),
            by=by,
            at=at,
        )


def enter_appointments(story: Story, by: By, at: datetime) -> None:
    rows = (
        people.AppointmentRow(
            code=r.text("appointment_id"),
            person=r.text("person_id"),
            role=r.text("role"),
            place=r.text("scope_id") if r.text("scope_type") not in ("community", "team") else "",
            team=r.text("scope_id") if r.text("scope_type") == "team" else "",
            since=r.when("since").date(),
            until=r.day("until"),
        )
        for r in story.rows("appointments")
    )
    people.appoint_many(rows=rows, by=by, at=at)


def enter_families(story: Story, by: By, at: datetime) -> None:
    families = (
        people.FamilyRow(code=r.text("family_id"), name=r.text("name"))
        for r in story.rows("families")
    )
    people.found_families(rows=families, by=by, at=at)
    members = (
        people.FamilyMemberRow(
            family=r.text("family_id"),
            person=r.text("person_id"),
            relation=r.text("relation"),
            confirmed_at=r.moment("confirmed_at"),
        )
        for r in story.rows("family_members")
    )
    people.link_families(rows=members, by=by, at=at)


def enter_consents(story: Story, by: By, at: datetime) -> None:
    rows = (
        people.ConsentRow(
            code=r.text("consent_id"),
            purpose=r.text("purpose"),
            channel=r.text("channel"),
            given_at=r.when("given_at"),
            withdrawn_at=r.moment("withdrawn_at"),
            **{r.text("party_type"): r.text("party_id")},
        )
        for r in story.rows("consents")
    )
    people.give_consents(rows=rows, by=by, at=at)


def enter_directory(story: Story, by: By, at: datetime) -> None:
    for r in story.rows("directory_contacts"):
        list_contact(
            code=r.text("contact_id"),
            kind=r.text("kind"),
            organisation=r.text("organisation"),
            phone=r.text("phone"),
            duty_hours=r.text("duty_hours"),
            verified_on=r.day("verified_on"),
            by=by,
            at=at,
        )


def enter_categories(story: Story, by: By, at: datetime) -> None:
    """Whatever kinds of problems the story names beside those that ship."""
    known = set(Category.objects.of(by.community_id).values_list("code", flat=True))
    named = {r.text("category") for r in story.rows("cases")}
    for code in sorted(named - known):
        add_kind(by=by, at=at, facing=Facing(), code=code)


def enter_campaigns(story: Story, by: By, at: datetime) -> None:
    for r in story.rows("visit_campaigns"):
        scope = Place.objects.of(by.community_id).get(code=r.text("scope_id"))
        begin_campaign(code=r.text("campaign_id"), title=r.text("title"), scope=scope, by=by, at=at)


def enter_plans(story: Story, by: By, at: datetime) -> None:
    for r in story.rows("plans"):
        plan(
            code=r.text("plan_id"),
            title=r.text("title"),
            decided_by=r.text("decided_by"),
            status_on=r.day("status_on"),
            by=by,
            at=at,
        )


def enter_posts(story: Story, by: By, at: datetime) -> None:
    for r in story.rows("posts"):
        set_post(
            code=r.text("post_id"),
            name=r.text("name"),
            kind=r.text("kind"),
            opens=time.fromisoformat(r.text("opens")),
            closes=time.fromisoformat(r.text("closes")),
            by=by,
            at=at,
        )
    for r in story.rows("availability"):
        say_free(
            person=Person.objects.of(by.community_id).get(code=r.text("person_id")),
            from_time=time.fromisoformat(r.text("from_time")),
            to_time=time.fromisoformat(r.text("to_time")),
            by=by,
            at=at,
        )


def enter_schemes(story: Story, by: By, at: datetime) -> None:
    """Who manages what, with the bills of every period: a bill stands from the start."""
    for r in story.rows("property_schemes"):
        schemes.begin(
            code=r.text("scheme_id"),
            title=r.text("title"),
            mode=r.text("mode"),
            scope=Place.objects.of(by.community_id).get(code=r.text("scope_id")),
            span=schemes.Span(r.when("since").date(), r.day("until")),
            rate_fen=r.whole("rate_fen_per_m2_month") or 0,
            by=by,
            at=at,
        )
    running = {one.code: one for one in Scheme.objects.of(by.community_id).select_related("scope")}
    for r in story.rows("fee_periods"):
        schemes.issue_bills(
            code=r.text("period_id"),
            scheme=running[r.text("scheme_id")],
            starts_on=r.when("starts_on").date(),
            ends_on=r.when("ends_on").date(),
            months=r.number("months"),
            by=by,
            at=at,
        )


def enter_catalogue(story: Story, by: By, at: datetime) -> None:
    for r in story.rows("catalogue"):
        offer_item(
            code=r.text("item_id"),
            kind=r.text("kind"),
            name=r.text("name"),
            cost_points=r.number("cost_points"),
            stock=r.whole("stock"),
            by=by,
            at=at,
        )


def enter_rulebook(story: Story, by: By, at: datetime) -> None:
    tiers: dict[str, list[Tier]] = {}
    for r in story.rows("point_tiers"):
        tier = Tier(r.number("above_hours"), r.whole("up_to_hours"), r.number("hours_per_point"))
        tiers.setdefault(r.text("rule_id"), []).append(tier)
    for r in story.rows("point_rules"):
        adopt_rule(
            code=r.text("rule_id"),
            rewards=r.text("code"),
            points=r.whole("points"),
            tiers=tiers.get(r.text("rule_id"), []),
            since=r.when("since").date(),
            until=r.day("until"),
            by=by,
            at=at,
        )


# Which tables each entry takes, in the order in which they build on one another.
REGISTER: tuple[tuple[tuple[str, ...], Callable[[Story, By, datetime], None]], ...] = (
    (("grids", "compounds", "buildings", "stairwell_units", "facilities"), enter_places),
    (("dwellings",), enter_dwellings),
    (("shops",), enter_shops),
    (("people",), enter_people),
    (("ownership",), enter_ownership),
    (("teams",), enter_teams),
    (("appointments",), enter_appointments),
    (("families", "family_members"), enter_families),
    (("consents",), enter_consents),
    (("directory_contacts",), enter_directory),
    ((), enter_categories),
    (("visit_campaigns",), enter_campaigns),
    (("plans",), enter_plans),
    (("posts", "availability"), enter_posts),
    (("property_schemes", "fee_periods"), enter_schemes),
    (("catalogue",), enter_catalogue),
    (("point_rules", "point_tiers"), enter_rulebook),
)
