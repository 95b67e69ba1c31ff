"""`up` runs the whole product, one house a folder, and stops when it is asked to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from linli.ops.address import Address
from tests.ops.test_program import linli_says
from tools.places import ROOT

SECONDS_TO_START = 180
SECONDS_TO_STOP = 20  # with a whole suite running beside it


def free_address() -> Address:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return Address(host="127.0.0.1", port=trial.getsockname()[1])


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Address, subprocess.Popen[bytes]]]:
    """An empty house that answers."""
    address = free_address()
    words = ["up", "--no-demo", "--port", str(address.port), "--data", str(tmp_path)]
    process = subprocess.Popen(
        [sys.executable, "-m", "linli", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + SECONDS_TO_START
    try:
        while not address.answers():
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.1)
        yield address, process
    finally:
        process.kill()
        process.wait()


def test_it_serves_alone_and_stops_when_asked(
    house: tuple[Address, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    address, process = house

    again = linli_says("up", "--port", str(free_address().port), "--data", str(tmp_path))
    assert again.returncode == 1
    assert again.stderr == f"linli: Another './linli up' is running on {tmp_path}.\n"

    elsewhere = tmp_path / "elsewhere"
    taken = linli_says("up", "--port", str(address.port), "--data", str(elsewhere))
    assert taken.returncode == 1
    assert taken.stderr.count("\n") == 1
    assert f"127.0.0.1:{address.port}" in taken.stderr
    assert not (elsewhere / "linli.sqlite3").exists()

    assert linli_says("doctor", "--data", str(tmp_path)).returncode == 0

    process.send_signal(signal.SIGTERM)
    assert process.wait(SECONDS_TO_STOP) == 0
    assert not address.answers()
