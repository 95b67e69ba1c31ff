"""The product's source, parsed, for tests that read it."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.places import ROOT, SOURCE

PRODUCT = SOURCE / "linli"
DOORS = {"web", "api", "ops"}


@dataclass(frozen=True)
class Source:
    """One file of the product. `module` is the folder it belongs to: 'grid'."""

    path: Path
    tree: ast.Module

    @property
    def module(self) -> str:
        return self.path.relative_to(PRODUCT).parts[0].removesuffix(".py")

    def at(self, node: ast.AST) -> str:
        """Where a finding is, to click on."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"

    def nodes(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)


def planted(text: str, *, module: str) -> Source:
    """A file that is not there: what a test tries its detector on."""
    return Source(PRODUCT / module / "actions.py", ast.parse(text))


@cache
def sources() -> tuple[Source, ...]:
    """Every file of the product but migrations, which Django writes."""
    return tuple(
        Source(path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PRODUCT.rglob("*.py"))
        if "migrations" not in path.parts
    )


@cache
def floors() -> dict[str, int]:
    """Modules with the height of their floor, as import-linter's contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        module.strip().removeprefix("linli."): height
        for height, layer in enumerate(reversed(layers))
        for module in layer.split("|")
    }
