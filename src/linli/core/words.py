"""What typed text must be before it is kept: safe to store, to show and to search."""

from __future__ import annotations

import re
import unicodedata

# Controls, marks that turn text around or hide in it (a name with one shows as another name),
# halves of characters and private ones.
_HIDDEN = {"Cc", "Cf", "Cs", "Co"}
_LINE_MARKS = {"\n", "\t"}
# NUL and other controls, and the marks that make a text read backwards: nobody types them.
_MISLEADING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text without control characters, direction marks or ragged ends, in one Unicode form.

    NUL is dropped too: SQLite would keep it and PostgreSQL refuse it. Line breaks stay.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = (c for c in lines if c in _LINE_MARKS or unicodedata.category(c) not in _HIDDEN)
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def is_misleading(text: str) -> bool:
    """Whether something in it cannot be seen but changes how it reads or is stored."""
    return _MISLEADING.search(text) is not None


def one_line(text: str) -> str:
    """Cleaned text on a single line, runs of white space as one space."""
    return " ".join(clean(text).split())


def mask_name(name: str) -> str:
    """A person's name for others to read: 郝桂兰 -> 郝*兰, 邓波 -> 邓*."""
    if len(name) <= 1:
        return name
    if len(name) == 2:
        return f"{name[0]}*"
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def mask_phone(phone: str) -> str:
    """A phone for others to read: only its last four digits."""
    return f"*** {phone[-4:]}" if len(phone) > 4 else "***"
