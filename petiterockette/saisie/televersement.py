"""A file that a page receives: laid on the disk as it comes, not at all when it is too heavy."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MO = 1_000_000
# What a page receives at most, everything together. Beyond, a command reads the server's own disk.
OCTETS_MAX = 400 * MO


class Borne(FileUploadHandler):
    """Keeps no file of a request that announces more than a page receives: the first of
    ``FILE_UPLOAD_HANDLERS``, before those that keep them."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._trop = request is not None and est_trop_lourd(request)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if self._trop:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        return None


def est_trop_lourd(request: HttpRequest) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > OCTETS_MAX
