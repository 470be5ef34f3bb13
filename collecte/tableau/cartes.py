"""What is live on top of the spaces: the day's matter, and the month's."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.bilans.masses import bilan_de, masses, stock_vif
from collecte.bilans.passages import nombre_de_depots
from collecte.livre.models import ContenantPlein
from collecte.matiere.etapes import Etape
from collecte.matiere.jours import JOUR, mois_suivant
from collecte.matiere.mots import masse
from petiterockette.affichage.espaces import CarteVive
from petiterockette.comptes.portees import portee
from petiterockette.mots.mesures import TIRET, nombre
from petiterockette.mots.taux import pourcent
from petiterockette.temps.dates import date_format

DEPOTS, STOCK, SORTIR = "collecte.lire_les_depots", "collecte.lire_le_stock", "collecte.sortir"
MOIS = "collecte.lire_les_mois"


def cartes_de_la_collecte(request: HttpRequest) -> list[CarteVive]:
    """Today's deposits, what is to be sorted, what is full at the dock: as one may read them."""
    lues = (_aujourd_hui(request), _a_trier(request), _au_quai(request))
    return [carte for carte in lues if carte]


def _aujourd_hui(request: HttpRequest) -> CarteVive | None:
    if not request.user.has_perm(DEPOTS):
        return None
    lieux, jour = portee(request.user, DEPOTS).ids_des_lieux, timezone.localdate()
    n = nombre_de_depots(jour, jour, lieux)
    b = bilan_de(masses(jour, jour, lieux), jour, jour)
    depots = ngettext("%(n)s dépôt", "%(n)s dépôts", n) % {"n": nombre(n)}
    sortis = _("%(masse)s sortis") % {"masse": masse(b.sorties_g)}
    return CarteVive(
        nom=_("Aujourd’hui"),
        pictogramme="package-open",
        valeur=masse(b.collecte_g) if b.collecte_g else TIRET,
        base=f"{depots} · {sortis}",
    )


def _a_trier(request: HttpRequest) -> CarteVive | None:
    if not request.user.has_perm(STOCK):
        return None
    lieux = portee(request.user, STOCK).ids_des_lieux
    a_trier_g = stock_vif(lieux, etape=Etape.A_TRIER)
    rayon_g = stock_vif(lieux, etape=Etape.RAYON)
    return CarteVive(
        nom=_("À trier"),
        pictogramme="boxes",
        valeur=masse(a_trier_g) if a_trier_g else TIRET,
        base=_("au rayon : %(masse)s") % {"masse": masse(rayon_g)},
        url=reverse("collecte:stock"),
    )


def _au_quai(request: HttpRequest) -> CarteVive | None:
    if not request.user.has_perm(SORTIR):
        return None
    lieux = portee(request.user, SORTIR).ids_des_lieux
    pleins = ContenantPlein.objects.presents()
    n = (pleins if lieux is None else pleins.filter(lieu__in=lieux)).count()
    return CarteVive(
        nom=_("Au quai"),
        pictogramme="truck",
        valeur=nombre(n) if n else TIRET,
        base=ngettext("contenant plein", "contenants pleins", n),
    )


def cartes_des_bilans(request: HttpRequest) -> list[CarteVive]:
    """This month's rate and what it is made of, at the sites that one reads."""
    if not request.user.has_perm(MOIS):
        return []
    debut = timezone.localdate().replace(day=1)
    fin = mois_suivant(debut) - JOUR
    lieux = portee(request.user, MOIS).ids_des_lieux
    b = bilan_de(masses(debut, fin, lieux), debut, fin)
    mois = date_format(debut, "F")
    taux = CarteVive(
        nom=_("Revalorisé en %(mois)s") % {"mois": mois},
        pictogramme="chart-column",
        valeur=TIRET if b.taux is None else pourcent(b.taux),
        base=str(b.sans_taux) if b.taux is None else _("de ce qui est sorti"),
        url=reverse("collecte:mois_courant"),
    )
    collecte = CarteVive(_("Collecté"), "package-open", masse(b.collecte_g), mois)
    sorti = CarteVive(_("Sorti"), "truck", masse(b.sorties_g), mois)
    return [taux, collecte, sorti]
