"""What people translated is what the program shows."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest

from linli.ops.translations import compile_stale
from tools.messages import problems, update


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    update(path)
    return path


def test_a_translation_is_compiled_once_and_again_when_it_changed(
    catalogue: Path, tmp_path: Path
) -> None:
    assert compile_stale(tmp_path) == [catalogue.with_suffix(".mo")]
    assert compile_stale(tmp_path) == []
    later = catalogue.stat().st_mtime + 5
    os.utime(catalogue, (later, later))
    assert compile_stale(tmp_path) == [catalogue.with_suffix(".mo")]


def test_gathering_keeps_translations_and_drops_what_is_no_longer_said(catalogue: Path) -> None:
    entries = polib.pofile(str(catalogue))
    kept = entries[0].msgid
    entries[0].msgstr = "留下"
    entries.append(polib.POEntry(msgid="said by nobody", msgstr="没人说"))
    entries.save()
    update(catalogue)
    again = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue))}
    assert again[kept] == "留下"
    assert "said by nobody" not in again


def test_texts_of_pages_and_of_code_are_gathered(catalogue: Path) -> None:
    gathered = {entry.msgid for entry in polib.pofile(str(catalogue))}
    assert "Linli is getting ready" in gathered
    assert "grid member" in gathered


def test_what_lacks_a_translation_or_a_placeholder_is_a_problem(catalogue: Path) -> None:
    entries = polib.pofile(str(catalogue))
    for entry in entries:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
    entries.save()
    assert list(problems(catalogue)) == []
    first = entries[0]
    first.msgstr = ""
    entries[1].msgstr = "%(nobody)s"
    entries.save()
    assert [problem.partition(":")[0] for problem in problems(catalogue)] == [
        "untranslated",
        "other placeholders",
    ]
