"""A real client of Open311, written by others, against a real server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from georeport import GeoReport

from linli.ops.address import Address
from tests.api import places
from tests.cast import Cast, settle
from tests.ops.test_up import free_address
from tests.real_database import RealDatabase
from tools.places import ROOT

SINCE = "2021-03-01T00:00:00Z"


@pytest.fixture
def cast(real_database: RealDatabase) -> Cast:
    made = settle("taohua", "桃花社区")
    places.laid_out(made)
    places.kinds(made)
    return made


@pytest.fixture
def server(real_database: RealDatabase, settings: Any) -> Iterator[str]:
    address = free_address()
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{address.port}"],
        env=os.environ
        | real_database.environment
        | {"PYTHONPATH": str(ROOT / "src"), "LINLI_KEYS": str(settings.KEYS)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _wait_for(address, process)
    yield f"http://127.0.0.1:{address.port}/open311/v2"
    process.kill()
    process.wait()


@pytest.mark.slow
@pytest.mark.parametrize("format", ["json", "xml"])
def test_the_client_of_others_reads_and_finds_what_was_sent(
    cast: Cast, server: str, format: str
) -> None:
    well, railing = places.settled(cast), places.taken_up(cast)
    client = GeoReport(server, jurisdiction="taohua", output_format=format)

    codes = {service["service_code"] for service in client.get_service_list()}
    assert codes >= {"sewage_overflow", "broken_railing", "other"}
    assert client.get_service_definition("other")["service_code"] == "other"
    found = client.get_service_requests(start_date=SINCE)
    assert {one["service_request_id"] for one in found} == {well.code, railing.code}
    assert client.get_service_request(well.code)["status"] == "closed"

    key = places.key(cast)
    form = {"api_key": key, "service_code": "other", "lat": "37.5383", "long": "121.39253"}
    made = requests.post(f"{server}/requests.json", data=form, timeout=10).json()
    where = f"{server}/requests/{made[0]['service_request_id']}.json"
    own = requests.get(where, params={"api_key": key}, timeout=10).json()
    assert own[0]["address_id"] == "B1"


def _wait_for(address: Address, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while not address.answers():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.1)
