"""Receive a file, say its columns and its words; bring it in as one, throw it away, cancel it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.services import consigner
from petiterockette.saisie.rejeux import faire_ou_relire

from ..examens import empreinte_de_l_examen, examen_de, examen_tenu
from ..genres import GENRES, Examen
from ..models import Fichier, Mot
from ..refus import (
    Change,
    DejaDecide,
    DejaRecu,
    EnCours,
    GenreInconnu,
    MotInconnu,
    PasPret,
    PlusDUnCoup,
    ReponseInconnue,
    RienDeRepris,
    SansMotif,
)
from .mots import decide, garder_les_mots
from .travail import LECTURE, travail_du_fichier

DROIT = "reprise.tenir"
# A file that nobody brings in is thrown away after so long: one of people, any other.
ATTENDENT_AU_PLUS = timedelta(days=30), timedelta(days=90)


def exiger_les_droits(compte: Compte, genre: str) -> None:
    """Raise ``DroitManquant`` unless the account may bring in files of that kind."""
    exiger_partout(compte, DROIT)
    for droit in GENRES[genre].droits if genre in GENRES else ():
        exiger_partout(compte, droit)


def recevoir(
    *, compte: Compte, uuid: UUID, genre: str, nom: str, octets: bytes, lignes: int = 0
) -> tuple[Fichier, bool]:
    """Keep a file apart; nothing of it is written. Returns it and whether it is new.

    ``octets``: a spreadsheet that ``saisie.classeurs`` reads; ``lignes``: how many rows were read
    of its sheets. Raises ``GenreInconnu``,
    ``DejaRecu`` (the same file waits, or was brought in) or ``DroitManquant``.
    """
    exiger_les_droits(compte, genre)
    if genre not in GENRES:
        raise GenreInconnu()
    empreinte = hashlib.sha256(octets).hexdigest()

    def faire() -> Fichier:
        deja = Fichier.objects.filter(
            genre=genre, empreinte=empreinte, etat__in=[Fichier.Etat.RECU, Fichier.Etat.REPRIS]
        ).first()
        if deja:
            raise DejaRecu(nom=deja.nom)
        fichier = Fichier.objects.create(
            uuid=uuid,
            genre=genre,
            nom=nom.strip()[:200] or _("sans nom"),
            octets=octets,
            lignes=lignes,
            empreinte=empreinte,
            recu_le=timezone.now(),
            compte=compte,
        )
        _consigner(fichier, "reprise.fichier.recu", _("Fichier à reprendre reçu"), compte)
        return fichier

    return faire_ou_relire(faire, Fichier.objects.filter(uuid=uuid).first, DejaRecu)


@transaction.atomic
def dire(*, fichier: Fichier, compte: Compte, reglages: Mapping[str, Any]) -> Fichier:
    """Say what each column of a file holds, and what stands for those it lacks.

    Raises ``DejaDecide`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu = _a_part(fichier)
    tenu.reglages = {**tenu.reglages, **reglages}
    tenu.save(update_fields=["reglages"])
    return tenu


@transaction.atomic
def dire_les_mots(
    *, fichier: Fichier, compte: Compte, valeurs: Mapping[str, str], lu: Examen | None = None
) -> list[Mot]:
    """Decide what words of before mean, once for all the files; returns those that changed.

    ``valeurs``: « list:word », as ``MotVu.cle`` → code of a row of that list, empty to leave out
    what it names; ``lu``: what was just read of that file, if it was. What was brought in already
    does not change. Raises ``MotInconnu``,
    ``DejaDecide`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu = _a_part(fichier)
    vus = {m.cle: m for m in examen_tenu(tenu, fichier, lu).mots}
    listes = GENRES[tenu.genre].listes()
    changes = []
    for cle, valeur in valeurs.items():
        vu = vus.get(cle)
        if vu is None or (valeur and valeur not in listes[vu.liste].choix):
            raise MotInconnu()
        if not (vu.est_decide and vu.valeur == valeur):
            changes.append(decide(vu, valeur, compte))
    if changes:
        dits = garder_les_mots(changes)
        _consigner(tenu, "reprise.mots.decides", _("Mots d’avant décidés"), compte, mots=dits)
    return changes


@transaction.atomic
def repondre(
    *, fichier: Fichier, compte: Compte, reponses: Mapping[str, str], lu: Examen | None = None
) -> Fichier:
    """Answer what a file asks of its lines, until it is brought in.

    ``reponses``: key of a question → code of one of its choices; ``lu``: as above. Raises
    ``ReponseInconnue``, ``DejaDecide`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu = _a_part(fichier)
    posees = {q.cle: q for q in examen_tenu(tenu, fichier, lu).questions}
    for cle, reponse in reponses.items():
        if cle not in posees or reponse not in dict(posees[cle].choix):
            raise ReponseInconnue()
    tenu.reglages = {
        **tenu.reglages,
        "reponses": {**tenu.reglages.get("reponses", {}), **reponses},
    }
    tenu.save(update_fields=["reglages"])
    return tenu


@transaction.atomic
def reprendre(*, fichier: Fichier, compte: Compte, vu: str) -> Fichier:
    """Write what a file says, all of it or nothing.

    ``vu``: digest of what the page showed. A long one is asked of ``longs`` instead. Raises
    ``PasPret``, ``Change``, ``DejaDecide`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    # One file at a time: what one writes, the next one sees before it judges.
    list(Fichier.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    tenu = Fichier.objects.get(pk=fichier.pk)
    exiger_qu_il_attende(tenu)
    genre, examen = GENRES[tenu.genre], exiger_qu_il_soit_pret(tenu, vu)
    tenu.compte_rendu = dict(genre.ecrire(tenu, examen, compte))
    _vider(tenu)
    _decider(tenu, Fichier.Etat.REPRIS)
    _consigner(tenu, "reprise.fichier.repris", _("Fichier repris"), compte, **tenu.compte_rendu)
    return tenu


@transaction.atomic
def jeter(*, fichier: Fichier, compte: Compte) -> Fichier:
    """Throw a file away that nothing was written of: its content goes, that it came stays.

    Raises ``DejaDecide`` or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu = _a_part(fichier)
    _jeter(tenu, compte)
    return tenu


@transaction.atomic
def jeter_les_oublies(maintenant: datetime) -> int:
    """Throw away the files that wait for too long, those of people first; how many."""
    des_gens, des_autres = (maintenant - duree for duree in ATTENDENT_AU_PLUS)
    genres = [genre.code for genre in GENRES.values() if genre.de_personnes]
    oublies = Fichier.objects.select_for_update(no_key=True).filter(
        Q(recu_le__lt=des_autres) | Q(genre__in=genres, recu_le__lt=des_gens),
        etat=Fichier.Etat.RECU,
    )
    for fichier in oublies:
        _jeter(fichier, None)
    return len(oublies)


def _jeter(fichier: Fichier, compte: Compte | None) -> None:
    _vider(fichier)
    _decider(fichier, Fichier.Etat.JETE)
    _consigner(fichier, "reprise.fichier.jete", _("Fichier à reprendre jeté"), compte)


def _vider(fichier: Fichier) -> None:
    """Its content goes, and what was answered of its lines; that it came stays."""
    fichier.octets, fichier.apercu = b"", None
    fichier.reglages = {nom: dit for nom, dit in fichier.reglages.items() if nom != "reponses"}


@transaction.atomic
def annuler(*, fichier: Fichier, compte: Compte, motif: str) -> Fichier:
    """Cancel as one all that a file wrote, by counter-entries.

    Raises ``SansMotif``, ``RienDeRepris``, ``PlusDUnCoup`` (its months are closed), what its kind
    refuses, or ``DroitManquant``.
    """
    exiger_les_droits(compte, fichier.genre)
    tenu, motif = a_annuler(fichier, motif)
    GENRES[tenu.genre].annuler(tenu, compte, motif)
    tenu.motif = motif
    _decider(tenu, Fichier.Etat.ANNULE)
    _consigner(tenu, "reprise.fichier.annule", _("Reprise annulée"), compte, motif=motif)
    return tenu


def exiger_qu_il_soit_pret(fichier: Fichier, vu: str) -> Examen:
    """What a file would write now. Raises ``PasPret``, or ``Change`` where it is not ``vu``."""
    examen = examen_de(fichier)
    if not examen.est_pret:
        raise PasPret()
    if vu != empreinte_de_l_examen(examen):
        raise Change()
    return examen


def exiger_qu_il_attende(fichier: Fichier) -> None:
    """Raise ``DejaDecide`` unless a file still waits for somebody to say what is done of it."""
    if not fichier.est_a_part:
        raise DejaDecide()


def a_annuler(fichier: Fichier, motif: str) -> tuple[Fichier, str]:
    """The file, held, that may be cancelled, and the reason as it is kept.

    Raises ``SansMotif``, ``RienDeRepris`` or ``PlusDUnCoup``.
    """
    motif = motif.strip()[:200]
    if not motif:
        raise SansMotif(champs={"motif": str(SansMotif.texte)})
    tenu = Fichier.objects.select_for_update(no_key=True).get(pk=fichier.pk)
    if tenu.etat != Fichier.Etat.REPRIS:
        raise RienDeRepris()
    if fige := GENRES[tenu.genre].fige(tenu):
        raise PlusDUnCoup(phrase=fige.phrase)
    return tenu, motif


def _a_part(fichier: Fichier) -> Fichier:
    """The file, held, that waits for what a person says of it; nothing is written meanwhile."""
    tenu = Fichier.objects.select_for_update(no_key=True).get(pk=fichier.pk)
    exiger_qu_il_attende(tenu)
    travail = travail_du_fichier(tenu)
    if travail is not None and travail.bouge:
        raise EnCours(quoi=_("se lire") if travail.nature == LECTURE else _("s’écrire"))
    return tenu


DECISION = ("etat", "decide_le", "motif", "octets", "apercu", "reglages", "compte_rendu")


def _decider(fichier: Fichier, etat: str) -> None:
    fichier.etat, fichier.decide_le = etat, timezone.now()
    fichier.save(update_fields=[*DECISION])


def _consigner(
    fichier: Fichier, code: str, phrase: str, compte: Compte | None, **contenu: Any
) -> None:
    consigner(
        code,
        f"{phrase} : {fichier}",
        {"fichier": fichier.pk, "genre": fichier.genre, **contenu},
        par=compte.personne_id if compte else None,
        compte=compte.pk if compte else None,
    )
