"""What is done at the counters of matter, in the words of whoever looks for it."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.aller.gestes import GesteCherche

GESTES = [
    GesteCherche(
        nom=_("Corriger un dépôt"),
        ou=_("au comptoir, touchez le nombre de dépôts du jour, puis le dépôt"),
        mots=_("corrig annul erreur tromp apport pesée don modifi"),
        url="collecte:comptoir",
        droit="collecte.peser",
        pictogramme="pencil",
        rang=100,
    ),
    GesteCherche(
        nom=_("Donner le bon d’un dépôt"),
        ou=_("au comptoir, une fois le dépôt validé"),
        mots=_("reçu attestation donateur apport imprim"),
        url="collecte:comptoir",
        droit="collecte.peser",
        pictogramme="file-text",
        rang=105,
    ),
]
