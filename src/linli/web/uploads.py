from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler

from linli.files.images import MAX_BYTES


class Capped(FileUploadHandler):
    """Keeps no more of an upload than it takes to see that it is too large.

    The rest is let through to nobody, so that a film sent by mistake does not fill the disk; what
    was kept is refused by `files.photos` in words.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:
        return None
