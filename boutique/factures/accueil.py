"""What invoices add to the home page."""

from django.utils.translation import gettext_lazy

from boutique.regles.droits import LIRE
from boutique.regles.espace import COMPTER
from petiterockette.affichage.accueil import Tuile, page
from petiterockette.affichage.aller.gestes import GesteCherche

TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Factures"),
        texte=gettext_lazy("à un professionnel : en faire une, voir qui doit encore"),
        pictogramme="file-text",
        url="boutique:factures",
        rang=420,
        droit=LIRE,
        groupe=COMPTER,
        mots=gettext_lazy("facture facturer client devis avoir impayé"),
    ),
    page(
        gettext_lazy("Faire une facture"),
        "boutique:facture_nouvelle",
        "boutique.facturer",
        "file-plus",
        rang=500,
    ),
]

GESTES = [
    GesteCherche(
        nom=gettext_lazy("Facturer une vente"),
        ou=gettext_lazy("retrouvez le ticket, puis «\u00a0Facture\u00a0»"),
        mots=gettext_lazy("factur émettre client entreprise"),
        url="boutique:tickets",
        droit="boutique.facturer",
        pictogramme="file-text",
        rang=420,
    ),
]
