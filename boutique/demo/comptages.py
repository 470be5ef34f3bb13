"""The evening of a till: its drawer counted, its cash carried to the bank."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from boutique.caisses.models import Session
from boutique.regles.models import Moyen
from boutique.tiroirs.models import Comptage, MouvementEspeces, Place
from boutique.tiroirs.services.comptages import COUPURES
from boutique.ventes.models import Reglement
from collecte.demo.ecriture.ecrivain import Ecrivain
from petiterockette.mots.monnaie import euros

from . import dosages
from .caisses import CaisseTenue
from .recette import JourneeDite

Genre = Moyen.Genre


def compter(
    ecrivain: Ecrivain,
    tenue: CaisseTenue,
    session: Session,
    dite: JourneeDite,
    reglements: Iterable[Reglement],
    par: int | None,
) -> None:
    """Count what a session took: once, or twice when it is too much off, and put it away."""
    recus = list(reglements)
    cheques = [1 if r.montant_cts > 0 else -1 for r in recus if r.genre == Genre.CHEQUE]
    attendu = session.fond_cts + _somme(recus, Genre.ESPECES)
    compte_cts = max(0, attendu + dite.ecart_cts)
    ecart = compte_cts - attendu
    loin = abs(ecart) > tenue.caisse.tolerance_cts
    retenu = None
    for rang in (1, 2) if loin else (1,):
        retenu = Comptage(
            uuid=ecrivain.annuaire.uuid(f"{dite.site}/{dite.jour}/comptage{rang}"),
            session=session,
            rang=rang,
            le=dite.fermeture + timedelta(minutes=4 * rang + (0 if loin else 5)),
            par=par,
            compte=tenue.compte,
            coupures=_en_coupures(compte_cts),
            especes_cts=compte_cts,
            especes_attendues_cts=attendu,
            cheques_comptes=sum(cheques),
            cheques_attendus=sum(cheques),
            carte_cts=_somme(recus, Genre.CARTE),
            carte_attendue_cts=_somme(recus, Genre.CARTE),
            retenu=not loin or rang == 2,
            motif=dosages.MOTIF_ECART if loin and rang == 2 else "",
        )
        ecrivain.ranger(retenu)
        if retenu.retenu:
            session.comptee_le = retenu.le
        tenue.noter(
            ecrivain,
            "session.comptee" if retenu.retenu else "session.a_recompter",
            f"« {tenue.caisse.point.nom} » comptée, écart de {euros(ecart)}",
            retenu.le,
            par,
            rangees=[session, retenu],
            session=session.numero,
            comptage=retenu.pk,
            ecart_cts=ecart,
        )
    assert retenu is not None
    deplacements: list[tuple[str, str, int, str]] = []
    if ecart:
        sens = (Place.ECART, Place.TIROIR) if ecart > 0 else (Place.TIROIR, Place.ECART)
        deplacements.append((*sens, abs(ecart), retenu.motif or "dans la tolérance"))
    verse = max(0, compte_cts - dosages.FOND_CTS) // 100 * 100
    if verse:
        deplacements.append((Place.TIROIR, Place.BANQUE, verse, "versement du soir"))
    for rang, (de, vers, montant, motif) in enumerate(deplacements):
        cle = f"{dite.site}/{dite.jour}/especes{rang}"
        _deplacer(ecrivain, tenue, session, cle, de, vers, montant, motif, retenu.le, par)
    tenue.fond_cts = compte_cts - verse


def _deplacer(
    ecrivain: Ecrivain,
    tenue: CaisseTenue,
    session: Session,
    cle: str,
    de: str,
    vers: str,
    montant_cts: int,
    motif: str,
    le: datetime,
    par: int | None,
) -> None:
    mouvement = MouvementEspeces(
        uuid=ecrivain.annuaire.uuid(cle),
        lieu=tenue.caisse.point.lieu,
        session=session,
        de=de,
        vers=vers,
        montant_cts=montant_cts,
        motif=motif,
        le=le,
        par=par,
        compte=tenue.compte,
    )
    ecrivain.ranger(mouvement)
    tenue.noter(
        ecrivain,
        "especes.deplacees",
        f"{euros(montant_cts)} : {Place(de).label} → {Place(vers).label}, {motif}",
        le,
        par,
        rangees=[mouvement],
        session=session.numero,
        mouvement=mouvement.pk,
        montant_cts=montant_cts,
    )


def _somme(reglements: Iterable[Reglement], genre: str) -> int:
    return sum(r.montant_cts for r in reglements if r.genre == genre)


def _en_coupures(montant_cts: int) -> dict[str, int]:
    """So many cents in as few coins and notes as it takes; no note over 50 €."""
    coupures = {}
    for valeur in (c for c in COUPURES if c <= 5_000):
        n, montant_cts = divmod(montant_cts, valeur)
        if n:
            coupures[str(valeur)] = n
    return coupures
