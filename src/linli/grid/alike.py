"""Whether two reports may tell of one matter, on plain values: near by, of one kind, in like words.

The points are a rule of thumb: a common place and a common kind are enough, as are a common place
and a fifth of the words; within one grid it takes kind and words together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from linli.core.bigrams import bigrams, likeness

ENOUGH = 60
SAME_PLACE = 50
INSIDE = 40
CLOSE_BY = 20
SOMEWHERE = 10
SAME_KIND = 30


@dataclass(frozen=True, kw_only=True)
class Account:
    """What is said of a matter: the places it names, what they lie in, its kind, its words."""

    places: frozenset[int] = frozenset()
    around: frozenset[int] = frozenset()
    kind: int | None = None
    words: str = ""
    pairs: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", bigrams(self.words))


def closeness(one: Account, other: Account) -> int:
    """How likely both tell of one matter: 0 for places far apart, at most 130."""
    near = _nearness(one, other)
    if not near:
        return 0
    kind = SAME_KIND if one.kind is not None and one.kind == other.kind else 0
    return near + kind + likeness(one.pairs, other.pairs) // 2


def alike(one: Account, other: Account) -> bool:
    """Whether they are close enough to ask a neighbour about it."""
    return closeness(one, other) >= ENOUGH


def _nearness(one: Account, other: Account) -> int:
    """Somebody who names no place may mean any."""
    if one.places & other.places:
        return SAME_PLACE
    if one.places & other.around or one.around & other.places:
        return INSIDE
    if one.around & other.around:
        return CLOSE_BY
    return 0 if one.places and other.places else SOMEWHERE
