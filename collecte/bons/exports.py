"""The bons of a list, one a row, in the words of the page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from collecte.livre.recits import contenu, detail, masse_signee, quoi
from collecte.matiere.etapes import Nature
from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.mots.mesures import nombre

# Bons read at a time, each with all its relations: a year is never in memory at once.
LOT = 1_000


def bons_a_emporter(
    bons: QuerySet[Bon], lieux_lus: LieuxLus, filtres: list[tuple[str, str]], suffixe: str = ""
) -> Document:
    """These bons, the newest first, read as they are written.

    ``filtres``: what narrowed the list, its sites apart; ``suffixe``: for the file's name. A
    donor's name is never in it; who recorded the bon is, as on the page.
    """
    return Document(
        nom=f"bons{lieux_lus.suffixe}{suffixe}",
        titre=_("Bons"),
        filtres=[(_("Lieu"), lieux_lus.dite), *filtres],
        definitions=[
            (_("Bon"), _("Ce qu’un geste a fait entrer, passer d’une étape à l’autre ou sortir.")),
            (
                _("Masse"),
                _(
                    "Le poids net de ses lignes, tares déduites ; au gramme près. Négative pour "
                    "une annulation : elle reprend ce que le bon annulé avait compté."
                ),
            ),
            (
                _("État"),
                _(
                    "Un bon annulé reste dans la liste avec son annulation : ensemble, ils "
                    "comptent pour zéro."
                ),
            ),
            (
                _("Jour"),
                _("Celui du geste ; « Enregistré » dit quand il a été saisi, à Paris."),
            ),
        ],
        feuilles=[
            Feuille(
                titre=_("Bons"),
                colonnes=[
                    Colonne(_("Nº"), Genre.NOMBRE),
                    Colonne(_("Jour"), Genre.JOUR),
                    Colonne(_("Enregistré")),
                    Colonne(_("Lieu")),
                    Colonne(_("Nature")),
                    Colonne(_("Bon")),
                    Colonne(_("Détail")),
                    Colonne(_("Contenu")),
                    Colonne(_("Masse"), Genre.GRAMMES),
                    Colonne(_("Par")),
                    Colonne(_("État")),
                ],
                lignes=_lignes(
                    bons.avec_details()  # type: ignore[attr-defined]
                    .prefetch_related("annule__lignes")
                    .order_by("-pk")
                    .iterator(chunk_size=LOT)
                ),
            )
        ],
    )


def _lignes(bons: Iterable[Bon]) -> Iterator[list[Any]]:
    for bon in bons:
        yield [
            bon.pk,
            bon.jour,
            f"{timezone.localtime(bon.enregistre_le):%Y-%m-%d %H:%M}",
            bon.lieu.nom,
            str(Nature(bon.nature).label),
            quoi(bon),
            detail(bon),
            contenu(bon),
            masse_signee(bon),
            str(bon.par or ""),
            _etat(bon),
        ]


def _etat(bon: Bon) -> str:
    if not bon.est_annule:
        return ""
    return _("annulé par le nº %(n)s") % {"n": nombre(bon.annulation.pk)}
