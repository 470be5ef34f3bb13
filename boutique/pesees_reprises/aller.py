"""« Aller à » finds the bon of a deposit or of an exit of before by its number in the old tool."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.bons.aller import BONS
from petiterockette.affichage.aller.registre import Genre, Saisie, SourceDeRecherche, Trouve
from petiterockette.comptes.portees import portee
from petiterockette.temps.dates import date_format

from .models import Source


def bons_d_avant(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The bons that stand of the gestures of that number, of any old base, where one reads their
    site. A sale is found by its ticket."""
    if saisie.numero is None:
        return
    siennes = Source.objects.vivantes().filter(numero=saisie.numero)
    siennes = siennes.exclude(table=Source.Table.VENTES)
    lieux = portee(request.user, BONS).ids_des_lieux
    if lieux is not None:
        siennes = siennes.filter(bon__lieu__in=lieux)
    for source in siennes.select_related("bon__lieu").order_by("-bon__jour", "-pk")[
        : saisie.par_groupe
    ]:
        bon = source.bon
        depot = source.table == Source.Table.COLLECTES
        nom = _("Dépôt d’avant %(numero)s") if depot else _("Sortie d’avant %(numero)s")
        yield Trouve(
            nom % {"numero": source.numero},
            reverse("collecte:bon", args=[bon.pk]),
            "history",
            _("repris · %(lieu)s · %(jour)s")
            % {"lieu": bon.lieu, "jour": date_format(bon.jour, "j F Y")},
            bon.jour,
        )


SOURCES = [SourceDeRecherche(Genre.TICKETS, BONS, bons_d_avant)]
