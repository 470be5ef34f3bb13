"""Where a request comes from: what login and the public form count their tries by. Pure."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def adresse_du_visiteur(request: HttpRequest) -> str:
    """The visitor's address, as the outermost of our own proxies saw it (PROXYS of them).

    What stands before it in X-Forwarded-For was written by the visitor: it is not believed.
    """
    if settings.PROXYS:
        chaine = request.headers.get("X-Forwarded-For", "").split(",")
        if len(chaine) >= settings.PROXYS and (vue := chaine[-settings.PROXYS].strip()):
            return vue
    return str(request.META.get("REMOTE_ADDR", ""))


def foyer_du_visiteur(request: HttpRequest) -> str:
    """The household that a request comes from: what the brakes count by."""
    return foyer_de(adresse_du_visiteur(request))


def foyer_de(adresse: str) -> str:
    """What one household holds: its address, or the /64 of an IPv6 one."""
    try:
        ip = ip_address(adresse)
    except ValueError:
        return adresse
    return str(IPv6Address(int(ip) >> 64 << 64)) if isinstance(ip, IPv6Address) else str(ip)
