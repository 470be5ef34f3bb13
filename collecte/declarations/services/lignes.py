"""The lines of an agreement, what each holds, what it pays, and the columns that it asks."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie, Matiere
from petiterockette.comptes.models import Compte
from petiterockette.dossiers.models import Figement
from petiterockette.droits import exiger

from ..models import (
    ColonneDeConvention,
    Convention,
    LigneDeConvention,
    Rattachement,
    Soutien,
)
from ..refus import DejaAilleurs, LignesDeclarees
from .conventions import DROIT, consigner_de, tenir_toutes, verifier_les_doublons


@transaction.atomic
def ecrire(
    *,
    convention: Convention,
    compte: Compte,
    ligne: LigneDeConvention | None,
    code: str,
    libelle: str,
    categories: Collection[Categorie] = (),
    matieres: Collection[Matiere] = (),
) -> LigneDeConvention:
    """Write a line of the nomenclature, or a new one after the others (``ligne`` None), and what
    it holds.

    Raises ``LignesDeclarees``, ``DejaAilleurs``, ``ValidationError`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    tenir_toutes()
    _verifier_que_rien_n_est_fige(convention)
    ecrite = ligne or LigneDeConvention(convention=convention, ordre=_apres_les_autres(convention))
    avant = _dits(ecrite) if ecrite.pk else None
    ecrite.code, ecrite.libelle = code.strip(), libelle.strip()
    ecrite.full_clean()
    ecrite.save()
    _rattacher(ecrite, categories, matieres)
    verifier_les_doublons(convention)
    apres = _dits(ecrite)
    if avant != apres:
        consigner_de(
            convention,
            "collecte.convention.ligne",
            _("Ligne d’une convention écrite"),
            compte,
            ligne=ecrite.pk,
            avant=avant,
            apres=apres,
        )
    return ecrite


@transaction.atomic
def retirer(*, ligne: LigneDeConvention, compte: Compte) -> None:
    """Take a line out of an agreement that nothing froze. Raises ``LignesDeclarees`` or
    ``DroitManquant``."""
    exiger(compte, DROIT)
    tenir_toutes()
    _verifier_que_rien_n_est_fige(ligne.convention)
    consigner_de(
        ligne.convention,
        "collecte.convention.ligne_retiree",
        _("Ligne d’une convention retirée"),
        compte,
        ligne=ligne.pk,
        avant=_dits(ligne),
    )
    ligne.delete()


@transaction.atomic
def disposer(
    *, convention: Convention, compte: Compte, colonnes: Sequence[tuple[str, str]]
) -> None:
    """Ask these columns and no other, in that order: pairs (code, name). What is frozen keeps its
    own. Raises ``ValidationError`` or ``DroitManquant``."""
    exiger(compte, DROIT)
    tenir_toutes()
    avant = list(convention.colonnes.values_list("code", "nom"))
    if avant == list(colonnes):
        return
    convention.colonnes.all().delete()
    for ordre, (code, nom) in enumerate(colonnes, start=1):
        colonne = ColonneDeConvention(convention=convention, code=code, nom=nom, ordre=ordre)
        colonne.full_clean()
        colonne.save()
    consigner_de(
        convention,
        "collecte.convention.colonnes",
        _("Colonnes d’une convention choisies"),
        compte,
        avant=[list(c) for c in avant],
        apres=[list(c) for c in colonnes],
    )


@transaction.atomic
def soutenir(
    *, ligne: LigneDeConvention, compte: Compte, nature: str, par: str, montant_cts: int
) -> Soutien:
    """Say what an agreement pays for a line; the same nature again takes its place.

    Raises ``ValidationError`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    tenir_toutes()
    soutien = ligne.soutiens.filter(nature=nature).first() or Soutien(ligne=ligne, nature=nature)
    avant = {"par": soutien.par, "montant_cts": soutien.montant_cts} if soutien.pk else None
    soutien.par, soutien.montant_cts = par, montant_cts
    soutien.full_clean()
    soutien.save()
    consigner_de(
        ligne.convention,
        "collecte.convention.soutien",
        _("Soutien d’une convention noté"),
        compte,
        ligne=ligne.pk,
        nature=nature,
        avant=avant,
        apres={"par": par, "montant_cts": montant_cts},
    )
    return soutien


@transaction.atomic
def ne_plus_soutenir(*, soutien: Soutien, compte: Compte) -> None:
    """Take out a support that was noted wrongly. Raises ``DroitManquant``."""
    exiger(compte, DROIT)
    consigner_de(
        soutien.ligne.convention,
        "collecte.convention.soutien_retire",
        _("Soutien d’une convention retiré"),
        compte,
        ligne=soutien.ligne_id,
        nature=soutien.nature,
        avant={"par": soutien.par, "montant_cts": soutien.montant_cts},
    )
    soutien.delete()


def _rattacher(
    ligne: LigneDeConvention, categories: Collection[Categorie], matieres: Collection[Matiere]
) -> None:
    """What a line holds, and nothing else. Raises ``DejaAilleurs``: another line of the same
    agreement holds it."""
    ligne.rattachements.all().delete()
    voulus: list[dict[str, Any]] = [{"categorie": c} for c in categories]
    voulus += [{"matiere": m} for m in matieres]
    for voulu in voulus:
        try:
            with transaction.atomic():
                Rattachement.objects.create(convention=ligne.convention, ligne=ligne, **voulu)
        except IntegrityError:
            [quoi] = voulu.values()
            raise DejaAilleurs(quoi=quoi, convention=ligne.convention) from None


def lignes_figees(convention: Convention) -> bool:
    """Whether something was declared with the lines of an agreement: they change no more."""
    return Figement.objects.filter(dossier__declaration__convention=convention).exists()


def _verifier_que_rien_n_est_fige(convention: Convention) -> None:
    if lignes_figees(convention):
        raise LignesDeclarees()


def _apres_les_autres(convention: Convention) -> int:
    return (convention.lignes.aggregate(n=Max("ordre"))["n"] or 0) + 1


def _dits(ligne: LigneDeConvention) -> dict[str, Any]:
    """A line as the journal tells it."""
    siens = list(ligne.rattachements.order_by("pk").values_list("categorie", "matiere"))
    return {
        "code": ligne.code,
        "libelle": ligne.libelle,
        "categories": sorted(c for c, _m in siens if c),
        "matieres": sorted(m for _c, m in siens if m),
    }
