"""Chinese text compared and searched by pairs of characters: no dictionary, no segmentation."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters in each word: 污水井 -> 污水, 水井. Case is ignored."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(
        word[place : place + 2]
        for word in _WORDS.findall(folded)
        for place in range(max(1, len(word) - 1))
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """How much two texts share, in percent: twice the common pairs of all pairs (Dice)."""
    if not one or not other:
        return 0
    return 200 * len(one & other) // (len(one) + len(other))
