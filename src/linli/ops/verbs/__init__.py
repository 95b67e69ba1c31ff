"""What the program can be asked to do: one module a verb.

A verb is a module here with a docstring (its first line is what the overview says), with
`arguments(parser)` and with `run(options) -> int`. Nothing has to be registered. A verb that is a
word of Python has an underscore behind it: `import_`.
"""

from __future__ import annotations

import ast
from difflib import get_close_matches
from functools import cache
from keyword import iskeyword
from pathlib import Path

# Known to the launcher, which does them with the tools of the repository.
_WORKSHOP = {
    "check": "Style, types, walls, dependencies, migrations and translations.",
    "messages": "Gather what is to be translated.",
    "test": "The whole test suite; further words are passed to pytest.",
}


@cache
def known() -> dict[str, str]:
    """Every verb of the program and its line."""
    modules = sorted(Path(__file__).parent.glob("[a-z]*.py"))
    return {module.stem.rstrip("_"): _first_line(module) for module in modules}


def module_of(verb: str) -> str:
    """The name of the module of a verb."""
    return f"{__name__}.{verb}_" if iskeyword(verb) else f"{__name__}.{verb}"


def overview() -> str:
    """All that `./linli` can be asked, a line each."""
    lines = [f"  {verb:<10} {line}" for verb, line in known().items()]
    workshop = [f"  {verb:<10} {line}" for verb, line in _WORKSHOP.items()]
    return "\n".join(
        [
            "Linli 邻里. Usage: ./linli VERB [--data DIR] [...]; ./linli VERB --help says more.",
            "",
            *lines,
            "",
            "To work on it:",
            *workshop,
        ]
    )


def unknown(verb: str) -> str:
    """What to say to a word that is no verb."""
    near = get_close_matches(verb, [*known(), *_WORKSHOP], n=1, cutoff=0.5)
    hint = f"Did you mean '{near[0]}'?" if near else "'./linli' lists what it knows."
    return f"There is no '{verb}'. {hint}"


def _first_line(module: Path) -> str:
    return (ast.get_docstring(ast.parse(module.read_text())) or "").partition("\n")[0]
