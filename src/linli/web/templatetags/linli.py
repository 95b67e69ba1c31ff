"""What every template may use: words for values, and the parts that need more than a class."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from linli.core import area, fen, figures
from linli.core import time as core_time
from linli.core import words as core_words
from linli.web import charts, words

register = template.Library()

register.filter("yuan", fen.yuan)
register.filter("square_metres", area.square_metres)
register.filter("percent", figures.percent)
register.filter("masked", core_words.mask_name)
register.filter("masked_phone", core_words.mask_phone)
register.filter("hours", words.hours)
register.filter("unbroken", words.unbroken)
register.filter("clock", words.clock)
register.filter("stamp", core_time.stamp)


@register.simple_tag(takes_context=True)
def day(context: Context, moment: datetime | date) -> str:
    """The day of a moment, seen from the page's `now`."""
    return words.day(moment, context.get("now"))


@register.simple_tag(takes_context=True)
def when(context: Context, moment: datetime) -> str:
    """Day and hour of a moment, seen from the page's `now`."""
    return words.when(moment, context.get("now"))


@register.simple_tag(takes_context=True)
def time(context: Context, moment: datetime) -> SafeString:
    """A moment as a <time> element: said for people, stamped for machines."""
    said = words.when(moment, context.get("now"))
    return format_html('<time datetime="{}">{}</time>', core_time.stamp(moment), said)


@register.simple_tag(takes_context=True)
def greeting(context: Context) -> str:
    """A greeting that fits the page's `now`."""
    return words.greeting(context.get("now"))


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn sign from the sprite. It never speaks alone: a word stands beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("icons/icons.svg"),
        name,
    )


@register.simple_tag
def seal(text: str, kind: str = "") -> SafeString:
    """印: a fact that is done for good. `kind` is '', 'full', 'small' or 'fresh'."""
    lines = format_html_join("", "<span>{}</span>", ((line,) for line in words.seal_lines(text)))
    return format_html('<strong class="{}">{}</strong>', f"seal {kind}".strip(), lines)


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A form field with its label, hint and errors."""
    return {"field": bound}


@register.inclusion_tag("parts/tiles.html")
def tiles(bound: BoundField) -> dict[str, Any]:
    """A choice as big tiles; each choice's value names its icon."""
    return {"field": bound}


@register.inclusion_tag("parts/line.html")
def line(points: Sequence[charts.Point], label: str, low: float, high: float) -> dict[str, Any]:
    """A line chart; `label` says in words what it shows, `low` and `high` bound the values."""
    marks = charts.line(points, low, high)
    return {"marks": marks, "segments": charts.segments(marks), "label": label}


@register.inclusion_tag("parts/columns.html")
def columns(points: Sequence[charts.Point], label: str) -> dict[str, Any]:
    """A column chart that stands on zero; `label` says in words what it shows."""
    return {"marks": charts.columns(points), "label": label}


@register.inclusion_tag("parts/measure.html")
def measure(part: int, whole: int, label: str, needed: int = 0) -> dict[str, Any]:
    """A bar of so much of so much, with a mark where it is enough; `label` says it in words."""
    return {
        "part": figures.percent(part, whole) or "0",
        "needed": figures.percent(needed, whole) if needed else None,
        "enough": part >= needed,
        "label": label,
    }
