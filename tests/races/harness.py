"""Races between real processes on a real database.

    with Runners(6, real_database) as runners:
        outcomes = runners.race("tests.races.seats:take", [{"who": n} for n in range(6)])

Every runner is a program of its own, with its own connection; all call the function at the same
instant of the machine's monotonic clock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from tests.real_database import RealDatabase

_SECONDS_TO_LINE_UP = 0.03


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one call: a value, a refusal's code, or an error nobody foresaw."""

    value: Any = None
    refused: str = ""
    error: str = ""

    @property
    def succeeded(self) -> bool:
        return not self.refused and not self.error


class Runners:
    """A number of processes that wait to be told what to call."""

    def __init__(self, count: int, database: RealDatabase) -> None:
        environment = os.environ | database.environment
        self._processes = [_runner(environment) for _ in range(count)]

    def __enter__(self) -> Self:
        for process in self._processes:
            assert _heard(process) == "ready", "a runner did not start; its words stand above"
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            with suppress(BrokenPipeError):
                process.communicate(timeout=10)

    def race(self, call: str, arguments: Sequence[dict[str, Any]]) -> list[Outcome]:
        """Call `module:function` with one dictionary of arguments in each runner, all at once."""
        assert len(arguments) == len(self._processes)
        start = time.monotonic() + _SECONDS_TO_LINE_UP
        for process, words in zip(self._processes, arguments, strict=True):
            _tell(process, {"call": call, "arguments": words, "start": start})
        return [Outcome(**json.loads(_heard(process))) for process in self._processes]


def _runner(environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.races.runner"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )


def _tell(process: subprocess.Popen[str], words: dict[str, Any]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(words) + "\n")
    process.stdin.flush()


def _heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()
