"""From the words on the command line to the verb that does them."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from linli.ops import translations, verbs
from linli.ops.failure import Failed


def main(words: Sequence[str]) -> int:
    """Do what the words say. Returns the exit code; a failure ends in one line on standard error.

    What is printed on standard output is the answer alone.
    """
    try:
        return _do(words)
    except KeyboardInterrupt:
        print("linli: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as why:
        said = _in_words(why)
        if not said:
            raise
        print(f"linli: {said}", file=sys.stderr)
        return 1


def _do(words: Sequence[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        print(verbs.overview())
        return 0
    verb, *rest = words
    if verb not in verbs.known():
        raise Failed(verbs.unknown(verb))
    _settle_data(rest)
    translations.compile_stale()
    module = _load(verb)
    return int(module.run(_parser(verb, module).parse_args(rest)))


def _settle_data(words: Sequence[str]) -> None:
    """`--data` may stand after any verb; it has to be known before Django loads."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--data")
    said = early.parse_known_args(words)[0].data
    data = Path(said or os.environ.get("LINLI_DATA", "var")).resolve()
    os.environ["LINLI_DATA"] = str(data)
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as why:
        raise Failed(f"The folder {data} cannot be made: {why.strerror}.") from why
    if not os.access(data, os.W_OK):
        raise Failed(f"The folder {data} cannot be written to by this user.")


def _load(verb: str) -> ModuleType:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings")
    import django

    django.setup()
    return importlib.import_module(verbs.module_of(verb))


def _parser(verb: str, module: ModuleType) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(f"linli {verb}", description=module.__doc__)
    parser.add_argument("--data", metavar="DIR", help="the folder with all state (default: var/)")
    module.arguments(parser)
    return parser


def _in_words(why: Exception) -> str:
    """A failure that the person at the terminal can mend, in words; nothing for any other."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import CommandError
    from django.db import OperationalError

    if isinstance(why, Failed | CommandError):
        return str(why)
    if isinstance(why, OperationalError):
        return f"The database says: {str(why).strip().partition(chr(10))[0]}"
    if isinstance(why, ImproperlyConfigured):
        return f"The settings do not fit: {why}"
    return ""
