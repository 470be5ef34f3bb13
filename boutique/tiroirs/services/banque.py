"""Carry money to the bank: a slip is got ready, handed over, and appears on the account.

One that is not there yet is undone: its cheques are in hand again, its cash is in the safe.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import models, transaction
from django.utils.translation import gettext as _

from boutique.caisses.models import Caisse, Session
from boutique.caisses.services.en_main import heure_du_geste, reprendre_la_main
from boutique.caisses.services.evenements import noter
from boutique.caisses.services.presences import personne_a_la_caisse
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros
from petiterockette.saisie.rejeux import faire_ou_relire

from ..cheques import cheques_a_remettre
from ..models import ChequeRemis, EtapeRemise, Place, RemiseBanque
from ..refus import (
    ChequeDejaRemis,
    CoffreInsuffisant,
    EspecesInsuffisantes,
    EtapeSautee,
    RemiseAnnulee,
    RemiseDejaPortee,
    RemiseVide,
    TiroirRepris,
)
from .coffres import ecrire_au_coffre, verrouiller_le_coffre
from .especes import ecrire, exiger_au_coffre, exiger_au_tiroir, exiger_le_tiroir

Etat, Genre = EtapeRemise.Etat, RemiseBanque.Genre
AVANT = {Etat.REMISE: Etat.PREPAREE, Etat.CREDITEE: Etat.REMISE}


def preparer_les_cheques(
    *,
    lieu: Lieu,
    uuid: UUID,
    cheques: Collection[int],
    compte: Compte,
    par: int | None,
    ailleurs: Collection[Lieu] = (),
) -> tuple[RemiseBanque, bool]:
    """Get a slip of cheques ready; ``cheques``: ids of payments, each on one slip only.

    ``ailleurs``: the other sites whose cheques it may carry: the house has one account. Its
    own site tells it in its chain.

    Returns the slip and whether it is new. Raises ``RemiseVide``, ``ChequeDejaRemis``,
    ``CaisseInconnue`` or ``DroitManquant``.
    """
    if not cheques:
        raise RemiseVide()

    def preparer(caisse: Caisse, qui: int) -> RemiseBanque:
        lieux = [lieu.pk, *(autre.pk for autre in ailleurs)]
        en_main = {r.pk: r for r in cheques_a_remettre(lieux)}
        if not set(cheques) <= en_main.keys():
            raise ChequeDejaRemis()
        choisis = [en_main[pk] for pk in sorted(set(cheques))]
        remise = RemiseBanque.objects.create(
            uuid=uuid,
            lieu=lieu,
            genre=Genre.CHEQUES,
            montant_cts=sum(r.montant_cts for r in choisis),
        )
        deja = ChequeRemis.objects.filter(reglement__in=choisis, ensuite=None)
        avant = {porte.reglement_id: porte for porte in deja}
        portes = ChequeRemis.objects.bulk_create(
            ChequeRemis(remise=remise, reglement=r, apres=avant.get(r.pk)) for r in choisis
        )
        le = heure_du_geste(caisse)
        _franchir(caisse, remise, Etat.PREPAREE, le, compte, qui, [remise, *portes])
        return remise

    return _une_fois(uuid, [lieu, *ailleurs], compte, par, preparer)


def preparer_les_especes(
    *,
    lieu: Lieu,
    uuid: UUID,
    coupures: Mapping[int, int],
    session: Session | None = None,
    compte: Compte,
    par: int | None,
) -> tuple[RemiseBanque, bool]:
    """Put coins and notes in an envelope: they leave the safe, or a session's drawer, at once.

    ``coupures``: cents of a coin or note → how many of it. Returns the slip and whether it is
    new. Raises ``RemiseVide``, ``CoffreInsuffisant``, ``EspecesInsuffisantes``,
    ``TiroirRepris``, ``CaisseInconnue`` or ``DroitManquant``.
    """
    montant_cts = sum(valeur * n for valeur, n in coupures.items())
    if montant_cts <= 0 or (session and session.ecole):
        raise RemiseVide()

    def preparer(caisse: Caisse, qui: int) -> RemiseBanque:
        remise = RemiseBanque.objects.create(
            uuid=uuid, lieu=lieu, genre=Genre.ESPECES, montant_cts=montant_cts
        )
        motif = str(_("remise en banque nº %(n)d")) % {"n": remise.pk}
        le = heure_du_geste(caisse)
        # The move is made of the slip: sent twice, both are the same.
        cle = uuid5(uuid, "especes")
        if session is None:
            exiger_au_coffre(lieu, montant_cts)
            geste: tuple[Any, ...] = (montant_cts, motif, le, compte, qui, remise)
            ecrire_au_coffre(caisse, cle, Place.COFFRE, Place.BANQUE, *geste)
        else:
            sa_caisse = _la_caisse_de(session, caisse)
            exiger_le_tiroir(session)
            exiger_au_tiroir(session, montant_cts)
            # Two tills: what is written at each is later than what it told before.
            le = max(le, heure_du_geste(sa_caisse))
            geste = (montant_cts, motif, le, compte, qui, remise)
            ecrire(sa_caisse, session, cle, Place.TIROIR, Place.BANQUE, *geste)
        comptees = {str(valeur): n for valeur, n in coupures.items() if n}
        _franchir(caisse, remise, Etat.PREPAREE, le, compte, qui, [remise], coupures=comptees)
        return remise

    return _une_fois(uuid, [lieu], compte, par, preparer)


def remettre(*, remise: RemiseBanque, compte: Compte, par: int | None) -> tuple[EtapeRemise, bool]:
    """Say that a slip was handed over at the bank; again, it changes nothing.

    Raises ``EtapeSautee``, ``RemiseAnnulee`` or ``DroitManquant``.
    """
    return _avancer(remise, Etat.REMISE, compte, par)


def crediter(*, remise: RemiseBanque, compte: Compte, par: int | None) -> tuple[EtapeRemise, bool]:
    """Say that a slip appeared on the account; again, it changes nothing.

    Raises ``EtapeSautee`` or ``DroitManquant``.
    """
    return _avancer(remise, Etat.CREDITEE, compte, par)


def annuler(
    *, remise: RemiseBanque, motif: str, compte: Compte, par: int | None
) -> tuple[EtapeRemise, bool]:
    """Undo a slip that is not at the bank: its cheques are in hand again; again, nothing changes.

    Notes and coins go back to the safe of its site, wherever they were taken from: the drawer
    that they left may be another day's. Raises ``RemiseDejaPortee`` or ``DroitManquant``.
    """
    with transaction.atomic():
        caisse = verrouiller_le_coffre(remise.lieu, compte)
        etapes = {e.etat: e for e in remise.etapes.all()}
        if Etat.ANNULEE in etapes:
            return etapes[Etat.ANNULEE], False
        if Etat.REMISE in etapes:
            raise RemiseDejaPortee()
        qui = personne_a_la_caisse(par, compte)
        le = heure_du_geste(caisse)
        if remise.genre == Genre.ESPECES:
            raison = _("remise en banque nº %(n)d annulée") % {"n": remise.pk}
            retour = uuid5(remise.uuid, "retour")
            geste = (remise.montant_cts, raison, le, compte, qui, remise)
            ecrire_au_coffre(caisse, retour, Place.BANQUE, Place.COFFRE, *geste)
        return _franchir(caisse, remise, Etat.ANNULEE, le, compte, qui, motif=motif), True


def _une_fois(
    uuid: UUID,
    lieux: Sequence[Lieu],
    compte: Compte,
    par: int | None,
    preparer: Callable[[Caisse, int], RemiseBanque],
) -> tuple[RemiseBanque, bool]:
    def faire() -> RemiseBanque:
        # In one order for all: two slips of the same sites wait for each other, once.
        ordonnes = sorted(lieux, key=lambda lieu: lieu.pk)
        caisses = {lieu.pk: verrouiller_le_coffre(lieu, compte) for lieu in ordonnes}
        return preparer(caisses[lieux[0].pk], personne_a_la_caisse(par, compte))

    return faire_ou_relire(
        faire,
        RemiseBanque.objects.filter(uuid=uuid).first,
        *(ChequeDejaRemis, CoffreInsuffisant, EspecesInsuffisantes, TiroirRepris),
    )


def _la_caisse_de(session: Session, caisse: Caisse) -> Caisse:
    """The till of a drawer, locked: not always the one that keeps the safe's chain."""
    if session.caisse_id == caisse.pk:
        return caisse
    return reprendre_la_main(session.caisse_id)


def _avancer(
    remise: RemiseBanque, etat: EtapeRemise.Etat, compte: Compte, par: int | None
) -> tuple[EtapeRemise, bool]:
    with transaction.atomic():
        caisse = verrouiller_le_coffre(remise.lieu, compte)
        etapes = {e.etat: e for e in remise.etapes.all()}
        if etat in etapes:
            return etapes[etat], False
        if Etat.ANNULEE in etapes:
            raise RemiseAnnulee()
        if AVANT[etat] not in etapes:
            raise EtapeSautee()
        qui = personne_a_la_caisse(par, compte)
        return _franchir(caisse, remise, etat, heure_du_geste(caisse), compte, qui), True


def _franchir(
    caisse: Caisse,
    remise: RemiseBanque,
    etat: EtapeRemise.Etat,
    le: datetime,
    compte: Compte,
    par: int,
    rangees: Sequence[models.Model] = (),
    **contenu: Any,
) -> EtapeRemise:
    """Write a step of a slip and chain it, with the rows that were written with it."""
    etape = EtapeRemise.objects.create(remise=remise, etat=etat, le=le, par=par, compte=compte)
    noter(
        caisse,
        f"remise.{etat}",
        _("Remise en banque nº %(n)d, %(genre)s, %(montant)s\u00a0: %(etat)s")
        % {
            "n": remise.pk,
            "genre": remise.get_genre_display(),
            "montant": euros(remise.montant_cts),
            "etat": etape.get_etat_display(),
        },
        le=le,
        compte=compte,
        par=par,
        rangees=[*rangees, etape],
        remise=remise.pk,
        genre=str(remise.genre),
        montant_cts=remise.montant_cts,
        **contenu,
    )
    return etape
