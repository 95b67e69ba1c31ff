"""How points are earned: printed from the rulebook and the mechanism's table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from linli.core.time import day_of
from linli.credit.models import Rule
from linli.credit.queries import rulebook
from linli.mechanism.earning import Way, comes_back, ways
from linli.web.doors import PUBLIC, door
from linli.web.request import Request


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A rule as it is in force, how it was before, and the words for how it is earned.

    Without `words` the rule is adopted, and nothing that happens here gives by it yet.
    """

    rule: Rule
    earlier: list[Rule]
    words: Promise | None


@door(PUBLIC)
@require_safe
def rules(request: Request) -> HttpResponse:
    today = day_of(request.now)
    known = ways()
    book = rulebook(request.community, today)
    chapters = [
        _chapter(book[code], known.get(code))
        for code in [*known, *(code for code in book if code not in known)]
        if code in book and _in_force(book[code][0], today)
    ]
    return render(request, "credit/rules.html", {"chapters": chapters, "comes_back": comes_back()})


def _in_force(rule: Rule, day: date) -> bool:
    return rule.until is None or rule.until >= day


def _chapter(versions: list[Rule], way: Way | None) -> Chapter:
    return Chapter(rule=versions[0], earlier=versions[1:], words=way.words if way else None)
