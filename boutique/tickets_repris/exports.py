"""The tickets of before as a table that leaves the product, line by line."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille, Genre

from .models import LigneReprise, TicketRepris

PAR_LECTURE = 2_000


def tickets_a_emporter(
    tickets: QuerySet[TicketRepris], lieux_lus: LieuxLus, dits: Sequence[tuple[str, str]]
) -> Document:
    """The lines of the tickets that the page lists, all its pages at once."""
    return Document(
        nom=f"tickets-d-avant{lieux_lus.suffixe}",
        titre=_("Tickets d’avant"),
        filtres=[(_("Lieux"), ", ".join(li.nom for li in lieux_lus.lus)), *dits],
        definitions=[
            (_("Repris"), _("Tickets de l’ancien outil, hors des séries de la caisse.")),
            (_("Montant"), _("Remboursements en négatif.")),
            (_("Marques"), _("Ce que l’ancien outil ne dit pas sûrement de cette ligne.")),
        ],
        feuilles=[
            Feuille(
                _("Lignes"),
                [
                    Colonne(_("Ticket d’avant"), Genre.NOMBRE),
                    Colonne(_("Jour"), Genre.JOUR),
                    Colonne(_("Heure")),
                    Colonne(_("Lieu")),
                    Colonne(_("Nature")),
                    Colonne(_("Payé par")),
                    Colonne(_("Catégorie")),
                    Colonne(_("Article")),
                    Colonne(_("Quantité"), Genre.NOMBRE),
                    Colonne(_("Prix"), Genre.EUROS),
                    Colonne(_("Montant"), Genre.EUROS),
                    Colonne(_("Masse"), Genre.GRAMMES),
                    Colonne(_("Marques")),
                ],
                _lignes(tickets),
            )
        ],
    )


def _lignes(tickets: QuerySet[TicketRepris]) -> Iterator[list[Any]]:
    lues = LigneReprise.objects.filter(ticket__in=tickets.order_by().values("pk"))
    details = lues.select_related("ticket__lieu", "ticket__moyen", "categorie")
    for li in details.order_by("ticket", "rang").iterator(chunk_size=PAR_LECTURE):
        t = li.ticket
        yield [
            *(t.numero, t.jour, f"{timezone.localtime(t.le):%H:%M}", t.lieu.nom),
            *(t.get_nature_display(), str(t.moyen or "")),
            *(str(li.categorie or _("sans catégorie")), li.libelle, li.quantite, li.prix_cts),
            *(li.total_cts, li.masse_g, ", ".join(li.marques)),
        ]
