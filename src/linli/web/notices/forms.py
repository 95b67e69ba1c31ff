from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.places.models import Community, Place, PlaceKind
from linli.web.forms import DayField, Form, LineField, TextField

Choice = tuple[str, str]
Choices = list[Choice | tuple[str, list[Choice]]]


class PlaceField(forms.TypedChoiceField):
    """One of some places by code; its value is the place, or None for a choice that is no place."""

    def offer(self, places: Iterable[Place], choices: Choices) -> None:
        by_code = {place.code: place for place in places}
        self.choices = choices
        self.coerce = by_code.get


class NoticeForm(Form):
    """A notice for everybody or for the people of a place. `key` makes sending it twice once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = LineField(label=gettext_lazy("In one line"), longest=120)
    body = TextField(
        label=gettext_lazy("What is it about?"),
        help_text=gettext_lazy("Short and friendly, as you would say it on the stairs."),
        longest=4000,
        widget=forms.Textarea({"rows": 7}),
    )
    audience = PlaceField(label=gettext_lazy("Whom does it concern?"))
    until = DayField(
        label=gettext_lazy("Until which day?"),
        help_text=gettext_lazy("Without a day it hangs until you take it down."),
        required=False,
    )

    def __init__(self, community: Community, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        built = Place.objects.of(community).filter(kind__in=[PlaceKind.BUILDING, PlaceKind.UNIT])
        places = list(built.select_related("parent").order_by("code"))
        audience = self.fields["audience"]
        assert isinstance(audience, PlaceField)
        audience.offer(places, [("everybody", _("Everybody")), *by_building(places)])


class HangForm(Form):
    """Where a printed notice hangs; staff may also choose the notice board."""

    place = PlaceField(label=gettext_lazy("Where does it hang?"))

    def __init__(self, walls: list[Place], *args: Any, board: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        assert isinstance(place, PlaceField)
        no_wall: Choices = [("board", _("On the notice board"))] if board else []
        place.offer(walls, [*no_wall, *((wall.code, wall.said) for wall in walls)])


def by_building(places: Iterable[Place]) -> Choices:
    """Buildings as groups: the whole building first, then its stairwells."""
    units: dict[int | None, list[Choice]] = {}
    buildings = []
    for place in places:
        if place.kind == PlaceKind.BUILDING:
            buildings.append(place)
        else:
            units.setdefault(place.parent_id, []).append((place.code, place.said))
    return [
        (
            building.name,
            [
                (building.code, _("%(building)s, all of it") % {"building": building.name}),
                *units.get(building.pk, []),
            ],
        )
        for building in buildings
    ]
