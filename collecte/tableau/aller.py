"""What the dashboard finds: the figures of the day or of the month that was said."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from collecte.bilans.en_gros import annees_connues
from collecte.matiere.periode import Periode
from petiterockette.affichage.aller.registre import Genre, Saisie, SourceDeRecherche, Trouve
from petiterockette.comptes.portees import portee

from .filtre import LIRE


def chiffres(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The dashboard of the day or of the month that was said."""
    if moment := saisie.moment_dit:
        periode = Periode.entre(moment.debut, moment.fin)
        url = reverse("collecte:periode", args=[periode.code])
        dit, mots = _("collecté, sorti, taux"), _("kilos kg tonnes bilan réemploi recyclage mois")
        yield Trouve(_("Les chiffres"), url, "chart-column", dit, mots=mots)


def une_annee(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The dashboard of a year that was said, « 2013 », where it has figures: a number too."""
    if saisie.numero is None or saisie.texte != str(saisie.numero):
        return
    if saisie.numero in annees_connues(portee(request.user, LIRE).ids_des_lieux):
        nom = _("Les chiffres de %(annee)s") % {"annee": saisie.numero}
        url = reverse("collecte:periode", args=[saisie.texte])
        yield Trouve(nom, url, "chart-column", _("collecté, sorti, taux"))


PAR_LIEU = ["collecte:mois_courant"]

SOURCES = [
    SourceDeRecherche(Genre.MOMENTS, LIRE, chiffres, precise=True),
    SourceDeRecherche(Genre.PAGES, LIRE, une_annee),
]
