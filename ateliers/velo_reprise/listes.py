"""The lists that words of an inventory of bikes are looked for in, and its wheels."""

import re

from django.utils.translation import gettext as _

from ateliers.velo.grandeurs import lire_pouces
from ateliers.velo.identifiants import Operateur
from ateliers.velo.models import Velo
from boutique.uniques.reprise.listes import listes as listes_des_objets
from petiterockette.reprise.mots import Liste, Listes

_GENRES = {
    "course": Velo.Genre.COURSE,
    "route": Velo.Genre.COURSE,
    "hollandais": Velo.Genre.VILLE,
    "electrique": Velo.Genre.VAE,
    "velo electrique": Velo.Genre.VAE,
    "tout terrain": Velo.Genre.VTT,
    "tout chemin": Velo.Genre.VTC,
    "enfants": Velo.Genre.ENFANT,
}
# Sizes that are not said in inches, in tenths of an inch.
_TAILLES = {"700": 280, "700c": 280, "650": 260, "650b": 275}


def listes() -> Listes:
    """Code of a list → the list, as it stands now."""
    des_objets = listes_des_objets()
    return {
        "lieu": des_objets["lieu"],
        "etat": des_objets["etat"],
        "genre_velo": Liste(_("genre"), {g.value: str(g.label) for g in Velo.Genre}, _GENRES),
        "operateur_velo": Liste(_("opérateur"), {o.value: str(o.label) for o in Operateur}),
    }


def lire_la_roue(texte: str) -> int:
    """Tenths of an inch of « 26 », « 27,5 », « 700C ». Raises ``PoucesIllisibles``."""
    dit = re.sub(r"[\s\"”″]", "", texte.lower())
    return _TAILLES.get(dit) or lire_pouces(texte)
