"""Who set it up: a neighbour or a shop, found by name and tapped."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.core.words import one_line
from linli.grid.models import Rectification
from linli.grid.queries import round_grids
from linli.people.models import Person
from linli.places.models import Community, Place, PlaceKind, Shop
from linli.web.forms import Keyed, LineField
from linli.web.request import Request

MOST = 6
Party = Person | Shop


class RectificationForm(Keyed):
    kind = forms.ChoiceField(
        label=_("What stands there?"), choices=Rectification.Kind, widget=forms.RadioSelect
    )
    place = forms.ModelChoiceField(
        label=_("Where is it?"),
        queryset=Place.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Somewhere else: I will write it"),
    )
    where = LineField(label=_("Where exactly?"), longest=120, required=False)
    who = LineField(label=_("Whose is it?"), required=False)
    party = forms.CharField(required=False, max_length=60)

    def __init__(self, request: Request, data: Any = None) -> None:
        super().__init__(data)
        self.community = request.community
        self.matches: list[Party] = []
        grids = round_grids(request.by, request.now).order_by()
        here = Place.objects.of(request.community).filter(until=None).select_related("parent")
        stairwells = here.filter(kind=PlaceKind.UNIT, parent__grid__in=grids)
        outside = here.filter(kind__in=[PlaceKind.BUILDING, PlaceKind.FACILITY], grid__in=grids)
        places = (stairwells | outside).order_by("kind", "parent__order", "order", "code")
        field = self.fields["place"]
        field.queryset = places  # type: ignore[attr-defined]
        field.label_from_instance = _said  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        words, tapped = data.get("who", ""), data.get("party", "")
        self.matches = found_parties(self.community, words) if words else []
        chosen = [one for one in self.matches if key_of(one) == tapped]
        if len(self.matches) == 1:
            chosen = self.matches
        if words and not chosen:
            self.add_error(
                "who",
                _("Which of them? Please tap.")
                if self.matches
                else _("Nobody of that name is on the register. Leave it empty to go on."),
            )
        data["party"] = chosen[0] if chosen else None
        return data

    @property
    def told(self) -> dict[str, Any]:
        """What `rectifications.find` asks."""
        return {name: self.cleaned_data[name] for name in ("kind", "place", "where", "party")}


def found_parties(community: Community, words: str) -> list[Party]:
    """People and shops of that name, at most a handful."""
    words = one_line(words)[:60]
    if not words:
        return []
    people = Person.objects.of(community).select_related("dwelling__unit__parent")
    shops = Shop.objects.of(community).filter(name__contains=words)
    return [
        *shops.order_by("code")[:MOST],
        *people.found_by(words).order_by("name_pinyin", "code")[:MOST],
    ]


def key_of(party: Party) -> str:
    """What the tapped one is called in the form: 'shop:SH01'."""
    return f"{type(party).__name__.lower()}:{party.code}"


def _said(place: Place) -> str:
    return place.said
