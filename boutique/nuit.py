"""The till's steps of the night: what nobody closed is closed, and what articles weigh is known."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from collecte.dehors import redire_le_dernier
from collecte.services.reprises import bons_perdus
from petiterockette.journal.departs import faire_partir_les_tetes
from petiterockette.travaux.registre import etape

from .services.archives import archiver_les_exercices
from .services.clotures import clore_les_journees
from .services.exercices import figer_les_exercices
from .services.poids import retenir_les_poids
from .services.sessions import fermer_les_oubliees


@etape("fermer_les_caisses", gettext_lazy("Fermer les caisses oubliées ouvertes"), rang=30)
def fermer_les_caisses(jour: date) -> str:
    return dire_les_fermetures(fermer_les_oubliees(timezone.now()))


@etape("peser_les_articles", gettext_lazy("Préparer les poids moyens des articles"), rang=35)
def peser_les_articles(jour: date) -> str:
    n = retenir_les_poids(timezone.localdate())
    return ngettext(
        "%(n)d article au poids moyen connu.", "%(n)d articles au poids moyen connu.", n
    ) % {"n": n}


def dire_les_fermetures(n: int) -> str:
    if not n:
        return _("Aucune caisse n’est restée ouverte.")
    return ngettext(
        "%(n)d caisse fermée d’office, à compter.",
        "%(n)d caisses fermées d’office, à compter.",
        n,
    ) % {"n": n}


@etape("clore_les_caisses", gettext_lazy("Clore les journées de caisse"), rang=40)
def clore_les_caisses(jour: date) -> str:
    return dire_les_clotures(clore_les_journees(timezone.now()))


def dire_les_clotures(n: int) -> str:
    if not n:
        return _("Rien à clore.")
    return ngettext("%(n)d clôture faite.", "%(n)d clôtures faites.", n) % {"n": n}


@etape("figer_les_exercices", gettext_lazy("Figer les écritures des exercices clos"), rang=42)
def figer_ce_qui_est_clos(jour: date) -> str:
    return dire_les_exercices(figer_les_exercices(timezone.now()))


def dire_les_exercices(n: int) -> str:
    if not n:
        return _("Rien à figer.")
    return ngettext("%(n)d exercice figé.", "%(n)d exercices figés.", n) % {"n": n}


@etape("archiver_les_exercices", gettext_lazy("Archiver les exercices clos"), rang=45)
def archiver_ce_qui_est_clos(jour: date) -> str:
    n = archiver_les_exercices()
    if not n:
        return _("Rien à archiver.")
    return ngettext("%(n)d archive demandée.", "%(n)d archives demandées.", n) % {"n": n}


# After all that the night writes in the chains of the tills.
@etape("tetes", gettext_lazy("Faire partir les têtes des chaînes"), rang=55, atomique=False)
def faire_partir(jour: date) -> str:
    phrase = faire_partir_les_tetes(jour)
    if bons_perdus() is None:
        redire_le_dernier()
    return phrase
