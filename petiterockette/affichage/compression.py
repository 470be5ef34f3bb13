import re

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

GENRES = {"text/html", "text/css", "application/json"}
# What is before a tag on its line: read by nobody, and a line’s end stays between two words.
_RETRAIT = re.compile(rb"\n\s+<")


class PagesCompressees(GZipMiddleware):
    """Pages and what counters read leave compressed; files, pictures and streams as they are.

    Against BREACH, Django's own measures: a token masked anew in each page, and a random number
    of bytes added to each compressed answer.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        genre = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or genre not in GENRES:
            return response
        avec_des_retraits = isinstance(response, HttpResponse) and genre == "text/html"
        if avec_des_retraits and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response.content = _RETRAIT.sub(b"\n<", response.content)
            response.headers["Content-Length"] = str(len(response.content))
        return super().process_response(request, response)
