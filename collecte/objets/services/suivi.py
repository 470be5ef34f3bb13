"""Which categories are followed thing by thing, and the places of each site."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import ngettext

from collecte.listes.models import Categorie
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu, Point

from ..listes_par_defaut import EMPLACEMENTS, SUIVIS
from ..models import Emplacement, SuiviParCategorie


@transaction.atomic
def regler_le_suivi(*, regles: Mapping[Categorie, str], par: Compte) -> bool:
    """Say how each category is followed; "" leaves a sub-category to its parent's rule.

    Returns whether something changed; the journal keeps before and after.
    """
    actuelles = {s.categorie_id: s for s in SuiviParCategorie.objects.select_for_update()}
    avant: dict[str, Any] = {}
    apres: dict[str, Any] = {}
    for categorie, regle in regles.items():
        suivi = actuelles.get(categorie.pk)
        actuelle = suivi.regle if suivi else "" if categorie.parent_id else "jamais"
        if regle == actuelle:
            continue
        avant[categorie.code], apres[categorie.code] = actuelle, regle
        if not regle:
            SuiviParCategorie.objects.filter(categorie=categorie).delete()
        else:
            SuiviParCategorie.objects.update_or_create(
                categorie=categorie, defaults={"regle": regle}
            )
    if apres:
        consigner(
            "collecte.suivi.regle",
            ngettext(
                "Suivi des objets : %(n)d catégorie changée",
                "Suivi des objets : %(n)d catégories changées",
                len(apres),
            )
            % {"n": len(apres)},
            {"avant": avant, "apres": apres},
            par=par.personne_id,
            compte=par.pk,
        )
    return bool(apres)


def charger_le_suivi() -> None:
    """The house's default rules, where nobody has said anything."""
    categories = {c.code: c for c in Categorie.objects.filter(code__in=SUIVIS)}
    for code, categorie in categories.items():
        SuiviParCategorie.objects.get_or_create(
            categorie=categorie, defaults={"regle": SUIVIS[code]}
        )


@transaction.atomic
def charger_les_emplacements() -> None:
    """A few places at each site where donations are weighed, if it has none yet."""
    for lieu in Lieu.objects.order_by("ordre", "pk"):
        pese = lieu.points.filter(genre__in=[Point.Genre.COMPTOIR, Point.Genre.QUAI]).exists()
        if not pese or Emplacement.objects.filter(lieu=lieu).exists():
            continue
        for nom in EMPLACEMENTS:
            Emplacement.objects.create(lieu=lieu, nom=nom, ordre=Emplacement.objects.count())
