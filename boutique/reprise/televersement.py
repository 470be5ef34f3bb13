"""A file that a page receives: laid on the disk as it comes, not at all when it is too heavy."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from .fichiers import MO

# What a page receives at most. Beyond, the command does it from the server's own disk.
OCTETS_MAX = 400 * MO


class Borne(FileUploadHandler):
    """Lets nothing be kept of a request that announces more than a page receives."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._trop = est_trop_lourd(request)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if self._trop:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        return None


def est_trop_lourd(request: HttpRequest) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > OCTETS_MAX
