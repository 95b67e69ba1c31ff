"""What becomes of an uploaded picture before anything of it is kept.

Nothing of the uploaded bytes survives: the pixels are painted onto a new canvas and encoded
again, so that place, camera and whatever else was hidden in the file are gone.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from linli.core.refused import Refused

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
LONGEST_SIDE = 2000
THUMBNAIL = 480

_FORMATS = ("JPEG", "PNG", "WEBP")
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, zlib.error, struct.error)

# Pillow only warns where we refuse; the size is read from the header and checked in `_opened`.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A safe picture: two JPEG files and the size of the larger one in pixels."""

    full: bytes
    thumbnail: bytes
    width: int
    height: int


def make_safe(file: BinaryIO) -> Picture:
    """Decode, turn upright, scale and encode again.

    Raises Refused: PHOTO_TOO_LARGE, TOO_MANY_PIXELS, HEIC_NOT_READ or NOT_A_PHOTO.
    """
    content = _read(file)
    try:
        image = _painted(_opened(content))
    except _BROKEN as broken:
        raise Refused(
            "NOT_A_PHOTO",
            _("This file is not a photo that we can read. Please choose a JPEG, PNG or WebP."),
            field="photo",
        ) from broken
    small = image.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    return Picture(
        full=_encoded(image), thumbnail=_encoded(small), width=image.width, height=image.height
    )


def _read(file: BinaryIO) -> bytes:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Refused(
            "PHOTO_TOO_LARGE",
            _("This photo is larger than 15 MB. Please send a smaller one."),
            field="photo",
        )
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise Refused(
            "HEIC_NOT_READ",
            _("This is a HEIC photo. Please set the camera to “most compatible”, or send a JPEG."),
            field="photo",
        )
    return content


def _opened(content: bytes) -> Image.Image:
    image: Image.Image = Image.open(BytesIO(content), formats=_FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise Refused(
            "TOO_MANY_PIXELS",
            _("This photo is too large: %(width)s × %(height)s points. Please send a smaller one.")
            % {"width": image.width, "height": image.height},
            field="photo",
        )
    return image


def _painted(image: Image.Image) -> Image.Image:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image = ImageOps.exif_transpose(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    colours = image.convert("RGBA")
    canvas = Image.new("RGB", colours.size, "white")
    canvas.paste(colours, mask=colours.getchannel("A"))
    return canvas


def _encoded(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=84, optimize=True, progressive=True)
    return file.getvalue()
