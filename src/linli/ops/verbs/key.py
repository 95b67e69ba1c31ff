"""Make the key of another program, or revoke it; a new one is printed this once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from django.core.management import call_command

from linli.ops.whose import community_named


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", help="whose key it is")
    parser.add_argument("--write", action="store_true", help="it may also report problems")
    parser.add_argument("--revoke", action="store_true", help="from now on it opens nothing")
    parser.add_argument("--community", metavar="NAME", help="its name or code")


def run(options: Namespace) -> int:
    call_command(
        "api_key",
        options.name,
        community=community_named(options.community).code,
        write=options.write,
        revoke=options.revoke,
    )
    return 0
