from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NoticePosted(Fact):
    matter: ClassVar[str] = "notice"
    notice_id: int
    kind_of_notice: str


@dataclass(frozen=True, kw_only=True)
class NoticeHungUp(Fact):
    """Somebody put the printed notice on a wall."""

    matter: ClassVar[str] = "notice"
    notice_id: int
    posting_id: int


@dataclass(frozen=True, kw_only=True)
class NoticeTakenDown(Fact):
    matter: ClassVar[str] = "notice"
    notice_id: int
