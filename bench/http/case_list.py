"""The list of cases as the product shows it."""

from __future__ import annotations

from bench.case import measure
from bench.http.asked import Client, ask, check, prepare


def work(asked: tuple[Client, int]) -> None:
    browser, count = asked
    for _ in range(count):
        ask(browser, "/cases/")


if __name__ == "__main__":
    measure(prepare, work, check)
