"""Where a page goes back to: an address that it was given, of this very product."""

from django.utils.http import url_has_allowed_host_and_scheme


def est_d_ici(adresse: str) -> bool:
    """Whether an address names a page of ours, and nothing else: neither a site nor a view."""
    return adresse.startswith("/") and url_has_allowed_host_and_scheme(adresse, allowed_hosts=None)
