"""The clerk who enters a story, and how an entry is described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from linli.estate.models import Bill
from linli.grid.models import Case
from linli.journal.by import By
from linli.ops.story.tables import Row, Story
from linli.people.models import Person
from linli.places.models import Dwelling, Place, Shop
from linli.repairs.models import Share
from linli.volunteers.models import Post, Shift


class Clerk:
    """Who enters the story: the machine's operator, for the actor that each row names.

    What the register holds does not change while a story is told, so it is looked up once.
    """

    def __init__(self, community_id: int, story: Story) -> None:
        self.community_id = community_id
        self.story = story
        self.unconfirmed: dict[str, Shift] = {}
        self._known: set[tuple[str, str]] = set()

    @cached_property
    def people(self) -> dict[str, Person]:
        """People by code."""
        return {one.code: one for one in Person.objects.of(self.community_id)}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by code, each with what it lies in."""
        there = Place.objects.of(self.community_id)
        return {one.code: one for one in there.select_related("grid", "parent__parent")}

    @cached_property
    def dwellings(self) -> dict[str, Dwelling]:
        """Dwellings by code, each with its stairwell and building."""
        there = Dwelling.objects.of(self.community_id)
        return {one.code: one for one in there.select_related("unit__parent__grid")}

    @cached_property
    def bills(self) -> dict[tuple[str, int], Bill]:
        """Bills by the code of their period and the id of their dwelling."""
        there = Bill.objects.of(self.community_id).select_related("period__scheme")
        return {(one.period.code, one.dwelling_id): one for one in there}

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts on which shifts are served, by code."""
        return {one.code: one for one in Post.objects.of(self.community_id)}

    def by(self, actor: str = "") -> By:
        """The act of the person with this code, entered afterwards."""
        return By(
            community_id=self.community_id,
            person_id=self.people[actor].pk if actor else None,
            operator=True,
            history=True,
        )

    def seen(self, table: str, name: str) -> bool:
        """Whether this row of a table came before; from now on it has."""
        before = (table, name) in self._known
        self._known.add((table, name))
        return before

    def person(self, code: str) -> Person | None:
        return self.people[code] if code else None

    def case(self, code: str) -> Case:
        found = Case.objects.of(self.community_id).select_related("category", "led_by", "grid")
        return found.get(code=code)

    def place(self, code: str) -> Place:
        return self.places[code]

    def dwelling(self, code: str) -> Dwelling:
        return self.dwellings[code]

    def shop(self, code: str) -> Shop:
        return Shop.objects.of(self.community_id).get(code=code)

    def share(self, request: str, dwelling: str) -> Share:
        return (
            Share.objects.of(self.community_id)
            .select_related("request__case", "dwelling__unit__parent")
            .get(request__code=request, dwelling__code=dwelling)
        )


Moment = Callable[[Row, Story], datetime | None]


@dataclass(frozen=True)
class Entry:
    """What a row of a table is at one of its times, the column of its id, and the action.

    `at` is the column of the time, or finds it elsewhere in the story; a row without a time did
    not come so far. `after` names a table whose rows of the same moment come first. A row of a
    `once` table that comes again changes nothing.
    """

    at: str | Moment
    id: str
    enter: Callable[[Row, Clerk], None]
    after: str = ""
    once: bool = False

    def when(self, row: Row, story: Story) -> datetime | None:
        """The moment of a row, None when it did not come so far."""
        if callable(self.at):
            return self.at(row, story)
        return row.when(self.at) if row.text(self.at) else None
