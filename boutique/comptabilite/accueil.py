"""What the accountant finds on the home page."""

from django.utils.translation import gettext_lazy

from boutique.regles.droits import LIRE
from boutique.regles.espace import COMPTER
from petiterockette.affichage.accueil import Tuile, page
from petiterockette.comptes.roles import Role

TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Comptabilité"),
        texte=gettext_lazy("la balance, les écritures, le FEC, les fichiers du comptable"),
        pictogramme="book-text",
        url="boutique:comptes",
        rang=460,
        droit=LIRE,
        groupe=COMPTER,
        mots=gettext_lazy("écritures journal FEC export comptable bilan"),
        pour=(Role.CONTROLE,),
    ),
    page(
        gettext_lazy("Subventions en comptabilité"),
        "boutique:subventions",
        "boutique.regler",
        "hand-coins",
        rang=565,
    ),
    page(
        gettext_lazy("Manifestations exonérées"),
        "boutique:manifestations",
        "boutique.regler",
        "tent",
        rang=570,
    ),
]
