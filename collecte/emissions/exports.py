"""The factors as a table: each with all that says where it comes from."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from petiterockette.exports import Colonne, Document, Feuille, Genre

from .models import Facteur


def facteurs_a_emporter(facteurs: Iterable[Facteur]) -> Document:
    colonnes = [
        *(Colonne(n) for n in (_("Catégorie"), _("Ce que mesure la source"), _("Unité"))),
        *(Colonne(n, Genre.NOMBRE) for n in (_("Basse"), _("Centrale"), _("Haute"))),
        Colonne(_("Substitution"), Genre.POURCENT),
        *(Colonne(n, Genre.JOUR) for n in (_("Compte du"), _("Au"))),
        *(Colonne(n) for n in (_("Source"), _("Adresse"), _("Licence"), _("Périmètre"))),
        *(Colonne(n) for n in (_("Version"), _("À vérifier"))),
    ]
    lignes = [
        [
            *(f.categorie.nom if f.categorie else _("toutes les autres"), f.sujet),
            f.get_unite_display(),
            *(Decimal(g).scaleb(-3) for g in (f.basse_g, f.centrale_g, f.haute_g)),
            Decimal(f.substitution_pm).scaleb(-1),
            *(f.valide_du, f.valide_au, f.source, f.url, f.licence, f.perimetre, f.version),
            _("oui") if f.a_verifier else _("non"),
        ]
        for f in facteurs
    ]
    return Document(
        nom="facteurs-d-emission",
        titre=_("Facteurs d’émission"),
        filtres=[],
        definitions=[
            (_("Basse, centrale, haute"), _("En kg de CO2e par kilo ou par objet réemployé.")),
        ],
        feuilles=[Feuille(_("Facteurs"), colonnes, lignes)],
    )
