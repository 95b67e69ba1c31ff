"""The launcher, on a small repository of its own with an empty lock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.places import ROOT

PROGRAM = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.environ["LINLI_DATA"], sys.prefix]))
sys.exit(len(sys.argv) - 1)
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    shutil.copy(ROOT / "linli", root / "linli")
    (root / "requirements").mkdir()
    for lock in ("base", "dev"):
        (root / "requirements" / f"{lock}.txt").write_text("# nothing\n")
    (root / "src" / "linli").mkdir(parents=True)
    (root / "src" / "linli" / "__main__.py").write_text(PROGRAM)
    assert launch(root).returncode == 0
    return root


def launch(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    alone = {"PATH": os.defpath, "HOME": str(root), "PIP_NO_INDEX": "1"}
    return subprocess.run(
        [sys.executable, str(root / "linli"), *words],
        env=alone,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


def test_words_and_exit_code_pass_through_and_state_lies_beside_the_launcher(
    repository: Path,
) -> None:
    said = launch(repository, "figures", "--json")
    words, data, prefix = json.loads(said.stdout)
    assert words == ["figures", "--json"]
    assert data == str(repository / "var")
    assert prefix == str(repository / ".venv")
    assert said.returncode == 2


def test_a_second_start_installs_nothing(repository: Path) -> None:
    assert launch(repository).stderr == ""


def test_a_changed_lock_is_installed_into_the_same_environment(repository: Path) -> None:
    (repository / "requirements" / "base.txt").write_text("# still nothing\n")
    said = launch(repository)
    assert "Installing" in said.stderr
    assert "Making" not in said.stderr
    assert launch(repository).stderr == ""


def test_a_half_made_environment_is_made_again(repository: Path) -> None:
    (repository / ".venv" / "linli-lock").unlink()
    (repository / ".venv" / "left-behind").touch()
    said = launch(repository)
    assert "Making the environment" in said.stderr
    assert said.returncode == 0
    assert not (repository / ".venv" / "left-behind").exists()


def test_a_package_that_cannot_be_had_ends_in_one_clear_line(repository: Path) -> None:
    lock = repository / "requirements" / "base.txt"
    before = lock.read_text()
    lock.write_text(f"linli-is-not-there==1 --hash=sha256:{'0' * 64}\n")
    said = launch(repository)
    lock.write_text(before)
    assert said.returncode == 1
    assert said.stderr.splitlines()[-1].startswith("linli: The packages could not be installed")
    assert "Traceback" not in said.stderr
