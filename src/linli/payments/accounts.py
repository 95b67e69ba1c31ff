"""The accounts of money, by what they stand for. All are in fen."""

from __future__ import annotations

from linli.ledger.accounts import account


def fund(community_id: int, holder: str) -> int:
    """Money that belongs to a purpose, such as 'share_request:3'. It is never overspent."""
    return account(community_id, "fen", "fund", holder, floor=0)


def open_fund(community_id: int, holder: str) -> int:
    """The money of a standing scheme. It may run short for a while, as a household does."""
    return account(community_id, "fen", "fund", holder, floor=None)


def pool(community_id: int, holder: str) -> int:
    """Where money of a scheme was kept in times that were entered afterwards: box or bank."""
    return account(community_id, "fen", "pool", holder, floor=None)


def outside(community_id: int, holder: str) -> int:
    """The world that money comes from and goes to: a dwelling, a vendor."""
    return account(community_id, "fen", "outside", holder, floor=None)


def pouch(community_id: int, person_id: int) -> int:
    """Cash in a collector's hands."""
    return account(community_id, "fen", "pouch", f"person:{person_id}", floor=0)


def cash_box(community_id: int) -> int:
    """Cash at the committee."""
    return account(community_id, "fen", "cash_box", floor=0)


def bank(community_id: int) -> int:
    """Money at the bank."""
    return account(community_id, "fen", "bank", floor=0)


def custody(community_id: int) -> int:
    """The counterpart of everywhere that money is kept: minus the sum of pouches, box and bank."""
    return account(community_id, "fen", "custody", floor=None)
