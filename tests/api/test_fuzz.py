"""The OpenAPI document, asked with whatever it allows and does not allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from tests.api import places
from tests.cast import Cast

OPERATIONS = {
    "GET /api/cases",
    "GET /api/cases/{code}",
    "POST /api/cases",
    "GET /api/notices",
    "GET /api/figures",
}
EXAMPLES = 40
CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]


@pytest.fixture
def open_connection() -> Iterator[None]:
    """A request through WSGI would close the connection in which the test's rows are."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(operation: Any, headers: dict[str, str], asked: Counter[str]) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def once(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers=headers)
        asked[operation.label] += 1

    once()


@pytest.mark.slow
@pytest.mark.parametrize("with_key", [False, True], ids=["visitor", "program"])
def test_no_operation_breaks_or_answers_what_it_does_not_promise(
    cast: Cast, open_connection: None, with_key: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linli.api.limits.PER_HOUR", 10_000)
    places.laid_out(cast)
    places.kinds(cast)
    places.settled(cast)
    headers = {"X-API-Key": places.key(cast)} if with_key else {}
    application = get_wsgi_application()
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    asked: Counter[str] = Counter()
    for operation in schema.get_all_operations():
        ask(operation.ok(), headers, asked)
    assert set(asked) == OPERATIONS
    assert sum(asked.values()) >= EXAMPLES
