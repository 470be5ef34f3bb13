"""What was begun before the till was found closed, or held elsewhere: in the address of each
page until it is open."""

from urllib.parse import quote

from django.http import HttpRequest

from petiterockette.ici import est_d_ici


def geste_commence(request: HttpRequest) -> str:
    """The page of ours to go back to once the till is open; nothing: the till's own."""
    suite = request.GET.get("suite", "")
    return suite if est_d_ici(suite) else ""


def en_gardant(adresse: str, suite: str) -> str:
    """That address, with what was begun."""
    if not suite:
        return adresse
    return f"{adresse}{'&' if '?' in adresse else '?'}suite={quote(suite)}"
