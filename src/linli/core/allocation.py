"""How a shared cost is split, exact to the fen.

Both bases sum to the total for every input (guardrail E33). The order in which single fen are
handed out is published and stable: by code for an equal split, by largest remainder and then by
code for a split by area.
"""

from __future__ import annotations

from collections.abc import Mapping


def equally(total: int, payers: Mapping[str, int]) -> dict[str, int]:
    """Equal shares in fen by payer code; the remaining fen go one each to the first codes.

    `payers` maps a code to its area in 0.01 m², of which an equal split makes no use.
    Raises ValueError without payers or for a negative total.
    """
    _check(total, payers)
    share, rest = divmod(total, len(payers))
    return {code: share + (place < rest) for place, code in enumerate(sorted(payers))}


def by_area(total: int, payers: Mapping[str, int]) -> dict[str, int]:
    """Shares in fen by payer code in proportion to area (Civil Code art. 283: the legal default).

    Each gets the floor of its proportion; the remaining fen go one each to the largest
    remainders, ties by ascending code. Raises ValueError without payers, for a negative total, or
    for an area that is not positive.
    """
    _check(total, payers)
    if min(payers.values()) <= 0:
        raise ValueError("every payer needs an area to share by area")
    whole = sum(payers.values())
    shares = {code: total * area // whole for code, area in payers.items()}
    rest = total - sum(shares.values())
    by_remainder = sorted(payers, key=lambda code: (-(total * payers[code] % whole), code))
    for code in by_remainder[:rest]:
        shares[code] += 1
    return shares


def _check(total: int, payers: Mapping[str, int]) -> None:
    if not payers:
        raise ValueError("a cost needs somebody to share it")
    if total < 0:
        raise ValueError("a shared cost cannot be negative")
