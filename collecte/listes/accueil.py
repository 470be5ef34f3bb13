"""What the home page and the journal say of the lists."""

from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import PremierPas, Tuile
from petiterockette.affichage.espaces import REGLER
from petiterockette.comptes.roles import Role
from petiterockette.personnes.models import Structure

TUILES = [
    Tuile(
        nom=gettext_lazy("Les listes"),
        texte=gettext_lazy("catégories, contenants, localités, partenaires…"),
        pictogramme="list",
        url="collecte:listes",
        rang=340,
        droit="listes.gerer",
        groupe=REGLER,
        mots=gettext_lazy("catégories contenants localités partenaires matières tares"),
        pour=(Role.ADMINISTRATION,),
    ),
]

PREMIERS_PAS = [
    PremierPas(
        rang=40,
        nom=gettext_lazy("Les listes"),
        texte=gettext_lazy("ce que l’on pèse, d’où ça vient, qui le reprend"),
        url="collecte:listes",
        droit="listes.gerer",
        # Who takes what is sent for recycling is nobody's but the house's own.
        fait=lambda: Structure.objects.exists(),
    ),
]

NATURES = {
    "collecte.liste.completee": gettext_lazy("liste complétée"),
    "collecte.liste.changee": gettext_lazy("liste modifiée"),
    "collecte.liste.ordonnee": gettext_lazy("ordre d’une liste changé"),
    "collecte.tuiles.placees": gettext_lazy("ordre des tuiles changé"),
}
