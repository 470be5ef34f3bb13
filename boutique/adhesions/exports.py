"""The list of members as a table that leaves the product."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from petiterockette.exports import Colonne, Document, Feuille, Genre

from .models import Carte
from .validite import etat_au


def adherents_a_emporter(cartes: Iterable[Carte], filtre: str, jour: date) -> Document:
    """The members that the page shows, all its pages at once; ``filtre``: in words."""
    return Document(
        nom=f"adherents-{jour.isoformat()}",
        titre=_("Adhérents"),
        filtres=[(_("Liste"), filtre), (_("Le"), jour.strftime("%d/%m/%Y"))],
        definitions=[
            (
                _("Dernier jour"),
                _("Le dernier jour payé, remboursements déduits\u00a0; puis la carte est expirée."),
            )
        ],
        feuilles=[
            Feuille(
                _("Adhérents"),
                [
                    Colonne(_("Carte"), Genre.NOMBRE),
                    Colonne(_("Prénom")),
                    Colonne(_("Nom")),
                    Colonne(_("Courriel")),
                    Colonne(_("Dernier jour"), Genre.JOUR),
                    Colonne(_("État")),
                ],
                _lignes(cartes, jour),
            )
        ],
    )


def _lignes(cartes: Iterable[Carte], jour: date) -> Iterator[list[Any]]:
    for carte in cartes:
        p, fin = carte.titulaire, carte.fin  # type: ignore[attr-defined]
        qui = [p.prenom, p.nom, p.courriel] if p else ["", "", ""]
        yield [carte.pk, *qui, fin, etat_au(fin, jour).mots]
