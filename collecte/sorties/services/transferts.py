"""Between our own sites: what leaves is in transit until it arrives, weighed again or not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from collecte.listes.models import Categorie, Matiere
from collecte.livre.entete import Entete
from collecte.livre.models import Bon, ContenantPlein, Ligne, Mouvement
from collecte.livre.refus import RouteImpossible
from collecte.livre.services.bons import ouvrir_bon, une_fois
from collecte.livre.services.gestes import (
    LigneSortante,
    consigner_geste,
    ecrire_geste,
    ecrire_les_lignes,
    exiger_sur_place,
    jour_choisi,
)
from collecte.livre.services.mouvements import ecrire, referentiel
from collecte.livre.services.pesees import Tares, net_de
from collecte.livre.services.pleins import prendre
from collecte.matiere.ecritures import Pas, Referentiel
from collecte.matiere.etapes import STOCKS, Etape, Mesure, Nature
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, repartir

from ..models import Arrivee, Transfert
from ..refus import ArriveAilleurs, DejaArrive, MemeLieu, RaisonDemandee, SortieVide

# After so many days on the way, somebody must look.
ALERTE = timedelta(days=7)


@dataclass(frozen=True)
class LigneEnvoyee:
    """A line that leaves for another site; ``plein``: a full container, with its kilograms."""

    de: str = Etape.A_TRIER
    brut_g: int = 0
    categorie: Categorie | None = None
    matiere: Matiere | None = None
    tares: Tares = ()
    plein: ContenantPlein | None = None
    quantite: int | None = None
    mesure: str = Mesure.PESEE


@dataclass(frozen=True)
class Attendu:
    """What is expected of a transfer: a category (None: spread) from a stage, in grams."""

    categorie: Categorie | None
    matiere: Matiere
    de: str
    masse_g: int

    @property
    def cle(self) -> tuple[int | None, str]:
        return (self.categorie.pk if self.categorie else None, self.de)


def envoyer(
    *, entete: Entete, vers_lieu: Lieu, envois: Sequence[LigneEnvoyee], jour: date | None = None
) -> tuple[Bon, bool]:
    """Send kilograms to another of our sites: they are in transit until they arrive.

    Raises ``MemeLieu``, ``SortieVide``, ``RouteImpossible``, ``PleinParti``…
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.sortir")
        if vers_lieu.pk == entete.lieu.pk:
            raise MemeLieu()
        if not envois:
            raise SortieVide()
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        prendre([e.plein for e in envois if e.plein], entete.lieu.pk)
        bon, lignes = ecrire_geste(
            entete=entete,
            nature=Nature.TRANSFERT,
            jour=jour_compte,
            revise=revise,
            lignes=[_ligne(entete, e) for e in envois],
            maintenant=maintenant,
        )
        Transfert.objects.create(bon=bon, vers_lieu=vers_lieu)
        consigner_geste(bon, "collecte.transfert.parti", lignes, revise, vers_lieu=vers_lieu.pk)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _ligne(entete: Entete, envoi: LigneEnvoyee) -> LigneSortante:
    plein = envoi.plein
    de = plein.etape if plein else str(envoi.de)
    categorie = plein.categorie if plein else envoi.categorie
    matiere = plein.matiere if plein else envoi.matiere
    if de not in STOCKS or (categorie is None and matiere is None):
        raise RouteImpossible()
    return LigneSortante(
        de=de,
        vers=Etape.TRANSIT,
        brut_g=plein.masse_g if plein else envoi.brut_g,
        masse_g=plein.masse_g if plein else net_de(entete, envoi.brut_g, envoi.tares),
        tares=() if plein else envoi.tares,
        categorie=categorie.pk if categorie else None,
        matiere=matiere.pk if matiere else None,
        quantite=envoi.quantite,
        mesure=plein.mesure if plein else envoi.mesure,
        plein=plein,
    )


def attendus(transfert: Transfert, lignes: Iterable[Ligne] | None = None) -> list[Attendu]:
    """What a transfer announced, a row by category (or spread) and stage.

    ``lignes``: those of its bon, where the caller has read them already.
    """
    if lignes is None:
        lignes = transfert.bon.lignes.select_related("categorie", "matiere")
    sommes: dict[tuple, int] = defaultdict(int)
    objets: dict[tuple, tuple[Categorie | None, Matiere]] = {}
    for ligne in lignes:
        cle = (ligne.categorie_id, ligne.de)
        sommes[cle] += ligne.masse_g
        objets.setdefault(cle, (ligne.categorie, ligne.matiere))
    return [Attendu(*objets[cle], cle[1], g) for cle, g in sommes.items()]


def en_route(lieux: Sequence[int] | None = None):
    """The transfers that no arrival answers yet, towards or from these sites (None: all)."""
    arrivees = Arrivee.objects.filter(transfert=OuterRef("pk"), bon__annulation=None)
    transferts = Transfert.objects.filter(~Exists(arrivees), bon__annulation=None)
    if lieux is not None:
        transferts = transferts.filter(vers_lieu__in=lieux) | transferts.filter(bon__lieu__in=lieux)
    return transferts.select_related("bon__lieu", "vers_lieu").order_by("bon_id")


def recevoir(
    *,
    entete: Entete,
    transfert: Transfert,
    recus: Mapping[tuple[int | None, str], int] | None = None,
    vers: Mapping[tuple[int | None, str], str] | None = None,
    motif: str = "",
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """Receive a transfer. ``recus``: grams weighed again, by ``Attendu.cle``; what it leaves
    out is accepted as announced. ``vers``: the stage it goes to, the one it left if unsaid.

    What is missing is lost on the way, what is over was found: a reason is asked. Raises
    ``ArriveAilleurs``, ``DejaArrive``, ``RaisonDemandee``, ``RouteImpossible``.
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.sortir")
        if transfert.vers_lieu_id != entete.lieu.pk:
            raise ArriveAilleurs(lieu=transfert.vers_lieu.nom)
        # The departure is the lock: it arrives once, and is not cancelled meanwhile.
        Bon.objects.select_for_update().values_list("pk").get(pk=transfert.bon_id)
        if transfert.bon.est_annule:
            raise RouteImpossible()
        deja = transfert.arrivees.filter(bon__annulation=None).first()
        if deja:
            raise DejaArrive(numero=deja.pk)
        attendu = attendus(transfert)
        ecart_g = sum(abs((recus or {}).get(a.cle, a.masse_g) - a.masse_g) for a in attendu)
        if ecart_g and not motif.strip():
            phrase = str(RaisonDemandee(ecart=kilos(ecart_g)))
            raise RaisonDemandee(ecart=kilos(ecart_g), champs={"motif": phrase})
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        ref = referentiel()
        bon = ouvrir_bon(
            entete=entete,
            nature=Nature.ARRIVEE,
            jour=jour_compte,
            maintenant=maintenant,
            motif=motif.strip()[:200],
        )
        partis = list(
            Mouvement.objects.filter(bon=transfert.bon_id, vers=Etape.TRANSIT).order_by("id")
        )
        lignes: list[LigneSortante] = []
        pas: list[Pas] = []
        for a in attendu:
            stage = (vers or {}).get(a.cle, a.de)
            if stage not in STOCKS:
                raise RouteImpossible()
            recu_g = (recus or {}).get(a.cle, a.masse_g)
            lignes += _lignes_recues(a, recu_g, stage)
            pas += _pas_recus(a, recu_g, stage, partis, ref)
        rangees = ecrire_les_lignes(bon, lignes, ref)
        ecrire(bon=bon, pas=pas, sans_matiere=ref.sans_matiere, revise=revise)
        Arrivee.objects.create(bon=bon, transfert=transfert)
        recues = [li for li in rangees if li.vers in STOCKS]
        consigner_geste(
            bon,
            "collecte.transfert.arrive",
            recues,
            revise,
            transfert=transfert.pk,
            ecart_g=ecart_g,
        )
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def _lignes_recues(a: Attendu, recu_g: int, stage: str) -> list[LigneSortante]:
    def ligne(de: str, vers: str, g: int) -> LigneSortante:
        return LigneSortante(
            de=de,
            vers=vers,
            brut_g=g,
            masse_g=g,
            categorie=a.categorie.pk if a.categorie else None,
            matiere=a.matiere.pk,
        )

    lignes = [ligne(Etape.TRANSIT, stage, recu_g)] if recu_g else []
    if recu_g < a.masse_g:
        lignes.append(ligne(Etape.TRANSIT, Etape.PERDU, a.masse_g - recu_g))
    elif recu_g > a.masse_g:
        lignes.append(ligne(Etape.INVENTAIRE, Etape.TRANSIT, recu_g - a.masse_g))
    return lignes


def _pas_recus(
    a: Attendu, recu_g: int, stage: str, partis: Sequence[Mouvement], ref: Referentiel
) -> list[Pas]:
    """What arrives of each category that left, pro rata, to the gram; spread stays spread."""
    siens = [
        m
        for m in partis
        if m.de == a.de
        and (bool(m.ventilation) if a.categorie is None else m.categorie_id == a.categorie.pk)
        and (a.categorie is None or not m.ventilation)
    ]
    annonces = [m.masse_g for m in siens]
    pas: list[Pas] = []
    for m, annonce_g, g in zip(siens, annonces, repartir(recu_g, annonces), strict=True):
        base = Pas(
            m.categorie_id,
            m.matiere_id,
            Etape.TRANSIT,
            stage,
            g,
            Mesure.PESEE,
            ventilation=m.ventilation,
        )
        ecart_g = g - annonce_g
        if ecart_g > 0:
            pas.append(_avec(base, Etape.INVENTAIRE, Etape.TRANSIT, ecart_g))
        if g:
            pas.append(base)
        if ecart_g < 0:
            pas.append(_avec(base, Etape.TRANSIT, Etape.PERDU, -ecart_g))
    return pas


def _avec(pas: Pas, de: str, vers: str, masse_g: int) -> Pas:
    return Pas(
        pas.categorie, pas.matiere, de, vers, masse_g, pas.mesure, ventilation=pas.ventilation
    )
