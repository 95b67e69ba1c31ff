import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from linli.core.refused import Refused
from linli.files.images import LONGEST_SIDE, MAX_BYTES, THUMBNAIL
from linli.files.models import Photo
from linli.files.permissions import may_see
from linli.files.photos import keep_photo, publish_photo
from linli.journal.models import RecordedFact
from tests.cast import NOW, Cast

ORIENTATION = 0x0112
GPS = 0x8825
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _file(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: Any) -> BytesIO:
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **options)
    file.seek(0)
    return file


def _png_header(width: int, height: int) -> BytesIO:
    """A PNG that says it is that large and has not a single pixel."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + name
            + content
            + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"")
    return BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def _keep(cast: Cast, file: BytesIO) -> Photo:
    return keep_photo(upload=file, by=cast.by("郝姐"), at=NOW)


def _kept_files(settings: Any) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_as_jpeg_with_a_small_one(cast: Cast, kind: str) -> None:
    photo = _keep(cast, _file(kind, (3000, 1500)))
    assert (photo.width, photo.height) == (LONGEST_SIDE, 1000)
    with Image.open(photo.path) as full, Image.open(photo.thumbnail_path) as small:
        assert full.format == small.format == "JPEG"
        assert max(small.size) == THUMBNAIL
    assert photo.size == photo.path.stat().st_size
    assert RecordedFact.objects.latest("id").kind == "files.PhotoKept"


def test_what_the_camera_wrote_is_gone_and_the_photo_stands_upright(cast: Cast) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "CameraOfHao"
    exif.get_ifd(GPS)[1] = "N"
    photo = _keep(cast, _file(size=(40, 20), exif=exif, comment=b"secret words"))
    assert (photo.width, photo.height) == (20, 40)
    kept = photo.path.read_bytes()
    assert b"CameraOfHao" not in kept
    assert b"secret words" not in kept
    with Image.open(photo.path) as image:
        assert not dict(image.getexif())


def test_a_photo_of_12000_by_12000_is_refused_before_it_is_decoded(
    cast: Cast, settings: Any
) -> None:
    with pytest.raises(Refused) as refused:
        _keep(cast, _png_header(12000, 12000))
    assert refused.value.code == "TOO_MANY_PIXELS"
    assert "12000" in str(refused.value.message)
    assert not Photo.objects.exists()
    assert _kept_files(settings) == []


def test_a_photo_of_more_than_15_megabytes_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        _keep(cast, BytesIO(b"\xff\xd8\xff" + bytes(MAX_BYTES)))
    assert refused.value.code == "PHOTO_TOO_LARGE"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        SVG,
        b"<html><script>alert(1)</script></html>",
        b"GIF89a<script>alert(1)</script>",
        b"%PDF-1.4",
        b"\xff\xd8\xff\xe0 not quite",
        _file("PNG").getvalue()[:60],
        _png_header(10, 10).getvalue(),
    ],
)
def test_what_is_no_photo_is_refused_and_leaves_nothing(
    cast: Cast, settings: Any, content: bytes
) -> None:
    with pytest.raises(Refused) as refused:
        _keep(cast, BytesIO(content))
    assert refused.value.code == "NOT_A_PHOTO"
    assert refused.value.field == "photo"
    assert not Photo.objects.exists()
    assert _kept_files(settings) == []


def test_a_heic_photo_is_refused_with_what_to_do(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        _keep(cast, BytesIO(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"))
    assert refused.value.code == "HEIC_NOT_READ"


def test_a_photo_with_a_page_hidden_in_it_is_only_a_photo_afterwards(cast: Cast) -> None:
    polyglot = _file("JPEG").getvalue() + b"<script>alert(1)</script>"
    photo = _keep(cast, BytesIO(polyglot))
    assert b"<script>" not in photo.path.read_bytes()


def test_see_through_parts_become_white(cast: Cast) -> None:
    file = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")
    file.seek(0)
    with Image.open(_keep(cast, file).path) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


def test_the_same_photo_twice_is_one_file(cast: Cast, settings: Any) -> None:
    one, other = _keep(cast, _file()), _keep(cast, _file())
    assert one.sha == other.sha
    assert len(_kept_files(settings)) == 2


def test_the_reader_of_photos_knows_webp() -> None:
    assert features.check("webp")


def test_e25_a_photo_is_public_only_after_somebody_looked_for_faces(cast: Cast) -> None:
    photo = _keep(cast, _file())
    assert not may_see(cast.by("老周"), photo, NOW)
    with pytest.raises(Refused):
        publish_photo(photo=photo, by=cast.by("方晓"), at=NOW)
    publish_photo(photo=photo, by=cast.by("书记"), at=NOW)
    assert photo.blur_checked
    assert may_see(cast.by("老周"), photo, NOW)


@pytest.mark.parametrize(
    ("who", "status"), [("郝姐", 200), ("方晓", 200), ("书记", 200), ("老周", 404), (None, 404)]
)
def test_a_photo_is_served_to_those_who_may_see_it(
    cast: Cast, who: str | None, status: int
) -> None:
    photo = _keep(cast, _file())
    for url in (f"/files/photos/{photo.pk}/", f"/files/photos/{photo.pk}/small/"):
        answer = cast.client(who).get(url)
        assert answer.status_code == status
        if status == 200:
            assert answer["Content-Type"] == "image/jpeg"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
        answer.close()
