"""What the grid of prices adds to the home page and to the journal’s filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.regles.espace import PREPARER
from petiterockette.affichage.accueil import ChiffreVif, PremierPas, Tuile, page
from petiterockette.affichage.aller.gestes import GesteCherche
from petiterockette.mots.taux import pourcent
from petiterockette.temps.dates import date_format

from .models import Article, Operation


def operation_en_cours(request: HttpRequest) -> ChiffreVif | None:
    """« −50 % », « jusqu’au 30 novembre »: today's most generous operation, if any."""
    du_jour = Operation.objects.du_jour(timezone.localdate()).order_by("-pourcent", "fin")
    la_plus_forte = du_jour.first()
    if la_plus_forte is None:
        return None
    jour = date_format(la_plus_forte.fin, "j F")
    return ChiffreVif(
        f"−{pourcent(la_plus_forte.pourcent)}", _("jusqu’au %(jour)s") % {"jour": jour}
    )


PREMIERS_PAS = [
    PremierPas(
        rang=50,
        nom=gettext_lazy("Les prix"),
        texte=gettext_lazy("la grille que montre la caisse"),
        url="boutique:articles",
        droit="boutique.tenir_les_prix",
        # Some price is said, beside those that are asked for at the till.
        fait=lambda: Article.objects.filter(categorie__isnull=False, prix_cts__gt=0).exists(),
    ),
]

TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Articles et prix"),
        texte=gettext_lazy("la grille, les opérations, ce que la caisse propose"),
        pictogramme="list",
        url="boutique:articles",
        rang=490,
        droit="boutique.tenir_les_prix",
        groupe=PREPARER,
        mots=gettext_lazy("prix grille tarif promotion opération"),
        chiffre=operation_en_cours,
    ),
    page(
        gettext_lazy("Opérations du moment"),
        "boutique:operations",
        "boutique.tenir_les_prix",
        "percent",
        gettext_lazy("promotion solde"),
        rang=545,
    ),
    page(
        gettext_lazy("Publics et remises"),
        "boutique:publics",
        "boutique.tenir_les_prix",
        "users",
        gettext_lazy("réduction tarif"),
        rang=550,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.article.cree": gettext_lazy("article ajouté"),
    "boutique.article.change": gettext_lazy("article changé"),
    "boutique.article.ordonne": gettext_lazy("grille réordonnée"),
    "boutique.operation.creee": gettext_lazy("opération annoncée"),
    "boutique.operation.changee": gettext_lazy("opération changée"),
    "boutique.operation.arretee": gettext_lazy("opération arrêtée"),
    "boutique.public.cree": gettext_lazy("public ajouté"),
    "boutique.public.change": gettext_lazy("public changé"),
}

GESTES = [
    GesteCherche(
        nom=gettext_lazy("Changer un prix"),
        ou=gettext_lazy("l’article, puis son prix"),
        mots=gettext_lazy("nouveau tarif article modifi corrig augmenter baisser"),
        url="boutique:articles",
        droit="boutique.tenir_les_prix",
        pictogramme="tag",
        rang=410,
    ),
    GesteCherche(
        nom=gettext_lazy("Créer un article"),
        ou=gettext_lazy("son nom, son prix"),
        mots=gettext_lazy("nouvel nouveau ajout prix vendre"),
        url="boutique:article_nouveau",
        droit="boutique.tenir_les_prix",
        pictogramme="plus",
        rang=415,
    ),
]
