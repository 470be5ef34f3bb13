"""What bons are found by: the day or the month, or their number."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from collecte.livre.recits import quoi
from collecte.matiere.etapes import Nature
from petiterockette.affichage.aller.registre import Genre, Saisie, SourceDeRecherche, Trouve
from petiterockette.comptes.portees import portee
from petiterockette.mots.mesures import nombre
from petiterockette.temps.dates import date_format

BONS = "collecte.lire_les_bons"

PICTOGRAMMES = {
    Nature.APPORT: "package-open",
    Nature.SORTIE: "truck",
    Nature.TRANSFERT: "truck",
    Nature.CONTRE_ECRITURE: "undo-2",
}


def bons_du_moment(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The deposits and the other bons of the day or of the month that was said."""
    if moment := saisie.moment_dit:
        url = f"{reverse('collecte:bons')}?du={moment.debut}&au={moment.fin}"
        dit = _("ce qui est entré, trié, sorti")
        yield Trouve(_("Les dépôts et les autres bons"), url, "package-open", dit)


def bons(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The bon of that number, where one reads its site, drawn as what it is."""
    if saisie.numero is None:
        return
    lisibles = Bon.objects.visibles(portee(request.user, BONS).ids_des_lieux).d_objets()
    for bon in lisibles.select_related("lieu", "sortie").filter(pk=saisie.numero):
        nom = f"{quoi(bon)} nº {nombre(bon.pk)}"
        ou = f"{bon.lieu} · {date_format(bon.jour, 'j F Y')}"
        pictogramme = PICTOGRAMMES.get(Nature(bon.nature), "file-text")
        yield Trouve(nom, reverse("collecte:bon", args=[bon.pk]), pictogramme, ou, bon.jour)


SOURCES = [
    SourceDeRecherche(Genre.MOMENTS, BONS, bons_du_moment, precise=True),
    SourceDeRecherche(Genre.TICKETS, BONS, bons),
]
