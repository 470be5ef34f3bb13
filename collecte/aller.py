"""What the matter finds: the figures and the bons of a day or of a month, bons by their numbers,
followed things by their words."""

from collections.abc import Iterator

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.aller import PAR_GROUPE, Genre, Saisie, Source, Trouve
from petiterockette.affichage.aller_ici import la_suite
from petiterockette.comptes.portees import portee
from petiterockette.dates import date_format
from petiterockette.mesures import nombre

from .etapes import Nature
from .models import Bon, Objet
from .recits import quoi
from .tableau.filtre import LIRE
from .tableau.periode import Periode

BONS, OBJETS = "collecte.lire_les_bons", "collecte.lire_les_objets"

CHIFFRES_MIN = 4

# What an upper app knows of a thing: how it is joined to it, the page it has, who opens it.
FICHES: list[tuple[str, str, str]] = []


PICTOGRAMMES = {
    Nature.APPORT: "package-open",
    Nature.SORTIE: "truck",
    Nature.TRANSFERT: "truck",
    Nature.CONTRE_ECRITURE: "undo-2",
}


def chiffres(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The dashboard of the day or of the month that was said."""
    if moment := saisie.moment_dit:
        periode = Periode.entre(moment.debut, moment.fin)
        url = reverse("collecte:periode", args=[periode.code])
        dit, mots = _("collecté, sorti, taux"), _("kilos kg tonnes bilan réemploi recyclage mois")
        yield Trouve(_("Les chiffres"), url, "chart-column", dit, mots=mots)


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


def objets(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The things in which each word is found, those that are still here first."""
    if saisie.numero is not None and len(saisie.texte) < CHIFFRES_MIN:
        # Three figures are in every serial number, and a bon's or a ticket's is meant.
        return
    joints = [(nom, page) for nom, page, droit in FICHES if request.user.has_perm(droit)]
    trouves = Objet.objects.visibles(portee(request.user, OBJETS).ids_des_lieux)
    for mot in saisie.mots:
        trouves = trouves.filter(recherche__contains=mot)
    trouves = trouves.select_related("lieu", "categorie", *(nom for nom, _page in joints))
    # Present: nothing says when it left; both bases put that first so.
    for objet in trouves.order_by(F("parti_le").desc(nulls_first=True), "-pk")[:PAR_GROUPE]:
        url = reverse("collecte:objet", args=[objet.code])
        for nom, page in joints:
            if fiche := getattr(objet, nom, None):
                url = reverse(page, args=[fiche.pk])
        texte = f"{objet.get_situation_display()} · {objet.lieu} · {objet.code}"
        yield Trouve(objet.titre, url, "armchair", texte)


# The tiles whose page may be asked of one site.
PAR_LIEU = [
    *("collecte:stock", "collecte:mois_courant"),
    *("collecte:inventaires", "collecte:a_regulariser"),
]

SOURCES = [
    Source(Genre.MOMENTS, LIRE, chiffres, precise=True),
    Source(Genre.MOMENTS, BONS, bons_du_moment, precise=True),
    Source(Genre.TICKETS, BONS, bons),
    Source(
        Genre.OBJETS,
        OBJETS,
        objets,
        suite=la_suite(gettext_lazy("tous les objets"), "collecte:objets"),
    ),
]
