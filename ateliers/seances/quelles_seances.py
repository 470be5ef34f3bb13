"""Which séances a page lists: to come, to close, of a week, found by words, public."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.calendrier import SEMAINE
from collecte.matiere.jours import minuit
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import contient, plier
from petiterockette.saisie.fouille import fouiller
from petiterockette.temps.semaine import lundi

from .models import Bilan, Inscription, Seance, SeanceQuerySet
from .mots import lire, memes_mots

PAR_PAGE = 40
PUBLIEES_MAX = 60


def seance_de(compte: Compte, numero: int, droit: str) -> Seance:
    """A séance, for whoever holds that right at its site; 404, or ``DroitManquant``."""
    seances = Seance.objects.select_related("lieu", "serie").prefetch_related("equipe")
    seance = get_object_or_404(seances, pk=numero)
    exiger(compte, droit, seance.lieu, seance.pole)
    return seance


def lieux_de(compte: Compte, droit: str) -> list[Lieu]:
    """The open sites where this account holds a right."""
    ids = compte.portee(droit).ids_des_lieux
    ouverts = Lieu.objects.ouverts(timezone.localdate())
    return list(ouverts if ids is None else ouverts.filter(pk__in=ids))


def a_venir(lieux: Any, maintenant: datetime) -> SeanceQuerySet:
    """The séances that are not over, in order, each with its held seats."""
    seances = Seance.objects.visibles(lieux).filter(fin__gt=maintenant).select_related("lieu")
    return seances.avec_les_prises(maintenant)


def a_clore(lieux: Any, maintenant: datetime) -> SeanceQuerySet:
    """The séances that began, were not cancelled, and whose figures nobody has written."""
    clos = Bilan.objects.filter(seance=OuterRef("pk"))
    seances = Seance.objects.visibles(lieux).maintenues().filter(~Exists(clos))
    return seances.filter(debut__lte=maintenant).select_related("lieu")


def qui_suivent(seance: Seance) -> list[Seance]:
    """The séances that would be cancelled with this one: the rest of its series, less those that
    are closed or cancelled."""
    if not seance.serie_id:
        return []
    suite = Seance.objects.filter(serie=seance.serie_id, debut__gte=seance.debut, bilans=None)
    return list(suite.maintenues().exclude(pk=seance.pk))


def retrouver(lieux: Any, mots: str, maintenant: datetime) -> SeanceQuerySet:
    """The séances of the day or the month that is said, else those that the words name; without a
    word, those that are over. Each with its held seats, and who came."""
    seances = Seance.objects.visibles(lieux).select_related("lieu").avec_les_prises(maintenant)
    if not mots:
        return _avec_les_presents(seances.filter(fin__lte=maintenant))
    champs = ("titre", "adresse", "lieu__nom", "texte")
    autres, jours = lire(plier(mots).split())
    if not (autres and jours):
        dites = fouiller(mots, *champs, jour="debut__date", aussi=memes_mots)
        return _avec_les_presents(seances.filter(dites))
    nommees = seances.filter(contient(" ".join(autres), *champs, aussi=memes_mots))
    # « La couture du samedi » is better found on a Wednesday than not at all.
    ces_jours = nommees.filter(debut__iso_week_day__in=jours)
    return _avec_les_presents(ces_jours if ces_jours.exists() else nommees)


def _avec_les_presents(seances: SeanceQuerySet) -> SeanceQuerySet:
    """Séances, each with ``presents``: the heads of its last bilan; None while there is none."""
    derniers = Bilan.objects.filter(seance=OuterRef("pk")).order_by("-rang")
    return seances.annotate(presents=Subquery(derniers.values("presents")[:1]))


def d_ou_ils_viennent(presents: int, inscriptions: Iterable[Inscription]) -> str:
    """How the heads of a bilan agree with the names of the list; empty where nobody signed up."""
    attendues = [i for i in inscriptions if i.etat == Inscription.Etat.CONFIRMEE]
    inscrits = sum(i.places for i in attendues)
    if not inscrits:
        return ""
    venus = sum(i.venus or 0 for i in attendues)
    if any(i.venus is None for i in attendues):
        return ngettext(
            "%(n)d personne s’était inscrite\u00a0; qui est venu n’a pas été noté nom par nom.",
            "%(n)d personnes s’étaient inscrites\u00a0; qui est venu n’a pas été noté nom par nom.",
            inscrits,
        ) % {"n": inscrits}
    dits = {"venus": venus, "inscrits": inscrits, "autres": presents - venus}
    if presents < venus:
        return _("À l’accueil, %(venus)d des %(inscrits)d inscrits étaient notés venus.") % dits
    return (
        _(
            "Venus\u00a0: %(venus)d des %(inscrits)d personnes inscrites, et %(autres)d sans "
            "s’être inscrites."
        )
        % dits
    )


def de_la_semaine(lieux: Any, jour: date, maintenant: datetime) -> SeanceQuerySet:
    """The séances of the week of a day, from its Monday on, over or not."""
    debut = lundi(jour)
    seances = Seance.objects.visibles(lieux).entre(minuit(debut), minuit(debut + SEMAINE))
    return _avec_les_presents(seances.select_related("lieu").avec_les_prises(maintenant))


def publiees(maintenant: datetime, lieux: Any = None) -> list[Seance]:
    """The séances of the public agenda of some sites, of all for None: those that are not over, in
    order."""
    seances = Seance.objects.visibles(lieux).publiees().filter(fin__gt=maintenant)
    return list(seances.select_related("lieu").avec_les_prises(maintenant)[:PUBLIEES_MAX])
