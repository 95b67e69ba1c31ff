from __future__ import annotations

from pathlib import Path

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from linli.files.models import Photo
from linli.web.doors import PUBLIC, door
from linli.web.files.sight import may_see
from linli.web.request import Request

A_YEAR = 365 * 24 * 3600


@door(PUBLIC)
@require_safe
def photo(request: Request, photo: int) -> FileResponse:
    shown = _shown(request, photo)
    return _served(shown, shown.path)


@door(PUBLIC)
@require_safe
def thumbnail(request: Request, photo: int) -> FileResponse:
    shown = _shown(request, photo)
    return _served(shown, shown.thumbnail_path)


def _shown(request: Request, photo: int) -> Photo:
    found = Photo.objects.of(request.community).filter(pk=photo).first()
    if found is None or not may_see(request, found):
        raise Http404
    return found


def _served(photo: Photo, path: Path) -> FileResponse:
    """The file, which never changes; a photo that is not public stays in its reader's browser."""
    if not path.exists():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    whose = "public" if photo.public else "private"
    response["Cache-Control"] = f"{whose}, max-age={A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
