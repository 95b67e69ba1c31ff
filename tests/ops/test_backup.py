"""A backup is whole, is verified before it is brought back, and never holds a key."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from linli.ops import archive
from linli.ops.failure import Failed
from tests.ops.test_program import linli_says


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with a community and a photo in it."""
    folder = tmp_path_factory.mktemp("house")
    assert linli_says("migrate", "--data", str(folder)).returncode == 0
    with sqlite3.connect(folder / "linli.sqlite3") as database:
        database.execute(
            "INSERT INTO places_community (code, name, host, phone, boundary, settings) "
            "VALUES ('wen', '文昌', '', '', NULL, '{}')"
        )
    (folder / "files").mkdir()
    (folder / "files" / "well.jpg").write_bytes(os.urandom(5000))
    return folder


@pytest.fixture(scope="module")
def backup(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("backups") / "backup.zip"
    said = linli_says("backup", str(target), "--data", str(house))
    assert said.returncode == 0, said.stderr
    return target


@pytest.fixture
def new_place(house: Path, tmp_path: Path) -> Path:
    """An empty folder of data to which the keys were brought."""
    place = tmp_path / "new"
    shutil.copytree(house / "keys", place / "keys")
    return place


def test_what_was_backed_up_comes_back(house: Path, backup: Path, new_place: Path) -> None:
    said = linli_says("restore", str(backup), "--data", str(new_place))
    assert said.returncode == 0, said.stderr
    assert "0 findings" in said.stdout
    photo = Path("files", "well.jpg")
    assert (new_place / photo).read_bytes() == (house / photo).read_bytes()
    with sqlite3.connect(new_place / "linli.sqlite3") as database:
        assert database.execute("SELECT name FROM places_community").fetchall() == [("文昌",)]


def test_no_key_is_in_a_backup(house: Path, backup: Path) -> None:
    keys = [key.read_bytes().strip() for key in (house / "keys").iterdir()]
    assert keys
    with zipfile.ZipFile(backup) as packed:
        for name in packed.namelist():
            content = packed.read(name)
            assert not any(key in content or bytes.fromhex(key.decode()) in content for key in keys)


def test_only_its_owner_may_read_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_is_never_overwritten(house: Path, backup: Path) -> None:
    before = backup.read_bytes()
    said = linli_says("backup", str(backup), "--data", str(house))
    assert said.returncode == 1
    assert "never overwritten" in said.stderr
    assert backup.read_bytes() == before


def test_a_restore_asks_for_the_keys_and_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    said = linli_says("restore", str(backup), "--data", str(tmp_path / "new"))
    assert said.returncode == 1
    assert str(tmp_path / "new" / "keys") in said.stderr
    assert not (tmp_path / "new" / "linli.sqlite3").exists()


def test_a_restore_never_writes_over_a_house_that_is_lived_in(house: Path, backup: Path) -> None:
    before = (house / "linli.sqlite3").read_bytes()
    said = linli_says("restore", str(backup), "--data", str(house))
    assert said.returncode == 1
    assert "empty place" in said.stderr
    assert (house / "linli.sqlite3").read_bytes() == before


def test_a_single_changed_byte_is_found_before_anything_is_written(
    backup: Path, tmp_path: Path
) -> None:
    whole = backup.read_bytes()
    damaged = tmp_path / "damaged.zip"
    for member in zipfile.ZipFile(backup).infolist():
        inside = range(member.header_offset + 100, member.header_offset + member.compress_size, 500)
        assert inside
        for place in inside:
            changed = bytes([whole[place] ^ 0xFF])
            damaged.write_bytes(whole[:place] + changed + whole[place + 1 :])
            with pytest.raises(Failed):
                archive.open_verified(damaged)


def test_half_a_backup_is_refused(backup: Path, new_place: Path) -> None:
    half = new_place / "half.zip"
    half.write_bytes(backup.read_bytes()[:3000])
    said = linli_says("restore", str(half), "--data", str(new_place))
    assert said.returncode == 1
    assert said.stderr.startswith("linli: ")
    assert not (new_place / "linli.sqlite3").exists()


def test_a_member_that_climbs_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    evil = archive.Manifest(
        made_at="",
        engine="sqlite",
        versions={},
        migrations=[],
        keys={},
        members={"files/../../evil": hashlib.sha256(b"x").hexdigest()},
    )
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as packed:
        packed.writestr("files/../../evil", b"x")
        packed.writestr("manifest.json", json.dumps(asdict(evil)))
    with pytest.raises(Failed, match="damaged"):
        archive.open_verified(tmp_path / "evil.zip")
