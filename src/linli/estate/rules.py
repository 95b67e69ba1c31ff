"""Rules of fees and of the books on plain values."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Who manages: a company, the residents themselves, a serve-first pilot, nobody."""

    COMPANY = "company"
    SELF_RUN = "self_run"
    PILOT = "pilot"
    NONE = "none"


class Book(StrEnum):
    """What the money of a self-run scheme may go to. There is no account for profit (E35)."""

    WAGES = "wages"
    OPERATIONS = "operations"
    PUBLIC_IMPROVEMENT = "public_improvement"


def bill_fen(area: int, rate_fen: int, months: int) -> int:
    """A dwelling's bill in fen: area (0.01 m²) × rate (fen per m² and month) × months, half up."""
    return (area * rate_fen * months + 50) // 100


def shown_exactly(dwellings: int, unpaid: int, *, least_dwellings: int, least_unpaid: int) -> bool:
    """Whether a collection rate may be published exactly (guardrail E22)."""
    return dwellings >= least_dwellings and unpaid >= least_unpaid


def band(paid: int, dwellings: int) -> str:
    """The band in which a collection rate is published: '90%+', at most '50%+' of a small group."""
    tenth = min(9, 10 * paid // dwellings)
    if dwellings < 20:
        tenth = min(tenth, 5)
    return f"{tenth}0%+" if tenth >= 5 else "under 50%"
