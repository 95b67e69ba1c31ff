from __future__ import annotations

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.core.geo import Origin
from linli.core.plane import Point
from linli.places.boundaries import MOST_CORNERS
from linli.places.ground import GCJ02, WGS84, Tiles
from linli.web.forms import Form, LineField, TextField
from linli.web.map.frame import METRES, Frame
from linli.web.request import Request

_CORNER = re.compile(r"(-?\d{1,9}(?:\.\d{1,17})?)[,，\s]+(-?\d{1,9}(?:\.\d{1,17})?)", re.ASCII)
_LARGEST = 1024 * 1024


class ShapeForm(Form):
    """The corners of a boundary, one on a line as `x, y`, counted as the map counts."""

    shape = TextField(
        label=_("Corners, one on a line"),
        longest=40 * MOST_CORNERS,
        error_messages={"required": _("Please tap at least three corners on the map.")},
    )

    def clean_shape(self) -> list[Point]:
        lines = [line.strip() for line in self.cleaned_data["shape"].splitlines() if line.strip()]
        found = [_CORNER.fullmatch(line) for line in lines]
        wrong = [line for line, match in zip(lines, found, strict=True) if match is None]
        if wrong:
            raise ValidationError(
                _("“%(line)s” is no corner. Please write it like this: 120.5, 88"),
                code="no_corner",
                params={"line": wrong[0][:40]},
            )
        return [(float(match[1]), float(match[2])) for match in found if match]


class FileForm(Form):
    """A GeoJSON file and how it counts."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        error_messages={"required": _("Please choose a file.")},
        widget=forms.FileInput({"accept": ".geojson,.json,application/geo+json"}),
    )
    counts = forms.ChoiceField(label=_("Its coordinates are"))

    def __init__(self, request: Request, *args: Any) -> None:
        super().__init__(*args)
        self.origin = Origin.of(request.community.settings)
        degrees = [
            (WGS84, _("Longitude and latitude (GPS, WGS-84)")),
            (GCJ02, _("Longitude and latitude from a Chinese map (GCJ-02)")),
        ]
        metres = ("metres", _("The community's own metres"))
        self.fields["counts"].choices = [*degrees, metres] if self.origin else [metres]  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > _LARGEST:
            raise ValidationError(_("The file is larger than 1 MB."), code="too_large")
        try:
            return json.loads(file.read().decode("utf-8-sig"))
        except (ValueError, RecursionError) as wrong:
            raise ValidationError(_("This is not a GeoJSON file."), code="no_json") from wrong

    @property
    def frame(self) -> Frame:
        counts = self.cleaned_data["counts"]
        return METRES if counts == "metres" else Frame(self.origin, shifted=counts == GCJ02)


class GroundForm(Form):
    """Where the community lies on the globe, and which map may lie under its plan."""

    lat = forms.FloatField(
        label=_("Latitude"), required=False, min_value=-85, max_value=85, widget=forms.TextInput()
    )
    lon = forms.FloatField(
        label=_("Longitude"),
        required=False,
        min_value=-180,
        max_value=180,
        widget=forms.TextInput(),
        help_text=_("Of the point where its metres begin, as GPS says it (WGS-84)."),
    )
    tile_url = LineField(
        label=_("Address of map tiles"),
        longest=300,
        required=False,
        help_text=_("Left empty, no other computer is asked for anything."),
    )
    tile_datum = forms.ChoiceField(
        label=_("These tiles count"),
        choices=[(GCJ02, _("as Chinese maps do (GCJ-02)")), (WGS84, _("as GPS does (WGS-84)"))],
    )
    tile_credit = LineField(label=_("Whom to name for the map"), longest=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if (data.get("lat") is None) != (data.get("lon") is None) and not self.errors:
            self.add_error("lon", _("Please give both latitude and longitude."))
        return data

    @property
    def origin(self) -> Origin | None:
        lat, lon = self.cleaned_data["lat"], self.cleaned_data["lon"]
        return None if lat is None else Origin(lat=lat, lon=lon)

    @property
    def tiles(self) -> Tiles | None:
        data = self.cleaned_data
        if not data["tile_url"]:
            return None
        return Tiles(url=data["tile_url"], datum=data["tile_datum"], credit=data["tile_credit"])
