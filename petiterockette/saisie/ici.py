"""Where a page goes back to: an address that it was given, of this very product."""

from urllib.parse import quote, urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def est_d_ici(adresse: str) -> bool:
    """Whether an address names a page of ours, and nothing else: neither a site nor a view."""
    return adresse.startswith("/") and url_has_allowed_host_and_scheme(adresse, allowed_hosts=None)


def suite_demandee(request: HttpRequest, sinon: str = "") -> str:
    """The page of ours that was asked for afterwards (``suite``); ``sinon`` without one."""
    suite = request.POST.get("suite") or request.GET.get("suite", "")
    return suite if est_d_ici(suite) else sinon


def page_d_avant(request: HttpRequest) -> str:
    """The page of ours whose link was followed; empty where the browser does not say."""
    avant = urlsplit(request.headers.get("Referer", ""))
    adresse = avant._replace(scheme="", netloc="", fragment="").geturl()
    return adresse if avant.netloc == request.get_host() and est_d_ici(adresse) else ""


def en_gardant(adresse: str, suite: str) -> str:
    """That address, with the page to come back to afterwards."""
    if not suite:
        return adresse
    return f"{adresse}{'&' if '?' in adresse else '?'}suite={quote(suite)}"
