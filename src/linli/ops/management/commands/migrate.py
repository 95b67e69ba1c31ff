"""Django's own `migrate`, then what lives in the database beside the tables."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from linli.journal import guards


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        connection = connections[options["database"]]
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return  # half-way: the guards' tables may not be there yet
        guards.install(connection)
        call_command("createcachetable", database=options["database"], verbosity=0)
