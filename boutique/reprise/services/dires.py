"""Decide what old words mean, answer what an examination asks, say when each old point stopped."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from boutique.oressource.decisions import REPONSES
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.reprise.models import Mot
from petiterockette.reprise.services.mots import decide, garder_les_mots
from petiterockette.temps.dates import date_format

from ..models import BaseDAvant, Export
from ..mots.decisions import Bascule, bascules
from ..mots.fichier import Dites
from ..mots.listes import NOUVEAU
from ..mots.partages import PARTAGEABLES, cle_du_partage, est_un_partage, lire_les_parts
from ..mots.vus import ListeVue, MotDAvant, voir_les_mots
from ..refus import BasculeTropTard, MotInconnu, PasPartageable, ReponseInconnue
from .exports import DROIT, noter


@transaction.atomic
def dire_les_mots(
    *, export: Export, compte: Compte, liste: str, valeurs: Mapping[str, str]
) -> list[Mot]:
    """Decide what words of an old list mean, once for all the exports; those that changed.

    ``valeurs``: word as ``vu.mot`` has it → code of a row of the list here, ``NOUVEAU`` where one
    may be made, shares (``mots.partages``), empty to leave it out. Shares are of this base alone;
    elsewhere the word is the first of them. Raises ``MotInconnu``, ``PartsFausses``,
    ``PartsEnDouble``, ``PasPartageable`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    if liste in PARTAGEABLES:
        _tenue(export)
    vue = voir_les_mots(export).get(liste)
    if vue is None:
        raise MotInconnu()
    changes = _garder(export, _changes(vue, valeurs, compte), compte)
    _partager(export, vue, valeurs, compte)
    return changes


def _partager(export: Export, vue: ListeVue, valeurs: Mapping[str, str], compte: Compte) -> None:
    """Keep the shares that were said; a word that is decided otherwise loses its own.

    The base is locked by the caller.
    """
    if vue.code not in PARTAGEABLES:
        return
    base = export.base
    dites = {cle_du_partage(vue.code, mot): valeur for mot, valeur in valeurs.items()}
    neuves = {c: v for c, v in dites.items() if est_un_partage(v) and base.reponses.get(c) != v}
    finies = {c for c, v in dites.items() if not est_un_partage(v) and c in base.reponses}
    if neuves or finies:
        gardees = {c: v for c, v in base.reponses.items() if c not in finies}
        base.reponses = gardees | neuves
        base.save(update_fields=["reponses"])
        _noter_la_reponse(export, compte, neuves | dict.fromkeys(finies, ""))


def _premiere(vue: ListeVue, valeur: str) -> str:
    """What a word names: the first of its shares, where it has some."""
    if not est_un_partage(valeur):
        return valeur
    if vue.code not in PARTAGEABLES:
        raise PasPartageable()
    parts = lire_les_parts(valeur)
    if any(part.code not in vue.ici.choix for part in parts):
        raise MotInconnu()
    return parts[0].code


def _garder(export: Export, changes: list[Mot], compte: Compte) -> list[Mot]:
    if changes:
        dits = garder_les_mots(changes)
        noter(export, "boutique.reprise.mots", _("Mots d’Oressource décidés"), compte, mots=dits)
    return changes


def _changes(vue: ListeVue, valeurs: Mapping[str, str], compte: Compte) -> list[Mot]:
    par_mot = {mot.vu.mot: mot for mot in vue.mots}
    changes = []
    for cle, dite in valeurs.items():
        mot, valeur = par_mot.get(cle), _premiere(vue, dite)
        if mot is None or (valeur and valeur not in vue.ici.choix):
            raise MotInconnu()
        if not (mot.vu.est_dit and mot.vu.valeur == valeur):
            changes.append(decide(mot.vu, valeur, compte))
    return changes


def dire_oui(*, export: Export, compte: Compte, liste: str) -> list[Mot]:
    """Say yes to what is proposed for each word that only differs by its spelling."""
    return dire_les_mots(
        export=export,
        compte=compte,
        liste=liste,
        valeurs={
            m.vu.mot: m.vu.valeur for m in _a_decider(export, liste) if m.doute.est_presque_sur
        },
    )


def creer_le_reste(*, export: Export, compte: Compte, liste: str) -> list[Mot]:
    """Have a row made, as the base is brought in, for every word left to decide of a list that no
    row here looks like. Raises as ``dire_les_mots``, where none may be made."""
    vue = voir_les_mots(export).get(liste)
    valeurs = {m.vu.mot: NOUVEAU for m in vue.sans_rien_d_approchant} if vue else {}
    return dire_les_mots(export=export, compte=compte, liste=liste, valeurs=valeurs)


def laisser_sans_equivalent(*, export: Export, compte: Compte, liste: str) -> list[Mot]:
    """Leave every word that is left to decide of a list without one here."""
    valeurs = {m.vu.mot: "" for m in _a_decider(export, liste)}
    return dire_les_mots(export=export, compte=compte, liste=liste, valeurs=valeurs)


def _a_decider(export: Export, liste: str) -> list[MotDAvant]:
    vue = voir_les_mots(export).get(liste)
    return vue.a_decider if vue else []


@transaction.atomic
def repondre(*, export: Export, compte: Compte, reponses: Mapping[str, str]) -> BaseDAvant:
    """Answer what the examination asks. ``reponses``: code of a finding → code of its answer.

    Raises ``ReponseInconnue`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    base = _tenue(export)
    _repondre(export, compte, reponses)
    return base


def _repondre(export: Export, compte: Compte, reponses: Mapping[str, str]) -> None:
    base = export.base
    for code, reponse in reponses.items():
        if reponse not in REPONSES.get(code, {}):
            raise ReponseInconnue()
    neuves = {c: r for c, r in reponses.items() if base.reponses.get(c) != r}
    if neuves:
        base.reponses = {**base.reponses, **neuves}
        base.save(update_fields=["reponses"])
        _noter_la_reponse(export, compte, neuves)


@transaction.atomic
def basculer(*, export: Export, compte: Compte, jours: Mapping[str, date | None]) -> BaseDAvant:
    """Say the first day that is not brought in, of old points; None: the one that is proposed.

    ``jours``: « list:old id », as ``Bascule.cle`` → day. Raises ``BasculeTropTard``, ``MotInconnu``
    or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    base = _tenue(export)
    connues = {b.cle: b for b in bascules(export)}
    if not jours.keys() <= connues.keys():
        raise MotInconnu()
    _basculer(export, compte, [(connues[cle], jour) for cle, jour in jours.items()])
    return base


def _basculer(export: Export, compte: Compte, dites: Sequence[tuple[Bascule, date | None]]) -> None:
    base = export.base
    jours = dict(base.bascules)
    for bascule, jour in dites:
        depuis = bascule.depuis
        if jour and depuis and jour > depuis:
            raise BasculeTropTard(point=bascule.mot.dit, jour=date_format(depuis, "j F Y"))
        jours.pop(bascule.cle, None)
        if jour and jour != depuis:
            jours[bascule.cle] = jour.isoformat()
    if jours != base.bascules:
        base.bascules = jours
        base.save(update_fields=["bascules"])
        _noter_la_reponse(export, compte, jours)


def _tenue(export: Export) -> BaseDAvant:
    """The base, locked; the export reads it from then on."""
    export.base = BaseDAvant.objects.select_for_update(no_key=True).get(pk=export.base_id)
    return export.base


def _noter_la_reponse(export: Export, compte: Compte, dits: Mapping[str, str]) -> None:
    phrase = _("Réponses sur une base d’Oressource")
    noter(export, "boutique.reprise.repondue", phrase, compte, reponses=dict(dits))


@transaction.atomic
def charger(*, export: Export, compte: Compte, dites: Dites) -> int:
    """Decide at once all that a file says; how many words changed.

    Words that this export lacks are left aside. Raises as the others do; nothing is kept then.
    """
    exiger_partout(compte, DROIT)
    _tenue(export)
    vus = voir_les_mots(export)
    changes: list[Mot] = []
    for liste, mots in dites.mots.items():
        if vue := vus.get(liste):
            par_dit = {mot.dit: mot.vu.mot for mot in vue.mots}
            valeurs = {par_dit[dit]: code for dit, code in mots.items() if dit in par_dit}
            changes += _changes(vue, valeurs, compte)
            _partager(export, vue, valeurs, compte)
    # One word of two lists of points is decided once.
    _garder(export, list({(m.liste, m.mot): m for m in changes}.values()), compte)
    _repondre(export, compte, dites.reponses)
    connues = {b.cle: b for b in bascules(export)}
    jours = [(connues[c], jour) for c, jour in dites.bascules.items() if c in connues]
    _basculer(export, compte, jours)
    return len(changes)
