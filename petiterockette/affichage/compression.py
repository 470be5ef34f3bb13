from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

GENRES = {"text/html", "text/css", "application/json"}


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
        return super().process_response(request, response)
