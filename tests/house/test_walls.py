"""The walls that import-linter cannot see, and that each of them would be seen if it broke."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from linli.places.models import OwnedQuerySet
from tests.house.source import DOORS, Source, floors, planted, sources
from tests.house.ties import Model, module_of, our_models, own_names, ties, ways_back

MONEY = {"core", "ledger", "payments", "repairs", "credit"}
GROUND = {"geo.py", "plane.py"}  # metres and degrees are nobody's money
CLOCKS = {"now", "today", "utcnow"}

Findings = Iterator[ast.AST]


def reaches_upstairs(source: Source) -> Findings:
    """`dwelling.receipts` in places: receipts belong to payments, a floor above."""
    height = floors()
    if source.module not in height:
        return
    for word, node in _words(source):
        owners = ways_back().get(word, set())
        above = owners and all(height[owner] > height[source.module] for owner in owners)
        if above and word not in own_names(source.module):
            yield node


def listens_to_signals(source: Source) -> Findings:
    for node in source.nodes():
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
            if any(name.split(".")[-1] in {"signals", "dispatch"} for name in names):
                yield node


def overrides_saving(source: Source) -> Findings:
    for node in source.nodes():
        if isinstance(node, ast.ClassDef):
            methods = (item for item in node.body if isinstance(item, ast.FunctionDef))
            yield from (method for method in methods if method.name in {"save", "delete"})


def reads_a_clock(source: Source) -> Findings:
    if source.module in DOORS or source.path.name == "clock.py":
        return
    for node in source.nodes():
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            of = node.value
            if isinstance(of, ast.Name) and of.id in {"datetime", "date", "timezone"}:
                yield node
        if isinstance(node, ast.ImportFrom) and node.module == "linli.places.clock":
            yield node


def counts_in_floats(source: Source) -> Findings:
    if source.module not in MONEY or source.path.name in GROUND:
        return
    for node in source.nodes():
        name = getattr(node, "id", None) or getattr(node, "attr", None)
        number = getattr(node, "value", None)
        if name in {"float", "FloatField", "DecimalField"} or isinstance(number, float):
            yield node


WALLS: dict[Callable[[Source], Findings], Source] = {
    reaches_upstairs: planted("Dwelling.objects.filter(receipts__at=now)", module="places"),
    listens_to_signals: planted("from django.db.models.signals import post_save", module="web"),
    overrides_saving: planted("class Case:\n    def save(self): ...", module="grid"),
    reads_a_clock: planted("at = datetime.now()", module="grid"),
    counts_in_floats: planted("rate = 0.5", module="payments"),
}


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.__name__)
def test_the_walls_stand(wall: Callable[[Source], Findings]) -> None:
    assert [source.at(node) for source in sources() for node in wall(source)] == []


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.__name__)
def test_a_breach_would_be_seen(wall: Callable[[Source], Findings]) -> None:
    assert list(wall(WALLS[wall]))


def test_every_module_has_its_floor() -> None:
    outside = {"__init__", "__main__", "settings", "urls"}
    assert {source.module for source in sources()} <= {*floors(), *outside}


def test_no_table_refers_upstairs_or_to_a_neighbour() -> None:
    height = floors()
    assert [
        f"{model.__name__}.{field} -> {other.__name__}"
        for model, field, other, _ in ties()
        if module_of(model) != module_of(other)
        and height[module_of(model)] <= height[module_of(other)]
    ] == []


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_e68_whatever_belongs_to_a_community_is_read_by_it(model: Model) -> None:
    owned = any(field.name == "community" for field in model._meta.get_fields())
    assert not owned or isinstance(model._default_manager.all(), OwnedQuerySet)


def _words(source: Source) -> Iterator[tuple[str, ast.AST]]:
    """Attributes, and the parts of lookups: `dwelling.receipts`, `filter(receipts__at=…)`."""
    for node in source.nodes():
        if isinstance(node, ast.Attribute):
            yield node.attr, node
        elif isinstance(node, ast.keyword):
            yield from ((part, node.value) for part in (node.arg or "").split("__")[:-1])
        elif isinstance(node, ast.Constant) and "__" in str(node.value):
            yield from ((part, node) for part in str(node.value).split("__"))
