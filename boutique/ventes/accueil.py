"""What sales and vouchers add to the home page and to the journal’s filter."""

from typing import Any

from django.utils.translation import gettext_lazy

from boutique.regles.droits import LIRE
from boutique.regles.espace import VENDRE
from petiterockette.affichage.accueil import Tuile, page
from petiterockette.comptes.roles import Role

TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Bons d’achat"),
        texte=gettext_lazy("ce qu’il en reste, les bons solidaires, leur relevé"),
        pictogramme="ticket",
        url="boutique:bons_achat",
        rang=445,
        droit=LIRE,
        groupe=VENDRE,
        mots=gettext_lazy("bon solidaire avoir cadeau"),
        pour=(Role.CONTROLE,),
    ),
    page(
        gettext_lazy("Donner un bon solidaire"),
        "boutique:bons_solidaires",
        "boutique.donner_des_bons",
        "gift",
        rang=540,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.vente.encaissee": gettext_lazy("vente encaissée"),
    "boutique.commentaire.caviarde": gettext_lazy("commentaire de ticket caviardé"),
    "boutique.bons.octroyes": gettext_lazy("bons solidaires donnés"),
}
