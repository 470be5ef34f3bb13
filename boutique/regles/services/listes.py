"""The lists of what money is counted under and paid with: loaded once, then kept by people."""

from typing import Any

from django.db import models

from ..listes_par_defaut import ACTIVITES, MOYENS, POSTES
from ..models import Activite, Moyen, PosteComptable


def charger_les_regles() -> None:
    """Activities, means and accounts; rows that exist are left as the association has them."""
    for ordre, (code, nom, compte, dans_le_ca) in enumerate(ACTIVITES):
        assurer(
            Activite, {"code": code}, nom=nom, compte=compte, dans_le_ca=dans_le_ca, ordre=ordre
        )
    for ordre, (code, nom, genre, picto, monnaie, plafond, compte) in enumerate(MOYENS):
        assurer(
            Moyen,
            {"code": code},
            nom=nom,
            genre=genre,
            pictogramme=picto,
            rend_la_monnaie=monnaie,
            plafond_cts=plafond,
            compte=compte,
            ordre=ordre,
        )
    for poste, compte in POSTES:
        assurer(PosteComptable, {"poste": poste}, compte=compte)


def assurer(modele: type[models.Model], cle: dict[str, Any], **champs: Any) -> None:
    """Add a row of a default list, unless the association has it already."""
    modele.objects.get_or_create(**cle, defaults=champs)  # type: ignore[attr-defined]
