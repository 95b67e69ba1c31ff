"""The processes that make up a running Linli, started together and stopped together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Self

from linli.ops.failure import Failed

_SECONDS_TO_STOP = 3.5
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


class Household:
    """Child processes of this one; none outlives it.

    Each has a session of its own, so that Ctrl+C reaches only this process, which then stops them
    in order: first asked, after 3.5 seconds made to.
    """

    def __init__(self) -> None:
        self._members: dict[str, subprocess.Popen[bytes]] = {}
        self._for_ever: set[str] = set()
        self._asked_to_stop = False

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        for member in self._members.values():
            member.terminate()
        deadline = time.monotonic() + _SECONDS_TO_STOP
        for member in self._members.values():
            with suppress(subprocess.TimeoutExpired):
                member.wait(max(0.0, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(member.pid, signal.SIGKILL)
            member.wait()

    def start(self, name: str, module_and_words: list[str], *, for_ever: bool = True) -> None:
        """Run a module of this Python as a member. One that is not there for ever may end."""
        if self._asked_to_stop:
            return
        self._members[name] = subprocess.Popen(  # noqa: S603 - our own words only
            [sys.executable, "-m", *module_and_words],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
        if for_ever:
            self._for_ever.add(name)

    def is_well(self) -> bool:
        """False once we were asked to stop. Raises Failed when a member for ever has ended."""
        for name in self._for_ever:
            if not self._asked_to_stop and self.left(name) is not None:
                raise Failed(f"The {name} process has ended; what it said stands above.")
        return not self._asked_to_stop

    def left(self, name: str) -> int | None:
        """The exit code of a member that has ended, else None."""
        return self._members[name].poll()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._asked_to_stop = True


def _end_with_parent() -> None:
    """Linux only; elsewhere a parent that is killed outright leaves its children behind."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
