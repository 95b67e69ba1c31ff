"""The words of the command line, as a person types them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import linli
from tools.places import ROOT


def linli_says(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "linli", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_words_every_verb_is_listed_with_what_it_does() -> None:
    said = linli_says()
    assert said.returncode == 0
    for verb in ("up", "doctor", "backup", "restore", "replay", "figures", "react", "clockwork"):
        line = next(line for line in said.stdout.splitlines() if line.split()[:1] == [verb])
        assert line.endswith("."), line


def test_a_word_mistyped_is_answered_with_the_nearest() -> None:
    said = linli_says("docter")
    assert said.returncode == 1
    assert said.stderr == "linli: There is no 'docter'. Did you mean 'doctor'?\n"
    assert not said.stdout


def test_data_may_stand_after_any_verb(tmp_path: Path) -> None:
    said = linli_says("migrate", "--data", str(tmp_path / "house"))
    assert said.returncode == 0
    assert (tmp_path / "house" / "linli.sqlite3").exists()
    assert (tmp_path / "house").stat().st_mode & 0o077 == 0


def test_a_database_that_is_not_there_gets_one_clear_line(tmp_path: Path) -> None:
    nobody = "postgres://linli:secret@127.0.0.1:1/linli"
    said = linli_says("react", "--data", str(tmp_path), DATABASE_URL=nobody)
    assert said.returncode == 1
    assert said.stderr.splitlines()[-1].startswith("linli: The database says: ")
    assert "Traceback" not in said.stderr
    assert "secret" not in said.stderr


def test_a_folder_that_cannot_be_made_gets_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = linli_says("doctor", "--data", str(tmp_path / "file" / "below"))
    assert said.returncode == 1
    assert said.stderr.count("\n") == 1


def test_the_program_and_its_project_have_one_version() -> None:
    assert f'\nversion = "{linli.__version__}"\n' in (ROOT / "pyproject.toml").read_text()
