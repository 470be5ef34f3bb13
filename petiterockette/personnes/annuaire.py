"""The directory read: who is proposed for a few letters, what tells namesakes apart, how to reach
somebody."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Min, OuterRef, Q, Subquery, When
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _t

from petiterockette.temps.dates import date_format

from .models import Consentement, Effacement, Equipier, Mot, Personne
from .mots import mots_de

PROPOSEES_MAX, PROCHES_MAX = 12, 5
LETTRES_DU_COURRIEL = 4


def proposer(saisie: str, combien: int = PROPOSEES_MAX) -> list[Personne]:
    """The people whose names begin so, a dozen, each with ``equipe``; nobody before a letter."""
    if not mots_de(saisie):
        return []
    return list(_avec_leur_equipe(Personne.objects.nommees(saisie))[:combien])


def proches(saisie: str) -> list[Personne]:
    """Who may be meant by a whole name that nobody bears: who bears one of its words, first those
    whose family name is not known. « Inès Dupré »: « Inès », « Marie Dupré », « Inès Capucine »."""
    mots = mots_de(saisie)
    if len(mots) < 2:
        return []
    dits = Mot.objects.filter(mot__in=mots).values("personne")
    connues = _avec_leur_equipe(Personne.objects.connues().filter(pk__in=dits))
    sans_nom, famille = Q(nom=""), Q(mots__mot__in=mots[1:])
    ordre = Case(When(sans_nom, then=0), When(famille, then=1), default=2)
    rangees = connues.annotate(rang=Min(ordre)).order_by("rang", "prenom", "nom", "id")
    return list(rangees[:PROCHES_MAX])


def _avec_leur_equipe(personnes: Any) -> Any:
    """People, each with ``equipe``: the name of the site where they hold a name tile today, or
    nothing."""
    tuiles = Equipier.objects.en_cours(timezone.localdate()).filter(personne=OuterRef("pk"))
    return personnes.annotate(equipe=Subquery(tuiles.order_by("id").values("lieu__nom")[:1]))


def distinguer(personnes: Sequence[Any], *, courriels: bool = False) -> list[tuple[Any, str]]:
    """Pairs (person, what tells them from the next): the team, else since when and the beginning of
    the e-mail (for whoever may read it) where the name alone does not; always the number."""
    combien = Counter(str(p) for p in personnes)
    return [
        (p, _ce_qui_distingue(p, combien[str(p)] > 1 or not p.nom, courriels)) for p in personnes
    ]


def _ce_qui_distingue(personne: Any, confuse: bool, courriels: bool) -> str:
    mots = []
    if equipe := getattr(personne, "equipe", None):
        mots.append(_t("équipe, %(lieu)s") % {"lieu": equipe})
    elif confuse:
        mots.append(_t("depuis le %(jour)s") % {"jour": _jour(personne)})
    if confuse and courriels and personne.courriel:
        mots.append(f"{personne.courriel[:LETTRES_DU_COURRIEL]}…")
    return " · ".join([*mots, _t("nº\u00a0%(n)d") % {"n": personne.pk}])


def _jour(personne: Any) -> str:
    return date_format(timezone.localtime(personne.cree_le).date())


def joindre(personne: Personne, finalite: str) -> dict[str, str]:
    """« courriel » and « telephone » of somebody, where they agreed that it serves this."""
    if not personne.pk:
        return {}
    accords = Consentement.objects.filter(personne=personne, finalite=finalite, retire_le=None)
    return {d: getattr(personne, d) for d in accords.values_list("donnee", flat=True)}


def le_recu(numero: int) -> dict[str, Any]:
    """A receipt of erasure, and what the law keeps with the end of each as a date."""
    recu = get_object_or_404(Effacement.objects.prefetch_related("personnes"), pk=numero)
    retenu = [ligne | {"fin": parse_date(ligne["fin"] or "")} for ligne in recu.retenu]
    return {"recu": recu, "retenu": retenu}
