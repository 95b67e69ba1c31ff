"""Print the figures of a community, computed from its rows."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import Any

from linli.insight.figures import all_figures
from linli.ops.moments import moment_said
from linli.ops.whose import community_named
from linli.places.clock import now
from linli.places.models import Community


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--community", metavar="NAME", help="its name or code")
    parser.add_argument("--as-of", metavar="TIME", help="2021-03-31T23:59+08:00")
    parser.add_argument("--json", action="store_true", help="print the object alone")


def run(options: Namespace) -> int:
    community = community_named(options.community)
    figures = all_figures(community, _as_of(options.as_of, community))
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
        return 0
    for area, values in figures.items():
        print(area)
        for key, value in values.items():
            print(f"  {key}: {_words(value)}")
    return 0


def _as_of(text: str | None, community: Community) -> datetime:
    if text is None:
        return community.story_as_of or now(community)
    return moment_said(text)


def _words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
