"""Alerts of the office: a month not closed, an agreement or a bin's fate about to end."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.listes.models import Accord, DestinBac
from collecte.matiere.jours import JOUR
from petiterockette.alertes.alertes import fin_en_mots
from petiterockette.alertes.registre import Remede, Trouvaille

from ..comptes import a_clore
from ..genres import OuChercher

# What ended longer ago is history: nobody renewed it, nobody will.
FINI_DEPUIS = timedelta(days=365)


def mois_ouverts(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The first month of each site that ended more than so many days ago, still open."""
    for e in a_clore(OuChercher(None, jour, jour, jour), timedelta(days=seuil)):
        depuis = e.depuis or jour
        n = (jour - depuis).days + 1
        phrase = ngettext(
            "%(mois)s est fini depuis %(n)d jour et reste ouvert",
            "%(mois)s est fini depuis %(n)d jours et reste ouvert",
            n,
        )
        yield Trouvaille(
            # The month's own first day: the one after its end is another month's.
            cle=f"{e.lieu}:{depuis - JOUR:%Y-%m}",
            lieu=e.lieu,
            phrase=phrase % {"mois": e.phrase, "n": n},
            depuis=depuis,
            remedes=e.remedes,
        )


def accords_finissants(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Agreements with partners that end within so many days, or ended, and nothing follows."""
    proches = Accord.objects.filter(
        structure__visible=True, fin__gte=jour - FINI_DEPUIS, fin__lte=jour + timedelta(days=seuil)
    ).select_related("structure", "matiere", "categorie")
    finissants = list(proches.order_by("fin", "pk"))
    freres = list(Accord.objects.filter(structure__in={a.structure_id for a in finissants}))
    for accord in finissants:
        siens = [
            a
            for a in freres
            if (a.structure_id, a.matiere_id, a.categorie_id)
            == (accord.structure_id, accord.matiere_id, accord.categorie_id)
        ]
        if _suivi(accord, siens):
            continue
        mots = {
            "qui": accord.structure,
            "quoi": accord.matiere or accord.categorie or _("convention"),
            "fin": fin_en_mots(_fin(accord), jour),
        }
        yield Trouvaille(
            cle=f"accord:{accord.pk}",
            lieu=None,
            phrase=_("Accord avec %(qui)s, %(quoi)s : %(fin)s") % mots,
            depuis=_fin(accord),
            remedes=(
                _vers(
                    "collecte:ligne_datee_ajouter",
                    _("Noter le suivant"),
                    "plus",
                    accord.structure_id,
                ),
                _vers(
                    "collecte:ligne_datee_changer",
                    _("Changer la fin"),
                    "pencil",
                    accord.structure_id,
                    accord.pk,
                ),
            ),
        )


def destins_finissants(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Fates of bins that end within so many days, or ended, and nothing follows."""
    proches = DestinBac.objects.filter(
        bac__visible=True, fin__gte=jour - FINI_DEPUIS, fin__lte=jour + timedelta(days=seuil)
    ).select_related("bac")
    finissants = list(proches.order_by("fin", "pk"))
    freres = list(DestinBac.objects.filter(bac__in={d.bac_id for d in finissants}))
    for destin in finissants:
        if _suivi(destin, [d for d in freres if d.bac_id == destin.bac_id]):
            continue
        yield Trouvaille(
            cle=f"destin:{destin.pk}",
            lieu=None,
            phrase=_("%(bac)s, ce qu’il devient : %(fin)s")
            % {"bac": destin.bac, "fin": fin_en_mots(_fin(destin), jour)},
            depuis=_fin(destin),
            remedes=(
                Remede(
                    _("Noter la suite"),
                    "plus",
                    reverse("collecte:ligne_datee_ajouter", args=["bacs", destin.bac_id]),
                ),
            ),
        )


def _suivi(terme: Any, siens: list[Any]) -> bool:
    """Whether another one goes on when this one ends, without a day between."""
    return any(
        autre.debut <= _fin(terme) + JOUR and (autre.fin is None or autre.fin > _fin(terme))
        for autre in siens
        if autre.pk != terme.pk
    )


def _fin(terme: Any) -> date:
    return terme.fin


def _vers(page: str, nom: str, pictogramme: str, *arguments: int) -> Remede:
    return Remede(nom, pictogramme, reverse(page, args=["structures", *arguments]))


def finissants(jour: date, seuil: int) -> Iterator[Trouvaille]:
    yield from accords_finissants(jour, seuil)
    yield from destins_finissants(jour, seuil)
