from __future__ import annotations

from datetime import datetime

from linli.files.models import Photo
from linli.journal.by import By
from linli.people.queries import holds
from linli.people.roles import COMMITTEE, STAFF


def may_see(by: By, photo: Photo, at: datetime) -> bool:
    """Whoever uploaded it, the staff, and everybody once it is public."""
    if photo.public:
        return True
    if by.person_id is not None and photo.uploaded_by_id == by.person_id:
        return True
    return holds(by, at, STAFF)


def may_publish(by: By, photo: Photo, at: datetime) -> bool:
    """The committee, once it has looked for faces and number plates."""
    return photo.community_id == by.community_id and holds(by, at, COMMITTEE)
