"""What every case is measured by: `python -m bench.MODULE N` prints one line of JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from typing import Any


def measure(
    prepare: Callable[[int], Any], work: Callable[[Any], None], check: Callable[[int], None]
) -> None:
    """Time `work` on what `prepare` made; a run whose books are unsound afterwards is void.

    The collector leaves what was prepared alone: nobody asks for twenty thousand at once.
    """
    count = int(sys.argv[1])
    prepared = prepare(count)
    gc.collect()
    gc.freeze()
    wall, processor = time.perf_counter(), time.process_time()
    work(prepared)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    check(count)
    print(json.dumps({"count": count, "seconds": wall, "cpu_seconds": processor}))
