"""The doctor: everything that must always be true, asked one question at a time.

A question is a function whose docstring is the question and whose answer is a list of findings,
each a sentence; an empty list means that all is well. A module adds its own by defining
`INVARIANTS` in `linli/<module>/invariants.py`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from linli.journal import guards
from linli.journal.models import Reaction
from linli.ops import checks

Question = Callable[[], list[str]]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of one question."""

    question: str
    findings: list[str]


def examine() -> Iterator[Answer]:
    """Ask everything, one after the other. A question that breaks is a finding itself."""
    for question in [*QUESTIONS, *_of_the_modules()]:
        words = (question.__doc__ or question.__name__).strip().partition("\n")[0]
        try:
            findings = question()
        except Exception as broken:
            findings = [f"could not be asked: {type(broken).__name__}: {broken}"]
        yield Answer(question=words, findings=findings)


def _of_the_modules() -> Iterator[Question]:
    for app in apps.get_app_configs():
        name = f"{app.name}.invariants"
        if app.name.startswith("linli.") and find_spec(name):
            yield from importlib.import_module(name).INVARIANTS


def database_is_whole() -> list[str]:
    """Is the database file whole?"""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        said = [row[0] for row in cursor.execute("PRAGMA integrity_check").fetchall()]
    return [] if said == ["ok"] else said


def references_hold() -> list[str]:
    """Does every reference lead to a row?"""
    if connection.vendor != "sqlite":
        return []  # PostgreSQL validated each when it was written
    with connection.cursor() as cursor:
        rows = cursor.execute("PRAGMA foreign_key_check").fetchall()
    return [
        f"row {rowid} of {table} names a missing row of {parent}"
        for table, rowid, parent, _ in rows
    ]


def settings_are_durable() -> list[str]:
    """Is what was said to be kept kept, even in a power cut?"""
    return [str(weakness.msg) for weakness in checks.durable(databases=[connection.alias])]


def migrations_are_applied() -> list[str]:
    """Does the database fit the program?"""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    unknown = executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys()
    return [
        *[f"{migration} is not applied" for migration, _ in plan],
        *[f"{app}.{name} was made by a newer program" for app, name in sorted(unknown)],
    ]


def guards_stand() -> list[str]:
    """Does the database itself refuse to rewrite the books and the journal?"""
    return [f"the guard {name} is missing" for name in guards.missing(connection)]


def reactions_are_answered() -> list[str]:
    """Was everything that happened answered?"""
    return [
        f"{reaction.name} failed for fact {reaction.fact_id}: {reaction.error}"
        for reaction in Reaction.objects.filter(answered=False).order_by("id")
    ]


QUESTIONS: list[Question] = [
    database_is_whole,
    references_hold,
    settings_are_durable,
    migrations_are_applied,
    guards_stand,
    reactions_are_answered,
]
