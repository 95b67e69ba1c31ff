"""Whose act it is."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class By:
    """The one who acts, as plain ids, so that every floor can pass it on.

    `person_id` is the person whose act it is; None for an anonymous act or for the house itself.
    `recorded_by_id` is the clerk who typed it in on their behalf (guardrail E37), or entered it
    afterwards from paper. `history` marks such a back-entry: what protects people from something
    about to be done becomes a remark, what protects books, counts and names stays a refusal.
    `operator` is a command on the machine itself (an import, a replay, the clockwork).
    """

    community_id: int
    person_id: int | None = None
    recorded_by_id: int | None = None
    operator: bool = False
    history: bool = False

    @property
    def asked_id(self) -> int | None:
        """The person whose permission is asked: the clerk if there is one, else the actor."""
        return self.recorded_by_id or self.person_id

    def acting(self, person_id: int | None) -> By:
        """The same door, another person's act."""
        return replace(self, person_id=person_id)


def the_house(community_id: int) -> By:
    """An act that follows from a rule: nobody's hand, the community's own."""
    return By(community_id=community_id, operator=True)
