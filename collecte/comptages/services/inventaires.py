"""Counting what is really there: zone by zone, shop open, compared at the minute it was counted."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Categorie, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.livre.refus import MotifRequis, RouteImpossible
from collecte.livre.services.bons import ouvrir_bon, une_fois
from collecte.livre.services.gestes import fait_du_geste, lignes_de_pas
from collecte.livre.services.mouvements import ecrire, referentiel, retenir_les_stocks, sans_matiere
from collecte.livre.services.preuves import consigner_bon
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import STOCKS, STOCKS_PAR_MATIERE, Etape, Mesure, Nature
from collecte.matiere.refus import RienDeCompte
from collecte.mois.services.mois import imputer
from petiterockette.base.insertion import inserer
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu

from ..models import Comptage, Inventaire, LigneInventaire
from ..refus import (
    HeureDeComptage,
    InventaireEnCours,
    InventaireFini,
    OuvertureDejaFaite,
    RienDEntier,
)
from .rapprochements import Cle, Rapproche, comptages_de, exiger_les_confirmations, rapprocher

# A count older than that is no longer one: too much has moved.
AGE_MAX = timedelta(days=7)


def commencer(
    *, lieu: Lieu, compte: Compte, ouverture: bool = False, methode: str = Inventaire.Methode.PESEE
) -> Inventaire:
    """Start counting at a site. Raises ``InventaireEnCours`` or ``OuvertureDejaFaite``."""
    exiger(compte, "collecte.inventorier", lieu)
    if ouverture and ouverture_de(lieu.pk):
        raise OuvertureDejaFaite()
    try:
        with transaction.atomic():
            inventaire = Inventaire.objects.create(
                lieu=lieu,
                compte=compte,
                ouverture=ouverture,
                methode=methode,
                commence_le=timezone.now(),
            )
            _dire(inventaire, compte, "collecte.inventaire.commence", _("Inventaire commencé"))
    except IntegrityError:
        raise InventaireEnCours() from None
    return inventaire


def compter(
    *,
    inventaire: Inventaire,
    uuid: UUID,
    compte: Compte,
    categorie: Categorie,
    etape: str,
    masse_g: int,
    matiere: Matiere | None = None,
    zone: str = "",
    compte_le: datetime | None = None,
) -> tuple[Comptage, bool]:
    """Note what was counted in a zone, at a minute; 0 is a count. Posted twice, noted once.

    Raises ``InventaireFini``, ``HeureDeComptage``, ``RouteImpossible``.
    """
    exiger(compte, "collecte.inventorier", inventaire.lieu)
    maintenant = timezone.now()
    quand = compte_le or maintenant
    if not maintenant - AGE_MAX <= quand <= maintenant:
        raise HeureDeComptage(champs={"compte_le": str(HeureDeComptage.texte)})
    if etape not in STOCKS or masse_g < 0 or categorie.interne:
        raise RouteImpossible()
    par_matiere = etape in STOCKS_PAR_MATIERE and matiere is not None
    with transaction.atomic():
        _verrouiller(inventaire)
        deja = Comptage.objects.filter(uuid=uuid).first()
        if deja:
            return deja, False
        comptage = Comptage.objects.create(
            inventaire=inventaire,
            uuid=uuid,
            zone=zone.strip()[:60],
            categorie=categorie,
            etape=etape,
            matiere_id=matiere.pk if matiere and par_matiere else sans_matiere(),
            masse_g=masse_g,
            compte_le=quand,
        )
    return comptage, True


def retirer(*, comptage: Comptage, compte: Compte) -> None:
    """Take a slip of the finger off a count in progress."""
    exiger(compte, "collecte.inventorier", comptage.inventaire.lieu)
    with transaction.atomic():
        _verrouiller(comptage.inventaire)
        if comptage.retire_le is None:
            comptage.retire_le = timezone.now()
            comptage.save(update_fields=["retire_le"])


def abandonner(*, inventaire: Inventaire, compte: Compte) -> None:
    """Leave a count unsettled: nothing of it is written in the books."""
    exiger(compte, "collecte.inventorier", inventaire.lieu)
    with transaction.atomic():
        _verrouiller(inventaire)
        inventaire.abandonne_le = timezone.now()
        inventaire.save(update_fields=["abandonne_le"])
        _dire(inventaire, compte, "collecte.inventaire.abandonne", _("Inventaire abandonné"))


def arreter(
    *,
    inventaire: Inventaire,
    entete: Entete,
    motif: str = "",
    parties: Collection[Cle] = (),
    confirmes: Mapping[Cle, int] | None = None,
) -> tuple[Bon, bool]:
    """Settle a count: what lacks is lost, what is over is found, each at its own minute.

    ``parties``: the stocks of which only a part was counted; a part proves what it holds, never
    that the rest is gone. ``confirmes``: ``{stock: difference in grams}`` that somebody read and
    confirmed. The first count of a site, « ouverture », says what was there on the first day.
    Raises ``InventaireFini``, ``RienDeCompte``, ``RienDEntier``, ``EcartAConfirmer`` (beyond the
    house's threshold), ``MotifRequis`` (a difference asks for a reason).
    """

    def geste() -> Bon:
        exiger(entete.compte, "collecte.inventorier", entete.lieu)
        _verrouiller(inventaire)
        if inventaire.ouverture and ouverture_de(entete.lieu.pk):
            raise OuvertureDejaFaite()
        maintenant = timezone.now()
        dernier = max((c.compte_le for c in comptages_de(inventaire)), default=None)
        if dernier is None:
            raise RienDeCompte()
        jour, revise = imputer(entete.lieu.pk, timezone.localdate(dernier), maintenant)
        # From here no gesture changes these stocks before this one is written.
        _geler_les_stocks(inventaire)
        comptes = [c for c in rapprocher(inventaire) if not (c.manque and c.cle in parties)]
        if not comptes:
            raise RienDEntier()
        exiger_les_confirmations(comptes, confirmes or {}, inventaire.ouverture)
        if not inventaire.ouverture and not motif.strip() and any(c.ecart_g for c in comptes):
            raise MotifRequis(champs={"motif": _("Dites d’où vient l’écart, si vous le savez.")})
        bon, fait = ecrire_les_comptes(
            inventaire=inventaire,
            entete=entete,
            comptes=comptes,
            jour=jour,
            revise=revise,
            maintenant=maintenant,
            motif=motif.strip()[:200],
        )
        consigner_bon(bon, **fait)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def ecrire_les_comptes(
    *,
    inventaire: Inventaire,
    entete: Entete,
    comptes: Sequence[Rapproche],
    jour: date,
    revise: date | None,
    maintenant: datetime,
    motif: str,
) -> tuple[Bon, dict[str, Any]]:
    """Write a settled count: its bon, its movements, its lines; what the journal says of it."""
    ref = referentiel()
    bon = ouvrir_bon(
        entete=entete,
        nature=Nature.OUVERTURE if inventaire.ouverture else Nature.INVENTAIRE,
        jour=jour,
        maintenant=maintenant,
        motif=motif,
    )
    pas = [p for c in comptes for p in _pas(c, inventaire)]
    lignes = lignes_de_pas(bon, pas, ref)
    ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere, revise=revise)
    inserer(
        [
            LigneInventaire(
                bon=bon,
                categorie=c.categorie,
                etape=c.etape,
                matiere=c.matiere,
                compte_g=c.compte_g,
                theorique_g=c.theorique_g,
                compte_le=c.compte_le,
            )
            for c in comptes
        ]
    )
    inventaire.bon = bon
    inventaire.save(update_fields=["bon"])
    return bon, fait_du_geste(
        bon,
        "collecte.inventaire.arrete",
        lignes,
        revise,
        compte_g=sum(c.compte_g for c in comptes),
        ecart_g=sum(c.ecart_g for c in comptes),
    )


def ouverture_de(lieu: int) -> Inventaire | None:
    """The opening stock of a site, if somebody said it: until then stocks are variations."""
    return Inventaire.objects.filter(
        lieu=lieu, ouverture=True, bon__isnull=False, bon__annulation=None
    ).first()


_MESURES = {
    Inventaire.Methode.PESEE: Mesure.PESEE,
    Inventaire.Methode.VOLUME: Mesure.ESTIMEE,
    Inventaire.Methode.ESTIMATION: Mesure.ESTIMEE,
}


def _pas(c: Rapproche, inventaire: Inventaire) -> list[Pas]:
    if not c.ecart_g or c.vendu:
        return []
    source = Etape.OUVERTURE if inventaire.ouverture else Etape.INVENTAIRE
    de, vers = (source, c.etape) if c.ecart_g > 0 else (c.etape, Etape.PERDU)
    mesure = _MESURES[Inventaire.Methode(inventaire.methode)]
    return [Pas(c.categorie.pk, c.matiere.pk, str(de), str(vers), abs(c.ecart_g), mesure)]


def _verrouiller(inventaire: Inventaire) -> None:
    """Lock the count, and refuse one that is settled or left."""
    frais = Inventaire.objects.select_for_update().get(pk=inventaire.pk)
    inventaire.bon_id, inventaire.abandonne_le = frais.bon_id, frais.abandonne_le
    if not frais.est_en_cours:
        raise InventaireFini()


def _geler_les_stocks(inventaire: Inventaire) -> None:
    cles = {(c.categorie_id, c.etape, c.matiere_id) for c in comptages_de(inventaire)}
    retenir_les_stocks(inventaire.lieu_id, cles)


def _dire(inventaire: Inventaire, compte: Compte, code: str, resume: str) -> None:
    consigner(
        code,
        resume,
        {"inventaire": inventaire.pk, "ouverture": inventaire.ouverture},
        lieu=inventaire.lieu_id,
        compte=compte.pk,
        par=compte.personne_id,
    )
