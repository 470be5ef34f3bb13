"""What the café keeps of people: who did a gesture, and nothing of who eats."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

_REGISTRE = _("registres d’hygiène : règlement (CE) nº 852/2004, arrêté du 21 décembre 2009")


def _signee(table: str, nom: Any, finalite: Any) -> Donnee:
    return Donnee(
        table,
        nom=nom,
        finalite=finalite,
        base=Base.OBLIGATION,
        duree=_("tant que le registre peut être demandé"),
        signatures=("par",),
    )


declarer(
    Donnee(
        "cafe.Ramasse",
        nom=_("Ramasses de denrées"),
        finalite=_("savoir d’où vient ce qui se mange"),
        base=Base.OBLIGATION,
        duree=_("cinq ans"),
        signatures=("par",),
        textes=("produit", "numero_lot"),
        retenue=Retenue(
            _("traçabilité : règlement (CE) nº 178/2002, art. 18"), ans=5, depuis="jour"
        ),
    ),
    _signee("cafe.Releve", _("Relevés de température"), _REGISTRE),
    _signee("cafe.Refroidissement", _("Refroidissements"), _REGISTRE),
    _signee("cafe.Nettoyage", _("Nettoyages"), _REGISTRE),
)
exempter(
    _("listes tenues par la maison, sans personne"),
    "cafe.Plat.nom",
    "cafe.Plat.description",
    "cafe.Carte.mot",
    "cafe.Enceinte.nom",
    "cafe.Zone.nom",
)
