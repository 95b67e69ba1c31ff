"""What typed text must be before it is kept: safe to store, to show and to search."""

from __future__ import annotations

import unicodedata

# Marks that turn text around or hide in it: a name with one shows as another name.
_INVISIBLE = {*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x61C}
_LINE_MARKS = {"\n", "\t"}


def clean(text: str) -> str:
    """Text without control characters, direction marks or ragged ends, in one Unicode form.

    NUL is dropped too: SQLite would keep it and PostgreSQL refuse it. Line breaks stay.
    """
    joined = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (
        char
        for char in joined
        if char in _LINE_MARKS
        or (ord(char) not in _INVISIBLE and unicodedata.category(char) not in {"Cc", "Cs", "Co"})
    )
    return "".join(kept).strip()


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
