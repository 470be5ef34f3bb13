"""What the grid of prices holds of people: whom a thing is kept for."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import LISTE
from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "boutique_articles.Article",
        nom=_("Réservations"),
        finalite=_("garder un objet pour quelqu’un"),
        base=Base.CONTRAT,
        duree=_("jusqu’au lendemain de la réservation"),
        identite=("reserve_pour",),
        textes=("recherche",),
        montre=("nom", "reserve_jusqu_au"),
    ),
)

exempter(
    LISTE,
    "boutique_articles.Article.nom",
    "boutique_articles.Article.code_barres",
    "boutique_articles.Article.propositions_cts",
    "boutique_articles.Public.nom",
    "boutique_articles.Operation.nom",
)
