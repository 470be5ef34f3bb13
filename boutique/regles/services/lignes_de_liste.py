"""A row of a list: judged field by field, written, told with what it was before.

The database's rules are said beside the field that each of them is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import Max

from petiterockette.base.jugement import fautes
from petiterockette.comptes.models import Compte
from petiterockette.journal import listes
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner

from ..refus import RangeeRefusee

# Rule of the database → the field beside which it speaks.
CHAMPS_DES_REGLES = {
    "boutique_article_code_barres": "code_barres",
    "boutique_article_prix": "prix_cts",
    "boutique_article_minimum": "minimum_cts",
    "boutique_article_categorie": "categorie",
    "boutique_article_lot": "nb_objets",
    "boutique_article_unique": "mode_prix",
    "boutique_operation_dates": "fin",
    "boutique_operation_pourcent": "pourcent",
    "boutique_moyen_monnaie": "rend_la_monnaie",
    "boutique_moyen_genre_connu": "genre",
    "boutique_regime_un_par_jour": "debut",
    "boutique_regime_taux": "taux_cp",
    "boutique_regime_autres_taux": "autres_taux",
    "boutique_article_taux": "taux_cp",
}

# A name, and what is worked out from the others.
_TUES = frozenset({"reserve_pour", "recherche"})
Liens = Mapping[str, Iterable[models.Model]]


def inscrire(
    rangee: models.Model,
    *,
    code: str,
    resume: str,
    compte: Compte,
    lieu: int | None = None,
    liens: Liens | None = None,
    avant: Mapping[str, Any] | None = None,
    **contenu: Any,
) -> bool:
    """Write a row whose values were set, and its links; False if nothing changed.

    The row is locked by the caller. ``avant``: its values before, read here unless the caller
    knows them. ``resume``: the journal's sentence, told once everything
    is known (« %(rangee)s »). Raises ``RangeeRefusee``, with a sentence a field.
    """
    modele = type(rangee)
    if avant is None:
        avant = {}
        if rangee.pk:
            ancienne = modele._default_manager.get(pk=rangee.pk)
            avant = instantane(ancienne) | _ids(ancienne, liens)
    voulus = {nom: sorted(li.pk for li in rangees) for nom, rangees in (liens or {}).items()}
    if avant and instantane(rangee) | voulus == avant:
        return False
    exiger_juste(rangee)
    rangee.save()
    for nom, ids in voulus.items():
        getattr(rangee, nom).set(ids)
    noter_le_changement(
        rangee,
        avant,
        instantane(rangee) | voulus,
        code=code,
        resume=resume % {"rangee": str(rangee)[:80]},
        compte=compte,
        lieu=lieu,
        **contenu,
    )
    return True


def noter_le_changement(
    rangee: models.Model,
    avant: Mapping[str, Any],
    apres: Mapping[str, Any],
    *,
    code: str,
    resume: str,
    compte: Compte,
    lieu: int | None = None,
    **contenu: Any,
) -> None:
    """Tell the journal which values changed, and from what to what."""
    dit = {
        "liste": rangee._meta.label_lower,
        "id": rangee.pk,
        "avant": {k: v for k, v in avant.items() if apres.get(k) != v},
        "apres": {k: v for k, v in apres.items() if avant.get(k) != v or not avant},
        **contenu,
    }
    _dire(code, resume, dit, compte, lieu)


def noter_les_neuves(rangees: Iterable[models.Model]) -> None:
    """Tell the rows that a list was just loaded with."""
    listes.noter_les_listes(rangees, _TUES)


def _dire(
    code: str, resume: str, dit: dict[str, Any], compte: Compte, lieu: int | None = None
) -> None:
    """The journal is sealed, not chained: what rules the tills is in the house's chain too."""
    qui: dict[str, Any] = {"par": compte.personne_id, "compte": compte.pk}
    consigner(code, resume, dit, lieu=lieu, **qui)
    noter_a_la_maison(code, **qui, lieu=lieu, **dit)


def exiger_juste(rangee: models.Model) -> None:
    """Raise ``RangeeRefusee`` with everything that is wrong, each beside its field."""
    if champs := fautes(rangee, CHAMPS_DES_REGLES):
        raise RangeeRefusee(champs=champs)


def instantane(rangee: models.Model) -> dict[str, Any]:
    """The values of a row, as the journal keeps them; nobody's name."""
    return listes.instantane(rangee, _TUES)


def _ids(rangee: models.Model, liens: Liens | None) -> dict[str, list[int]]:
    return {nom: sorted(getattr(rangee, nom).values_list("pk", flat=True)) for nom in liens or {}}


def deplacer(
    soeurs: Sequence[Any], rangee: models.Model, *, monter: bool, code: str, resume: str,
    compte: Compte,
) -> None:  # fmt: skip
    """Move a row one place among its sisters, given in their order; at an end, nothing."""
    ids = [s.pk for s in soeurs]
    place = ids.index(rangee.pk)
    autre = place - 1 if monter else place + 1
    if not 0 <= autre < len(ids):
        return
    rangees = list(soeurs)
    rangees[place], rangees[autre] = rangees[autre], rangees[place]
    for ordre, soeur in enumerate(rangees):
        soeur.ordre = ordre
    type(rangee)._default_manager.bulk_update(rangees, ["ordre"])
    dit = {"liste": rangee._meta.label_lower, "ordre": [s.pk for s in rangees]}
    _dire(code, resume % {"rangee": str(rangee)[:80]}, dit, compte)


def ordre_suivant(rangees: models.QuerySet[Any]) -> int:
    """The place after the last of these rows."""
    return int(rangees.filter(ordre__lt=999).aggregate(m=Max("ordre", default=-1))["m"]) + 1
