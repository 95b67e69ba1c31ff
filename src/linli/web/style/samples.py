"""Invented figures and neighbours for the sample screens."""

from __future__ import annotations

from linli.core.allocation import by_area, equally
from linli.web.charts import Point

PARTS = [
    "page",
    "button",
    "hero",
    "card",
    "row",
    "tag",
    "seal",
    "thread",
    "num",
    "table",
    "bases",
    "facts",
    "field",
    "tiles",
    "photo",
    "places",
    "search",
    "chips",
    "tabs",
    "pager",
    "empty",
    "flash",
    "progress",
    "dialog",
    "call",
    "slip",
    "poster",
    "chart",
    "talks",
    "measure",
]
COLOURS = ["paper", "card-white", "ink", "pine", "pine-wash", "seal-red", "amber", "sky"]

_RESIDENT = [
    ("首页", "home", 0),
    ("我的事", "list", 1),
    ("公示", "megaphone", 0),
    ("我的", "person", 0),
]
_DESK = [
    ("今天", "clock", 0),
    ("事项", "list", 6),
    ("分摊", "split", 1),
    ("电话簿", "phone", 0),
    ("积分", "heart", 0),
    ("公示", "megaphone", 0),
    ("居民", "people", 0),
]
NAV = {
    frame: [
        {"url": "#", "label": label, "icon": icon, "current": place == 0, "count": count}
        for place, (label, icon, count) in enumerate(items)
    ]
    for frame, items in {"resident": _RESIDENT, "desk": _DESK}.items()
}

RATES: list[Point] = [
    (str(year), rate, f"{rate}%")
    for year, rate in zip(
        range(2010, 2021),
        (63.3, 68.3, 71.7, 75.4, 77.9, 80.8, 83.8, 86.3, 88.3, 90.0, 91.25),
        strict=True,
    )
]
CASES: list[Point] = [
    (f"{month} 月", count, str(count)) for month, count in enumerate((3, 5, 4, 8, 6, 2), start=1)
]

_AREAS = {
    f"{unit} 单元 {room}": 5430 + 310 * unit + 27 * (room % 7)
    for unit in (1, 2)
    for room in (101, 102, 201, 202)
}
_EQUAL, _BY_AREA = equally(39112, _AREAS), by_area(39112, _AREAS)
SHARES = [
    {
        "dwelling": code,
        "area": area,
        "equal": _EQUAL[code],
        "by_area": _BY_AREA[code],
        "paid": place < 6,
    }
    for place, (code, area) in enumerate(_AREAS.items())
]
