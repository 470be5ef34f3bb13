"""Forget people: what names them goes from every table, or is told as kept by law.

Numbers, masses, totals, seals and chains stay as they were. What each table holds is read in
the registry, ``donnees``.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.journal.services import consigner
from petiterockette.temps.dates import ans_apres

from ..donnees import DONNEES, TOUJOURS, Donnee, jour_de
from ..identites import Identite, identite
from ..models import Effacement, Personne
from ..recherche_des_noms import rangees_qui_nomment
from ..refus import EncoreActive
from ..termes import termes
from .annuaire import verrouiller
from .effacements_dehors import Refaits, annoncer_les_effacements, personnes_a_refaire
from .oublis import oublier_le_reste, vider_les_personnes

# A donor's name is kept one year (CNIL's usual practice for what serves no more).
DONATEUR_GARDE = timedelta(days=365)
# Looked for together in each text of the base; those with a first name alone are not.
NOMMEES, SANS_NOM = 15, 500

Motif = Effacement.Motif


@transaction.atomic
def effacer(*, personne: Personne, par: int | None, compte: int | None) -> Effacement:
    """Forget somebody who asks for it, now; the receipt of what went and what is kept.

    Raises ``EncoreActive`` while they have an open account or a name tile,
    ``PersonneAnonyme`` or ``DejaFusionnee``.
    """
    personne = verrouiller(personne)
    if est_active(personne):
        raise EncoreActive(qui=str(personne))
    numeros = personne.numeros
    return _effacer(list(Personne.objects.filter(pk__in=numeros)), Motif.DEMANDE, par, compte)


def est_active(personne: Personne) -> bool:
    """Whether the person has an open account or a name tile: nobody forgets who is there."""
    return termes(personne.numeros).get(personne.pk) == TOUJOURS


@transaction.atomic
def anonymiser(personnes: QuerySet[Personne]) -> int:
    """Forget who these people are, at their term; returns how many."""
    trouvees = list(personnes.filter(anonymisee_le=None).order_by("pk"))
    nommees = [p for p in trouvees if identite([p]).motif]
    autres = [p for p in trouvees if not identite([p]).motif]
    for qui, taille in ((nommees, NOMMEES), (autres, SANS_NOM)):
        for rang in range(0, len(qui), taille):
            _effacer(qui[rang : rang + taille], Motif.TERME, None, None)
    return len(trouvees)


@transaction.atomic
def refaire_les_effacements(dits: Iterable[dict[str, Any]]) -> Refaits:
    """Erase again those whom an older base put back has forgotten to have erased.

    ``dits``: what was told outside (``effacements_dehors``). Somebody who is active in this base is
    left to whoever keeps the accounts, and named by their number.
    """
    refaits = Refaits()
    for motif, personnes in personnes_a_refaire(dits):
        actives = {p.pk for p in personnes if est_active(p)}
        if a_effacer := [p for p in personnes if p.pk not in actives]:
            _effacer(a_effacer, motif, None, None)
        refaits.effacees += [p.pk for p in a_effacer]
        refaits.actives += sorted(actives)
    return refaits


def _effacer(
    personnes: list[Personne], motif: str, par: int | None, compte: int | None
) -> Effacement:
    numeros = [p.pk for p in personnes]
    qui = identite(personnes)
    efface, retenu = [], []
    for donnee in DONNEES:
        if donnee.retenue:
            retenu += _retenir(donnee, numeros, qui)
        elif nombre := _oublier(donnee, numeros, qui, motif):
            efface.append({"quoi": str(donnee.nom), "nombre": nombre})
    return _donner_le_recu(numeros, motif, efface, retenu, par, compte)


@transaction.atomic
def oublier_qui_ne_sert_pas(
    *, numeros: list[int], par: int | None, compte: int | None
) -> Effacement:
    """Forget people whom no other table names (``termes.nommes_ailleurs``): only the directory is
    emptied, and no word elsewhere is looked through, which could only be a namesake's."""
    vider_les_personnes(numeros)
    oublier_le_reste(numeros)
    efface = [{"quoi": _("Nom et coordonnées"), "nombre": len(numeros)}]
    return _donner_le_recu(numeros, Motif.TERME, efface, [], par, compte)


def _donner_le_recu(
    numeros: list[int],
    motif: str,
    efface: list[dict[str, Any]],
    retenu: list[dict[str, Any]],
    par: int | None,
    compte: int | None,
) -> Effacement:
    # Read once all is forgotten: what is still there stays.
    restes = [reste for donnee in DONNEES for reste in _rester(donnee, numeros)]
    recu = Effacement.objects.create(
        motif=motif, le=timezone.now(), efface=efface, retenu=retenu, restes=restes
    )
    recu.personnes.set(numeros)
    annoncer_les_effacements()
    consigner(
        "personnes.personne.anonymisee",
        ngettext(
            "%(n)d personne effacée à son terme",
            "%(n)d personnes effacées à leur terme",
            len(numeros),
        )
        % {"n": len(numeros)}
        if motif == Motif.TERME
        else _("Personne nº %(n)d effacée à sa demande") % {"n": numeros[0]},
        {"personnes": numeros, "recu": recu.pk},
        par=par,
        compte=compte,
    )
    return recu


def _retenir(donnee: Donnee, numeros: list[int], qui: Identite) -> Iterable[dict[str, Any]]:
    """What the law keeps of these people in a table, and until when."""
    assert donnee.retenue is not None
    ids = set(donnee.des(numeros).values_list("pk", flat=True)) if donnee.identite else set()
    ids |= rangees_qui_nomment(donnee, donnee.mots, qui).keys()
    if not ids:
        return
    depuis = donnee.retenue.depuis
    dernier = donnee.table._default_manager.filter(pk__in=ids).aggregate(j=Max(depuis))["j"]
    fin: date | None = ans_apres(jour_de(dernier), donnee.retenue.ans) if dernier else None
    yield {
        "quoi": str(donnee.nom),
        "raison": str(donnee.retenue.raison),
        "nombre": len(ids),
        "fin": fin.isoformat() if fin else None,
    }


def _rester(donnee: Donnee, numeros: list[int]) -> Iterable[dict[str, Any]]:
    """What stays of these people in a table under their numbers: why, and until when."""
    if donnee.table is Personne:
        return
    nombre = donnee.sous_un_numero(numeros).values("pk").distinct().count()
    if nombre:
        yield {
            "quoi": str(donnee.nom),
            "raison": str(donnee.finalite),
            "nombre": nombre,
            "duree": str(donnee.duree),
        }


def _oublier(donnee: Donnee, numeros: list[int], qui: Identite, motif: str) -> int:
    """Empty what is theirs in a table, strike them out of free words; how many rows."""
    touchees: set[Any] = set()
    if donnee.identite:
        touchees |= set(donnee.des(numeros).values_list("pk", flat=True))
        nommees = rangees_qui_nomment(donnee, donnee.identite, qui)
        touchees |= _homonymes(nommees, motif) if donnee.table is Personne else nommees.keys()
        _vider(donnee, sorted(touchees))
    for pk, textes in rangees_qui_nomment(donnee, donnee.textes, qui).items():
        biffes = {champ: qui.biffer(valeur) for champ, valeur in textes.items()}
        donnee.table._default_manager.filter(pk=pk).update(**biffes)
        touchees.add(pk)
    return len(touchees) + (donnee.oublier(numeros) if donnee.oublier else 0)


def _homonymes(nommees: dict[Any, dict[str, Any]], motif: str) -> set[int]:
    """Other rows of people that bear the whole name, and that nobody needs.

    A household shares an address or a number: that alone makes nobody the same. At their
    request, a row that is not in a team and has no account goes; at their term, only if its own
    term is over too.
    """
    ids = [pk for pk, dits in nommees.items() if dits.keys() & {"prenom", "nom"}]
    gardee = dict(
        Personne.objects.filter(pk__in=ids).values_list("pk", Coalesce("fusionnee_dans", "pk"))
    )
    limite = timezone.localdate() if motif == Motif.TERME else TOUJOURS
    encore = {pk for pk, jour in termes({*gardee, *gardee.values()}).items() if jour >= limite}
    return {pk for pk, dans in gardee.items() if not {pk, dans} & encore}


def _vider(donnee: Donnee, ids: list[Any]) -> None:
    if not ids:
        return
    if donnee.vider:
        donnee.vider(ids)
        return
    donnee.table._default_manager.filter(pk__in=ids).update(**dict.fromkeys(donnee.identite, ""))
