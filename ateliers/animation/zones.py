"""Where participants come from: an arrondissement of Paris, elsewhere, or nobody knows. Pure."""

import re

from django.utils.translation import gettext as _

HORS_PARIS, INCONNU = "hors", "inconnu"
ARRONDISSEMENTS = tuple(str(n) for n in range(1, 21))
ZONES = (*ARRONDISSEMENTS, HORS_PARIS, INCONNU)

_PARIS = re.compile(r"75(?:0(\d\d)|116)")


def zone_du_code_postal(code: str) -> str:
    """« 75011 » → « 11 »; « 75116 » is the 16th; another code is « hors »; none, « inconnu »."""
    chiffres = "".join(c for c in code if c.isdecimal())
    if len(chiffres) != 5:
        return INCONNU
    trouve = _PARIS.fullmatch(chiffres)
    if trouve is None:
        return HORS_PARIS
    zone = str(int(trouve[1])) if trouve[1] else "16"
    return zone if zone in ARRONDISSEMENTS else HORS_PARIS


def nom_de_la_zone(zone: str) -> str:
    """« 11e », « hors Paris », « inconnu »."""
    if zone == HORS_PARIS:
        return _("hors Paris")
    if zone == INCONNU:
        return _("inconnu")
    return _("Paris 1er") if zone == "1" else _("Paris %(n)se") % {"n": zone}
