"""The bilan pédagogique et financier as tables to take away."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.temps.durees import en_centiemes

from .bpf import Bpf, Ligne


def definitions() -> list[tuple[str, str]]:
    """What the words of the bilan mean, on the page as in its files."""
    return [
        (
            _("Heures-stagiaires"),
            _(
                "La somme, stagiaire par stagiaire, de la durée des demi-journées signées. Ce qui "
                "n’est pas signé, une absence ou une signature annulée ne compte pas."
            ),
        ),
        (_("Stagiaires"), _("Qui a signé une fois au moins ; deux sessions comptent deux fois.")),
        (
            _("Produits"),
            _("Les montants hors taxes tapés avec leur nº de facture, au jour de la facture."),
        ),
        (
            _("N’y sont pas"),
            _("Les ateliers de loisir : seule la formation professionnelle compte."),
        ),
    ]


def bpf_a_emporter(bilan: Bpf, lieux_lus: LieuxLus) -> Document:
    return Document(
        nom=f"bpf-{bilan.annee}{lieux_lus.suffixe}",
        titre=_("Bilan pédagogique et financier %(annee)s") % {"annee": bilan.annee},
        filtres=[(_("Lieu"), lieux_lus.dite), (_("Année"), str(bilan.annee))],
        definitions=definitions(),
        feuilles=[
            Feuille(
                titre=_("C. Produits"),
                colonnes=[
                    *(Colonne(_("Ligne")), Colonne(_("Origine"))),
                    Colonne(_("Hors taxes"), Genre.EUROS),
                ],
                lignes=[
                    *((p.code, p.libelle, p.montant_cts) for p in bilan.produits),
                    ("", _("total"), bilan.total_cts),
                ],
            ),
            Feuille(
                titre=_("E. Formateurs"),
                colonnes=[
                    Colonne(_("Qui")),
                    Colonne(_("Personnes"), Genre.NOMBRE),
                    Colonne(_("Heures"), Genre.NOMBRE),
                ],
                lignes=[(f.libelle, f.nombre, en_centiemes(f.minutes)) for f in bilan.formateurs],
            ),
            _heures(_("F-1. Stagiaires"), bilan.f1, bilan),
            _heures(_("F-3. Objectifs"), bilan.f3, bilan),
            _heures(_("F-4. Spécialités"), bilan.f4, bilan),
        ],
    )


def _heures(titre: str, lignes: Iterable[Ligne], bilan: Bpf) -> Feuille:
    rangees: list[tuple[Any, ...]] = [
        (li.code, li.libelle, li.stagiaires, en_centiemes(li.minutes)) for li in lignes
    ]
    return Feuille(
        titre=titre,
        colonnes=[
            *(Colonne(_("Ligne")), Colonne(_("Quoi"))),
            Colonne(_("Stagiaires"), Genre.NOMBRE),
            Colonne(_("Heures-stagiaires"), Genre.NOMBRE),
        ],
        lignes=[*rangees, ("", _("total"), bilan.stagiaires, en_centiemes(bilan.minutes))],
    )
