"""Gather what is to be translated into `locale/zh_Hans`, keeping the translations there are.

A message that is no longer used is dropped; `problems` is what `./linli check` asks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from tools.places import LOCALE, SOURCE

CHINESE = LOCALE / "zh_Hans" / "LC_MESSAGES" / "django.po"

# Function name -> which of its arguments are the message; "c" marks the context.
_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
_HEADER = {
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


@dataclass(kw_only=True)
class Message:
    """A text to be translated and the files in which it stands."""

    text: str
    plural: str = ""
    context: str | None = None
    files: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.text


def gathered() -> list[Message]:
    """Every message of the product, in the order of the files."""
    found: dict[tuple[str | None, str], Message] = {}
    for path in _sources():
        for message in _in_file(path):
            kept = found.setdefault(message.key, message)
            kept.plural = kept.plural or message.plural
            name = path.relative_to(SOURCE.parent).as_posix()
            if name not in kept.files:
                kept.files.append(name)
    return list(found.values())


def problems(catalogue: Path = CHINESE) -> Iterator[str]:
    """What is missing in the Chinese: absent, untranslated, doubtful or with other placeholders."""
    entries = _entries(catalogue)
    for message in gathered():
        entry = entries.get(message.key)
        if entry is None:
            yield f"absent: {message.text!r} ({message.files[0]})"
        elif not entry.translated():
            yield f"untranslated: {message.text!r} ({message.files[0]})"
        elif _placeholders(entry.msgid_plural or entry.msgid) != _placeholders(_translation(entry)):
            yield f"other placeholders: {message.text!r} -> {_translation(entry)!r}"


def update(catalogue: Path = CHINESE) -> int:
    """Write the catalogue anew. Returns how many messages still need a translation."""
    before = _entries(catalogue)
    fresh = polib.POFile(wrapwidth=98)
    fresh.metadata = dict(_HEADER)
    for message in gathered():
        fresh.append(_entry(message, before.get(message.key)))
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(catalogue))
    return len(fresh.untranslated_entries()) + len(fresh.fuzzy_entries())


def _sources() -> Iterator[Path]:
    for pattern in ("*.py", "*.html", "*.txt"):
        for path in sorted((SOURCE / "linli").rglob(pattern)):
            if "migrations" not in path.parts:
                yield path


def _in_file(path: Path) -> Iterator[Message]:
    text = path.read_text()
    if path.suffix != ".py":
        # Django turns a template into Python calls between X's; indentation means nothing there.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, message, _comments, context in extract(
        "python", BytesIO(text.encode()), keywords=_KEYWORDS
    ):
        single, plural = message if isinstance(message, tuple) else (message, "")
        yield Message(text=single, plural=plural, context=context)


def _entries(catalogue: Path) -> dict[tuple[str | None, str], polib.POEntry]:
    if not catalogue.exists():
        return {}
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(catalogue))}


def _entry(message: Message, before: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgctxt=message.context,
        occurrences=[(name, "") for name in message.files],
        flags=["python-format"] if _PLACEHOLDER.search(message.text) else [],
    )
    said = _translation(before) if before else ""
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: said}
    else:
        entry.msgstr = said
    if before and before.fuzzy:
        entry.flags.append("fuzzy")
    return entry


def _translation(entry: polib.POEntry) -> str:
    """Chinese has one form for any number."""
    said: str = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    return said


def _placeholders(text: str) -> set[str]:
    return {first or second for first, second in _PLACEHOLDER.findall(text)}


def main() -> int:
    waiting = update()
    print(f"{CHINESE.relative_to(SOURCE.parent)}: {waiting} messages wait for a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
