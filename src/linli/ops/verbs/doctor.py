"""Ask whether everything that must always be true is true."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from linli.ops.doctor import Answer, examine
from linli.ops.failure import Failed


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: Namespace) -> int:
    if not MigrationRecorder(connection).has_table():
        raise Failed(f"There is no Linli in {settings.DATA} yet; './linli up' makes one.")
    answers = []
    for answer in examine():
        answers.append(answer)
        if not options.json:
            _say(answer)
    found = sum(len(answer.findings) for answer in answers)
    if options.json:
        print(json.dumps({"findings": found, "answers": [asdict(answer) for answer in answers]}))
    else:
        print(f"{len(answers)} questions, {found} findings")
    return 1 if found else 0


def _say(answer: Answer) -> None:
    count = len(answer.findings)
    print(f"{count or 'ok':>4}  {answer.question}")
    for finding in answer.findings:
        print(f"        {finding}")
