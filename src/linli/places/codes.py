"""Numbers without gaps, and short readable codes for what nobody has coded yet: P0001 …"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.places.models import Coded, Numbering


def fresh_codes(model: type[Coded], community_id: int, prefix: str, count: int = 1) -> list[str]:
    """That many codes which no row of the community has: the prefix and at least four digits.

    Called inside an action: the counter's row is locked until it ends, so that two people who
    register at the same moment get different codes.
    """
    start = _take(community_id, prefix, count)
    codes = [f"{prefix}{number:04d}" for number in range(start, start + count)]
    if not _taken(model, community_id, codes):
        return codes
    _skip_to(community_id, prefix, _highest(model, community_id, prefix))
    return fresh_codes(model, community_id, prefix, count)


def complete_codes(
    model: type[Coded], community_id: int, prefix: str, given: Iterable[str]
) -> list[str]:
    """The given codes with the empty ones filled in. Raises Refused CODE_TAKEN."""
    codes = list(given)
    missing = codes.count("")
    refuse_taken(model, community_id, [code for code in codes if code])
    made = iter(fresh_codes(model, community_id, prefix, missing) if missing else [])
    return [code or next(made) for code in codes]


def refuse_taken(model: type[Coded], community_id: int, codes: list[str]) -> None:
    """Raises Refused CODE_TAKEN when one of the codes is used already, or given twice."""
    twice = sorted({code for code in codes if codes.count(code) > 1}) if _repeats(codes) else []
    taken = twice or _taken(model, community_id, codes)
    if taken:
        raise Refused(
            "CODE_TAKEN",
            _("The code %(code)s is in use already. Please choose another one.")
            % {"code": taken[0]},
            field="code",
        )


def next_number(community_id: int, name: str) -> int:
    """The next number of a series without gaps, such as the receipts'.

    The counter's row stays locked until the action ends, so that a number is given once, and one
    whose action was rolled back is given again.
    """
    return _take(community_id, name, 1)


def _repeats(codes: list[str]) -> bool:
    return len(set(codes)) < len(codes)


def _take(community_id: int, prefix: str, count: int) -> int:
    """The first of that many new numbers, in one statement that both engines understand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO places_numbering (community_id, prefix, last) VALUES (%s, %s, %s) "
            "ON CONFLICT (community_id, prefix) "
            "DO UPDATE SET last = places_numbering.last + excluded.last RETURNING last",
            [community_id, prefix, count],
        )
        (last,) = cursor.fetchone()
    return int(last) - count + 1


def _skip_to(community_id: int, prefix: str, number: int) -> None:
    counter = Numbering.objects.filter(community_id=community_id, prefix=prefix)
    counter.filter(last__lt=number).update(last=number)


def _taken(model: type[Coded], community_id: int, codes: list[str]) -> list[str]:
    rows = model._default_manager.filter(community_id=community_id, code__in=codes)
    return sorted(rows.values_list("code", flat=True))


def _highest(model: type[Coded], community_id: int, prefix: str) -> int:
    pattern = re.compile(rf"{re.escape(prefix)}(\d+)", re.ASCII)
    rows = model._default_manager.filter(community_id=community_id, code__startswith=prefix)
    matches = (pattern.fullmatch(code) for code in rows.values_list("code", flat=True))
    return max((int(match[1]) for match in matches if match), default=0)
