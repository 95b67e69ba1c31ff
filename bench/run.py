"""Measures Linli beside what the machine can do at most: `python -m bench.run [--quick]`.

Every case is a process of its own; the cases of a round follow each other, and a ratio is taken
within a round. A case that leaves unsound books fails the run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
GOALS = ROOT / "bench" / "goals.toml"
Round = dict[str, dict[str, float]]


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--engine", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="a tenth of the work, once")
    parser.add_argument("--out", type=Path, help="keep every measurement in this file")


def run(options: Namespace) -> int:
    """0 when every goal was reached (with --quick: when every case ran and its books are sound)."""
    engines = ["sqlite", "postgresql"] if options.engine == "both" else [options.engine]
    plans = tomllib.loads(GOALS.read_text())
    missed = 0
    for engine in engines:
        rounds = list(_rounds(engine, plans[engine]["cases"], options))
        _print_cases(engine, rounds)
        reached = [_print_goal(goal, rounds) for goal in plans[engine]["goals"]]
        missed += reached.count(False)
        if options.out:
            _keep(options.out, engine, rounds)
    return 0 if options.quick or not missed else 1


def _rounds(engine: str, cases: dict[str, int], options: Namespace) -> Iterator[Round]:
    with TemporaryDirectory(prefix="linli-bench-") as name, _empty(engine, Path(name)) as fresh:
        for _ in range(1 if options.quick else options.rounds):
            measured = {}
            for case, count in cases.items():
                with fresh() as environment:
                    size = count // 10 if options.quick else count
                    measured[case] = _case(case, size, environment)
            yield measured


def _case(case: str, count: int, environment: dict[str, str]) -> dict[str, float]:
    done = _python("-m", f"bench.{case}", str(count), environment=environment)
    measured: dict[str, float] = json.loads(done.splitlines()[-1])
    return measured


def _python(*words: str, environment: dict[str, str]) -> str:
    paths = f"{ROOT}{os.pathsep}{ROOT / 'src'}"
    settings = {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "linli.settings"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, *words],
        check=True,
        cwd=ROOT,
        env=os.environ | settings | environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


@contextmanager
def _empty(engine: str, folder: Path) -> Iterator[Any]:
    """Yields what opens a fresh copy of an empty, migrated database, as an environment."""
    if engine == "sqlite":
        yield from _empty_sqlite(folder)
    else:
        yield from _empty_postgresql(folder)


def _empty_sqlite(folder: Path) -> Iterator[Any]:
    template = folder / "template"
    template.mkdir()
    _python("-m", "django", "migrate", environment={"LINLI_DATA": str(template)})

    @contextmanager
    def fresh() -> Iterator[dict[str, str]]:
        with TemporaryDirectory(dir=folder) as data:
            shutil.copytree(template, data, dirs_exist_ok=True)
            yield {"LINLI_DATA": data}

    yield fresh


def _empty_postgresql(folder: Path) -> Iterator[Any]:
    import psycopg

    from tools.postgres import throwaway

    with throwaway(durable=True) as url, psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE DATABASE template_of_linli")
        place = url.removesuffix("/postgres")
        migrated = {"LINLI_DATA": str(folder), "DATABASE_URL": f"{place}/template_of_linli"}
        _python("-m", "django", "migrate", environment=migrated)

        @contextmanager
        def fresh() -> Iterator[dict[str, str]]:
            server.execute("CREATE DATABASE bench TEMPLATE template_of_linli")
            try:
                yield {"LINLI_DATA": str(folder), "DATABASE_URL": f"{place}/bench"}
            finally:
                server.execute("DROP DATABASE bench")

        yield fresh


def _print_cases(engine: str, rounds: list[Round]) -> None:
    print(f"\n{engine}, rounds: {len(rounds)}")
    for case in rounds[0]:
        runs = [measured[case] for measured in rounds]
        rate = median(run["count"] / run["seconds"] for run in runs)
        processor = median(run["cpu_seconds"] / run["count"] for run in runs) * 1e6
        print(f"  {case:28} {rate:9,.0f} a second {processor:8.1f} µs of CPU each")


def _print_goal(goal: dict[str, Any], rounds: list[Round]) -> bool:
    ratios = [_rate(measured[goal["ours"]]) / _rate(measured[goal["limit"]]) for measured in rounds]
    reached: bool = median(ratios) >= goal["at_least"]
    print(
        f"  {'reached' if reached else 'MISSED '} {goal['name']}: {median(ratios):.2f} "
        f"[{min(ratios):.2f} to {max(ratios):.2f}], goal {goal['at_least']}"
    )
    return reached


def _rate(measured: dict[str, float]) -> float:
    return measured["count"] / measured["seconds"]


def _keep(out: Path, engine: str, rounds: list[Round]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("a") as lines:
        for number, measured in enumerate(rounds, start=1):
            line = {"engine": engine, "round": number, "load": os.getloadavg()[0], **measured}
            lines.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    arguments(parser)
    sys.exit(run(parser.parse_args()))
