"""One runner of a race: waits for a line on standard input, calls, answers with a line."""

from __future__ import annotations

import importlib
import json
import sys
import time
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - needs Django to be set up

from linli.core.refused import Refused  # noqa: E402


def main() -> None:
    connection.ensure_connection()
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(_outcome(json.loads(line)), default=str), flush=True)


def _outcome(told: dict[str, Any]) -> dict[str, Any]:
    module, name = told["call"].split(":")
    function = getattr(importlib.import_module(module), name)
    while time.monotonic() < told["start"]:
        pass
    try:
        return {"value": function(**told["arguments"])}
    except Refused as refusal:
        return {"refused": refusal.code}
    except Exception as unforeseen:
        return {"error": f"{type(unforeseen).__name__}: {unforeseen}"}


if __name__ == "__main__":
    main()
