"""Make or revoke the key of another program; a new one is printed, this once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from linli.api.keys import make_key, revoke_key
from linli.core.refused import Refused
from linli.places.clock import now
from linli.places.models import Community


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--community", required=True)
        parser.add_argument("--write", action="store_true")
        parser.add_argument("--revoke", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        community = Community.objects.get(code=options["community"])
        name, at = options["name"], now(community)
        try:
            if options["revoke"]:
                revoke_key(community=community, name=name, at=at)
                return
            may_write = options["write"]
            made = make_key(community=community, name=name, may_write=may_write, at=at)
        except Refused as refused:
            raise CommandError(str(refused.message)) from refused
        self.stdout.write(made)
