"""Freeze a dossier, take it up again, say that it was sent, then settled; give up a draft."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte

from ..contenu import composer, textes_des_valeurs
from ..manques import ce_qui_manque
from ..models import Choisi, Dossier, Etape, Figement
from ..refus import (
    DejaParti,
    DejaUnBrouillon,
    IlManque,
    PasEncoreEnvoye,
    PasEncoreFige,
    RaisonDemandee,
    RienAMontrer,
)
from ..registre import PIECES, TENUS
from ..taches import preparer_les_fichiers
from .dossiers import lire_ses_chiffres, noter, tenir, verrouiller
from .partages import retirer_le_partage


@transaction.atomic
def figer(*, dossier: Dossier, compte: Compte, sans_ce_qui_manque: bool = False) -> Figement:
    """Read the figures once more and keep all that the dossier shows, for ever.

    Its files are drawn from that, beside the pages. What is missing is named once; with
    ``sans_ce_qui_manque`` it is frozen without. Raises ``RienAMontrer``, ``IlManque``,
    ``PasUnBrouillon`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    if not _montre_quelque_chose(tenu):
        raise RienAMontrer()
    lire_ses_chiffres(tenu)
    manques = ce_qui_manque(tenu)
    if manques and not sans_ce_qui_manque:
        raise IlManque(quoi=", ".join(map(str, manques)))
    figement = Figement.objects.create(
        dossier=tenu,
        rang=tenu.figements.count() + 1,
        fige_le=timezone.now(),
        compte=compte,
        contenu=composer(tenu),
    )
    _passer(tenu, Dossier.Etat.VERIFIE, compte)
    noter(
        tenu,
        "dossiers.dossier.fige",
        _("Dossier figé"),
        compte,
        figement=figement.pk,
        chiffres=textes_des_valeurs(figement.contenu),
        manques=[str(m.nom) for m in manques],
    )
    transaction.on_commit(lambda: preparer_les_fichiers.enqueue(figement.pk))
    return figement


@transaction.atomic
def reprendre(*, dossier: Dossier, compte: Compte, motif: str) -> Dossier:
    """Make a draft of it again: what was frozen stays. Raises ``DejaUnBrouillon``,
    ``RaisonDemandee``, ``DroitManquant`` or what the room that made it still holds it for."""
    tenu = verrouiller(dossier, compte)
    if tenu.est_un_brouillon:
        raise DejaUnBrouillon()
    raison = _dit(motif)
    if (ailleurs := TENUS.get(tenu.objet)) and (refus := ailleurs.retenir(tenu)):
        raise refus
    _passer(tenu, Dossier.Etat.BROUILLON, compte, raison)
    lire_ses_chiffres(tenu)
    noter(tenu, "dossiers.dossier.repris", _("Dossier repris"), compte, motif=motif)
    return tenu


@transaction.atomic
def abandonner(*, dossier: Dossier, compte: Compte, motif: str) -> Dossier:
    """Give up a draft that was never sent; it stays with all that was frozen of it, and may be
    taken up again. Its public link is taken back.

    Raises ``PasUnBrouillon``, ``DejaParti``, ``RaisonDemandee`` or ``DroitManquant``.
    """
    tenu = tenir(dossier, compte)
    if tenu.est_parti:
        raise DejaParti()
    _passer(tenu, Dossier.Etat.ABANDONNE, compte, _dit(motif))
    if tenu.partages.filter(retire_le=None).exists():
        retirer_le_partage(dossier=tenu, compte=compte)
    noter(tenu, "dossiers.dossier.abandonne", _("Dossier abandonné"), compte, motif=motif)
    return tenu


@transaction.atomic
def envoyer(*, dossier: Dossier, compte: Compte) -> Dossier:
    """Say that what is frozen was sent. Raises ``PasEncoreFige`` or ``DroitManquant``."""
    tenu = verrouiller(dossier, compte)
    if tenu.etat == Dossier.Etat.ENVOYE:
        return tenu
    if tenu.etat != Dossier.Etat.VERIFIE:
        raise PasEncoreFige()
    _passer(tenu, Dossier.Etat.ENVOYE, compte)
    noter(tenu, "dossiers.dossier.envoye", _("Dossier envoyé"), compte)
    return tenu


@transaction.atomic
def solder(*, dossier: Dossier, compte: Compte) -> Dossier:
    """Say that nothing more is awaited of it. Raises ``PasEncoreEnvoye`` or ``DroitManquant``."""
    tenu = verrouiller(dossier, compte)
    if tenu.etat == Dossier.Etat.SOLDE:
        return tenu
    if tenu.etat != Dossier.Etat.ENVOYE:
        raise PasEncoreEnvoye()
    _passer(tenu, Dossier.Etat.SOLDE, compte)
    noter(tenu, "dossiers.dossier.solde", _("Dossier soldé"), compte)
    return tenu


def _montre_quelque_chose(dossier: Dossier) -> bool:
    """A figure at least, or a table that is what such a dossier is for."""
    return any(
        c.genre == Choisi.Genre.INDICATEUR or (c.code in PIECES and PIECES[c.code].objet)
        for c in dossier.choisis.all()
    )


def _dit(motif: str) -> str:
    """A reason, without the spaces around it. Raises ``RaisonDemandee``."""
    if not motif.strip():
        raise RaisonDemandee(champs={"motif": str(RaisonDemandee.texte)})
    return motif.strip()


def _passer(dossier: Dossier, etat: str, compte: Compte, motif: str = "") -> None:
    dossier.etat = etat
    dossier.save(update_fields=["etat"])
    Etape.objects.create(
        dossier=dossier,
        rang=dossier.etapes.count() + 1,
        devient=etat,
        le=timezone.now(),
        compte=compte,
        motif=motif,
    )
