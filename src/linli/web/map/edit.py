from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from linli.core.plane import Point, area_of
from linli.core.refused import Refused
from linli.core.time import day_of
from linli.grid.actions.boundaries import choose_ground, draw_boundary, draw_many, mark_spot
from linli.people.roles import COMMITTEE
from linli.places.boundaries import outside
from linli.places.geometry import ring_of, spot_of
from linli.places.models import Community, Place, PlaceKind
from linli.web.doors import door
from linli.web.map import geojson
from linli.web.map.features import places_of
from linli.web.map.forms import FileForm, GroundForm, ShapeForm
from linli.web.map.frame import METRES, Frame, frame_of
from linli.web.map.plan import drawn_places
from linli.web.map.tiles import with_tiles
from linli.web.middleware import note
from linli.web.request import Request

POST_TOO = ["GET", "HEAD", "POST"]
_KINDS = {
    PlaceKind.GRID: gettext_lazy("Grids"),
    PlaceKind.COMPOUND: gettext_lazy("Compounds"),
    PlaceKind.BUILDING: gettext_lazy("Buildings"),
    PlaceKind.FACILITY: gettext_lazy("Facilities"),
}


@door(roles=COMMITTEE)
@require_safe
def places(request: Request) -> HttpResponse:
    """What is drawn and what is not yet."""
    rows = Place.objects.of(request.community).filter(kind__in=_KINDS, until__isnull=True)
    of_kind: dict[str, list[tuple[Place, str, bool]]] = {kind: [] for kind in _KINDS}
    for place in rows.order_by("order", "code"):
        of_kind[place.kind].append((place, _area(place), spot_of(place) is not None))
    around = _area(request.community)
    page = {
        "kinds": [(_KINDS[PlaceKind(kind)], found) for kind, found in of_kind.items() if found],
        "around": around,
        "file": FileForm(request),
    }
    return render(request, "map/places.html", page)


@door(roles=COMMITTEE)
@require_http_methods(POST_TOO)
def around(request: Request) -> HttpResponse:
    """The outline of the community itself."""
    return _edit(request, request.community)


@door(roles=COMMITTEE)
@require_http_methods(POST_TOO)
def shape(request: Request, place: str) -> HttpResponse:
    """The outline of a place, or the spot of a facility."""
    mine = Place.objects.of(request.community).filter(kind__in=_KINDS)
    return _edit(request, get_object_or_404(mine, code=place))


@door(roles=COMMITTEE)
@require_safe
def download(request: Request) -> JsonResponse:
    """All that is drawn, as GeoJSON: in WGS-84 where the community's origin is known."""
    drawn = drawn_places(request.community, day_of(request.now))
    frame = Frame(FileForm(request).origin)
    answer = JsonResponse(
        {"type": "FeatureCollection", "features": places_of(request.community, drawn, frame)},
        content_type="application/geo+json",
        json_dumps_params={"ensure_ascii": False},
    )
    name = f"{request.community.code}.geojson"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@door(roles=COMMITTEE)
@require_http_methods(POST_TOO)
def upload(request: Request) -> HttpResponse:
    """Draw what a GeoJSON file holds, all of it or nothing."""
    form = FileForm(request, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            drawn = geojson.read(request.community, form.cleaned_data["file"], form.frame)
            draw_many(rings=drawn.rings, spots=drawn.spots, by=request.by, at=request.now)
            return _taken_over(request, drawn)
        except Refused as refused:
            note(request, refused)
            refused.field = "file"
            form.show(refused)
    status = 422 if form.errors else 200
    return render(request, "map/upload.html", {"form": form}, status=status)


@door(roles=COMMITTEE)
@require_http_methods(POST_TOO)
def ground(request: Request) -> HttpResponse:
    """Where the community lies on the globe, and the map under its plan."""
    form = GroundForm(request.POST or None, initial=_ground(request.community))
    if request.method == "POST" and form.is_valid():
        try:
            choose_ground(
                community=request.community,
                origin=form.origin,
                tiles=form.tiles,
                by=request.by,
                at=request.now,
            )
            messages.success(request, _("Noted."))
            return redirect("map:edit")
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    status = 422 if form.errors else 200
    return render(request, "map/ground.html", {"form": form}, status=status)


def _edit(request: Request, of: Place | Community) -> HttpResponse:
    frame = frame_of(request.community)
    form = ShapeForm(request.POST or None, initial={"shape": _lines(of, frame)})
    if request.method == "POST" and form.is_valid():
        points = [frame.metres(point) for point in form.cleaned_data["shape"]]
        try:
            _draw(of, points, request)
            _tell(request, of, points)
            return redirect("map:edit")
        except Refused as refused:
            note(request, refused)
            form.show(refused)
    page = {
        "form": form,
        "of": of,
        "is_spot": _is_spot(of),
        "area": _area(of),
        "degrees": frame.in_degrees,
    }
    status = 422 if form.errors else 200
    return with_tiles(render(request, "map/edit.html", page, status=status), request.community)


def _draw(of: Place | Community, points: list[Point], request: Request) -> None:
    if isinstance(of, Place) and len(points) == 1 and _is_spot(of):
        mark_spot(of=of, point=points[0], by=request.by, at=request.now)
    else:
        draw_boundary(of=of, ring=points, by=request.by, at=request.now)


def _tell(request: Request, of: Place | Community, points: list[Point]) -> None:
    messages.success(request, _("%(place)s is drawn.") % {"place": of.name})
    if isinstance(of, Place):
        _warn(request, outside(request.community, points))


def _taken_over(request: Request, drawn: geojson.Drawn) -> HttpResponse:
    count = len(drawn.rings) + len(drawn.spots)
    said = ngettext("%(count)d shape is drawn.", "%(count)d shapes are drawn.", count)
    messages.success(request, said % {"count": count})
    request.community.refresh_from_db(fields=["boundary"])
    rings = [ring for of, ring in drawn.rings.items() if isinstance(of, Place)]
    _warn(request, sum(outside(request.community, ring) for ring in rings))
    return redirect("map:edit")


def _warn(request: Request, corners: int) -> None:
    if corners:
        said = ngettext(
            "%(count)d corner lies outside the community. Please see whether that is right.",
            "%(count)d corners lie outside the community. Please see whether that is right.",
            corners,
        )
        messages.warning(request, said % {"count": corners})


def _is_spot(of: Place | Community) -> bool:
    return isinstance(of, Place) and of.kind == PlaceKind.FACILITY


def _area(of: Place | Community) -> str:
    """Square metres inside what is drawn: '3,120'; empty where nothing is."""
    ring = ring_of(of.boundary)
    return f"{area_of(ring):,.0f}" if ring else ""


def _lines(of: Place | Community, frame: Frame) -> str:
    points = ring_of(of.boundary)
    if not points and isinstance(of, Place) and _is_spot(of) and (spot := spot_of(of)):
        points = [spot]
    digits = 7 if frame is not METRES else 2
    shown = (frame.shown(point) for point in points)
    return "\n".join(f"{x:.{digits}f}, {y:.{digits}f}" for x, y in shown)


def _ground(community: Community) -> dict[str, Any]:
    stored = community.settings
    origin = stored.get("origin") or {}
    return {
        "lat": origin.get("lat"),
        "lon": origin.get("lon"),
        **{key: stored[key] for key in ("tile_url", "tile_datum", "tile_credit") if key in stored},
    }
