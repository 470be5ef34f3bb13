"""The words of home pick-ups: volumes, floors, half-days, places."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.mots.mesures import INSECABLE, nombre
from petiterockette.temps.dates import date_format

# What people know of a volume, and the litres it is taken for.
VOLUMES: tuple[tuple[int, Any, str], ...] = (
    (300, gettext_lazy("quelques cartons"), "package"),
    (600, gettext_lazy("un coffre de voiture"), "luggage"),
    (1_500, gettext_lazy("une voiture pleine"), "car"),
    (6_000, gettext_lazy("une camionnette"), "van"),
    (12_000, gettext_lazy("un camion"), "truck"),
    (20_000, gettext_lazy("plus d’un camion"), "warehouse"),
)

JOURS = (
    ("mardi", gettext_lazy("mardi")),
    ("mercredi", gettext_lazy("mercredi")),
    ("jeudi", gettext_lazy("jeudi")),
    ("vendredi", gettext_lazy("vendredi")),
    ("samedi", gettext_lazy("samedi")),
)

DEMI_JOURNEES = tuple(
    (f"{jour}-{demi}", nom, mot)
    for jour, nom in JOURS
    for demi, mot in (("matin", gettext_lazy("matin")), ("apres-midi", gettext_lazy("après-midi")))
)

PETITE_COURONNE, GRANDE_COURONNE = {"92", "93", "94"}, {"77", "78", "91", "95"}


def metres_cubes(litres: int) -> str:
    """« 1,5 m³ »."""
    return nombre(Decimal(litres) / 1000, 1 if litres % 1000 else 0) + INSECABLE + "m³"


def mots_du_volume(litres: int) -> str:
    """« une voiture pleine (1,5 m³) », or the figure alone."""
    mots = next((str(m) for v, m, _p in VOLUMES if v == litres), "")
    return f"{mots} ({metres_cubes(litres)})" if mots else metres_cubes(litres)


def mots_de_l_etage(etage: int | None, ascenseur: bool | None) -> str:
    """« 3ᵉ étage, sans ascenseur »; nothing where nothing was said."""
    if etage is None:
        return ""
    if etage == 0:
        return _("rez-de-chaussée")
    rang = _("1ᵉʳ étage") if etage == 1 else _("%(n)dᵉ étage") % {"n": etage}
    if ascenseur is None:
        return rang
    return f"{rang}, {_('avec ascenseur') if ascenseur else _('sans ascenseur')}"


def mots_des_disponibilites(codes: str) -> str:
    """« mardi matin, samedi après-midi »."""
    dits = set(codes.split())
    return ", ".join(f"{jour} {mot}" for code, jour, mot in DEMI_JOURNEES if code in dits)


def code_de_localite(code_postal: str) -> str:
    """The code of the list « localités » in which a postcode falls."""
    if code_postal == "75116":
        return "75016"
    if code_postal.startswith("75"):
        return code_postal
    if code_postal[:2] in PETITE_COURONNE:
        return "petite-couronne"
    return "grande-couronne" if code_postal[:2] in GRANDE_COURONNE else "ailleurs"


def arrondissement(code_postal: str) -> str:
    """« Paris 11ᵉ » of a Paris postcode; nothing elsewhere."""
    if not code_postal.startswith("75"):
        return ""
    n = int(code_postal[-2:])
    if not 1 <= n <= 20:
        return ""
    return _("Paris %(rang)s") % {"rang": "1ᵉʳ" if n == 1 else f"{n}ᵉ"}


def heures(de: time, a: time) -> str:
    """« entre 9 h et 11 h 30 »."""
    return _("entre %(de)s et %(a)s") % {"de": _heure(de), "a": _heure(a)}


def _heure(h: time) -> str:
    return f"{h.hour} h {h.minute:02d}" if h.minute else f"{h.hour} h"


def jour_en_lettres(jour: date) -> str:
    """« mardi 1 décembre »."""
    return date_format(jour, "l j F")


def nous_joindre(telephone: str) -> str:
    """« Appelez-nous au 01 23 45 67 89. », or where to come when there is no number."""
    if telephone:
        # On one line, as it is dialled.
        numero = telephone.replace(" ", INSECABLE)
        return _("Appelez-nous au %(telephone)s.") % {"telephone": numero}
    return _("Venez nous voir à la ressourcerie.")
