from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from linli.core.refused import Refused
from linli.files.images import MAX_BYTES, make_safe


def _arrived(content: bytes) -> BytesIO:
    """What the product keeps of an upload, read through its own handlers."""
    upload = SimpleUploadedFile("photo.jpg", content, "image/jpeg")
    request = RequestFactory().post("/", {"photo": upload})
    with request.FILES["photo"] as kept:
        return BytesIO(kept.read())


def test_a_film_sent_by_mistake_is_not_kept_whole_and_is_refused_in_words() -> None:
    kept = _arrived(bytes(MAX_BYTES * 2))
    assert MAX_BYTES < len(kept.getvalue()) < MAX_BYTES + 200_000
    with pytest.raises(Refused) as refused:
        make_safe(kept)
    assert refused.value.code == "PHOTO_TOO_LARGE"


@pytest.mark.parametrize("size", [10, 3_000_000, MAX_BYTES])
def test_a_photo_arrives_as_it_was_sent(size: int) -> None:
    assert len(_arrived(b"x" * size).getvalue()) == size
