"""The page of backups, put together: what is wrong on top, then what is known."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.mots.mesures import nombre

from .certificat import CertificatIllisible, fin_du_certificat
from .controles import Constat, Etat, constater
from .copies import EXERCICE, SAUVEGARDES, titre_de_l_endroit
from .disque import Place, dire_quand_plein, place
from .etat import Compte, Exercice, Nuit
from .quand import en_minutes, heure, quand, quel_jour
from .questions import CERTIFICAT, DISQUE
from .sauvegardes import (
    EndroitMontre,
    NuitMontree,
    Sauvegardes,
    a_jour,
    endroits_montres,
    nuits_en_mots,
    nuits_montrees,
    sauvegardes,
)


@dataclass(frozen=True)
class Avertissement:
    """What is wrong, in a line; why, what is safe; whether trying again may settle it."""

    titre: str
    texte: str
    essayer: bool


@dataclass(frozen=True)
class ExerciceMontre:
    """The last drill in words."""

    exercice: Exercice
    jour: str
    duree: str
    chaine: str


@dataclass(frozen=True)
class PageDesSauvegardes:
    """All that the page shows, each in the words it is read in."""

    les: Sauvegardes
    avertissement: Avertissement | None
    bonne: Nuit | None
    bonne_quand: str
    bonne_compte: str
    nuits: list[NuitMontree]
    nuits_dites: str
    endroits: list[EndroitMontre]
    exercice: ExerciceMontre | None
    exercice_dit: str
    place: Place
    plein: str
    disque_seuil: str
    disque_bien: bool
    certificat: Constat
    certificat_fin: date | None
    certificat_jours: int
    demandee: str
    regarde: str


def page_des_sauvegardes(maintenant: datetime, seuils: dict[str, int]) -> PageDesSauvegardes:
    """What is known of the backups now."""
    les = sauvegardes()
    constats = {
        c.controle.code: c
        for c in constater([SAUVEGARDES, EXERCICE, DISQUE, CERTIFICAT], maintenant, seuils)
    }
    la, bonne, nuits = place(), les.etat.derniere_bonne, nuits_montrees(les.etat, maintenant)
    fin = _fin()
    exercice = les.etat.exercice
    return PageDesSauvegardes(
        les=les,
        avertissement=_avertissement(les, list(constats.values()), maintenant),
        bonne=bonne,
        bonne_quand=quand(bonne.fini_le, maintenant) if bonne else "",
        bonne_compte=_en_mots(bonne.compte) if bonne and bonne.compte else "",
        nuits=nuits,
        nuits_dites=nuits_en_mots(nuits, maintenant),
        endroits=endroits_montres(les.etat, maintenant),
        exercice=_montre(exercice, maintenant) if exercice else None,
        exercice_dit=constats[EXERCICE.code].verdicts[0].phrase,
        place=la,
        plein=dire_quand_plein(timezone.localdate(maintenant), la),
        disque_seuil=DISQUE.seuil.ecrit(seuils[DISQUE.code]) if DISQUE.seuil else "",
        disque_bien=constats[DISQUE.code].bien,
        certificat=constats[CERTIFICAT.code],
        certificat_fin=fin,
        certificat_jours=max(0, (fin - timezone.localdate(maintenant)).days) if fin else 0,
        demandee=heure(les.demandee) if les.demandee else "",
        regarde=heure(maintenant),
    )


def _en_mots(compte: Compte) -> str:
    """« 63 902 tickets, 48 211 dépôts, 1 204 photos »."""
    dits = (
        (ngettext("%(n)s ticket", "%(n)s tickets", compte.tickets), compte.tickets),
        (ngettext("%(n)s dépôt", "%(n)s dépôts", compte.depots), compte.depots),
        (ngettext("%(n)s photo", "%(n)s photos", compte.photos), compte.photos),
    )
    return ", ".join(dit % {"n": nombre(n)} for dit, n in dits)


def _fin() -> date | None:
    try:
        fin = fin_du_certificat()
    except CertificatIllisible:
        return None
    return timezone.localdate(fin) if fin else None


def _montre(exercice: Exercice, maintenant: datetime) -> ExerciceMontre:
    chaine = exercice.chaine
    # By fours, as one reads it aloud.
    morceaux = [chaine[i : i + 4] for i in range(0, len(chaine), 4)]
    return ExerciceMontre(
        exercice,
        quel_jour(exercice.fini_le, maintenant),
        en_minutes(exercice.duree_s),
        "\u00a0".join(morceaux),
    )


def _avertissement(
    les: Sauvegardes, constats: list[Constat], maintenant: datetime
) -> Avertissement | None:
    """The first thing that is wrong with the backups; the other cards tell the rest."""
    fautes = [c for c in constats if c.controle in (SAUVEGARDES, EXERCICE) and c.alerte]
    if not les.reglees or not fautes:
        return None
    faute, verdict = fautes[0], fautes[0].verdicts[0]
    if verdict.cle.startswith("endroit-"):
        endroit = les.etat.endroits[int(verdict.cle.removeprefix("endroit-"))]
        raison = f"{endroit.raison.rstrip('.')}. " if endroit.raison else ""
        vont = sum(a_jour(e, maintenant) for e in les.etat.endroits)
        texte = raison + _verifiez(vont)
        return Avertissement(titre_de_l_endroit(endroit, maintenant), texte, essayer=True)
    if faute.controle is EXERCICE:
        return Avertissement(_("Remise d’essai"), verdict.phrase, essayer=False)
    en_panne = verdict.etat == Etat.EN_PANNE
    titre = _("Plus de bonne sauvegarde") if en_panne else _("La dernière sauvegarde est à voir")
    return Avertissement(titre, verdict.phrase, essayer=not les.faute)


def _verifiez(vont: int) -> str:
    if not vont:
        return _("Vérifiez qu’il est branché et que le réseau marche, puis essayez à nouveau.")
    return _("Vérifiez qu’il est branché\u00a0: rien n’est perdu, %(autres)s.") % {
        "autres": ngettext("une autre copie est à jour", "%(n)d autres copies sont à jour", vont)
        % {"n": vont}
    }
