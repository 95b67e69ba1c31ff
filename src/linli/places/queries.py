from __future__ import annotations

from linli.places.models import Place


def around(place: Place) -> set[int]:
    """The ids of a place and of all that it lies in: stairwell, building, compound, grid."""
    ids: set[int] = set()
    inner: Place | None = place
    while inner is not None:
        ids.add(inner.pk)
        if inner.grid_id is not None:
            ids.add(inner.grid_id)
        inner = inner.parent
    return ids
