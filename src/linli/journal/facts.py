"""Facts: what happened, in the past tense, made of ids and plain values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

_KINDS: dict[str, type[Fact]] = {}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Base of every fact. A subclass is a frozen, keyword-only dataclass in `<module>/facts.py`.

    `matter` names the field that holds the id of what the fact is about, without its `_id`:
    `matter = "case"` files the fact under the case in `case_id`. Facts of one matter are its
    thread.
    """

    matter: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        _KINDS[cls.kind()] = cls

    @classmethod
    def kind(cls) -> str:
        """`grid.CaseClosed`: the module it belongs to and its name."""
        return f"{cls.__module__.split('.')[1]}.{cls.__name__}"

    @property
    def matter_id(self) -> int:
        """The id of what the fact is about."""
        value: int = getattr(self, f"{self.matter}_id")
        return value

    def values(self) -> dict[str, Any]:
        """The fact as plain values, as it is stored."""
        return asdict(self)


def fact_of(kind: str, values: dict[str, Any]) -> Fact:
    """The fact that was stored. Raises KeyError for a kind that no module defines."""
    return _KINDS[kind](**values)


def known_kinds() -> dict[str, type[Fact]]:
    """Every fact that can happen, by kind."""
    return dict(_KINDS)
