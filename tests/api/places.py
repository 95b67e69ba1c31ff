"""A community that has said where it lies, and the matters in it."""

from __future__ import annotations

from linli.api.keys import make_key
from linli.core.geo import Origin
from linli.grid.actions.cases import accept, close, finish_work
from linli.grid.models import Case, Category, Contact
from tests import scenes
from tests.cast import NOW, Cast

ORIGIN = Origin(lat=37.5365, lon=121.3914)


def laid_out(cast: Cast) -> None:
    """The building stands 100 m east and 200 m north of the origin, the well 30 m beside it."""
    cast.community.settings |= {"origin": {"lat": ORIGIN.lat, "lon": ORIGIN.lon}}
    cast.community.story_as_of = cast.community.clock_set_at = None
    cast.community.save()
    for code, x, y in (("B1", 100, 200), ("WELL", 130, 200)):
        place = cast.place(code)
        place.x_m, place.y_m = x, y
        place.save()


def kinds(cast: Cast) -> None:
    for order, (code, urgent) in enumerate([("sewage_overflow", True), ("other", False)]):
        Category.objects.get_or_create(
            community=cast.community, code=code, defaults={"urgent": urgent, "order": order}
        )


def settled(cast: Cast) -> Case:
    """The sewage at the well, repaired and closed within a day."""
    case = scenes.found_on_patrol(cast)
    finish_work(case=case, by=cast.by("方晓"), at=scenes.later(2))
    return close(case=case, by=cast.by("书记"), at=scenes.later(3))


def taken_up(cast: Cast) -> Case:
    """郝姐's broken railing, titled for everybody by the grid member."""
    case = scenes.told(cast)
    return accept(case=case, by=cast.by("方晓"), at=scenes.later(1), title="三楼扶手松动")


def contact(cast: Cast) -> Contact:
    return Contact.objects.create(
        community=cast.community, code="DC1", kind="water", organisation="通达疏通", phone="100"
    )


def key(cast: Cast, name: str = "地图程序", *, may_write: bool = True) -> str:
    return make_key(community=cast.community, name=name, may_write=may_write, at=NOW)
