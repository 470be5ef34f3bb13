"""A year of animation, invented: the classes that come, who asked, from where, what was quoted."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from ateliers.seances.models import Bilan, Seance
from boutique.factures.factures import emetteur
from boutique.regles.models import Activite
from collecte.listes.models import Categorie
from collecte.livre.models import Stock
from collecte.matiere.etapes import Etape as Etage
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu

from .etats import EtatDeDemande, Geste, Raison
from .models import (
    AnneeDeDevis,
    Avis,
    Demande,
    Devis,
    Etape,
    LigneDevis,
    Organisme,
    Provenance,
    SeanceDemandee,
    TetesParZone,
)
from .services.demandes import POLE
from .services.materiel import RetourDeMateriel, rendre, sortir
from .zones import HORS_PARIS, INCONNU

ORGANISMES = (
    ("École de la rue Neuve", "ecole", "75011"),
    ("Collège du Canal", "ecole", "75010"),
    ("Centre de loisirs des Lilas", "loisirs", "93260"),
    ("École du Faubourg", "ecole", "75012"),
    ("Foyer des Tilleuls", "social", "75020"),
)
PRIX_CTS = 18_000
COMPTE = "direction"
# The most clothes that a séance takes.
LE_PLUS_G = 8_000
FACES, POIDS = ("contents", "mitiges", "decus"), (85, 12, 3)
VOISINS = ("11", "11", "11", "10", "12", "20", "19", HORS_PARIS, INCONNU)


class LAnimation(Chapitre):
    """A request behind each class, one a month that waits, and where people came from."""

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        lieu = Lieu.objects.order_by("pk").first()
        if lieu is None:
            return
        _demander(histoire, instant(du, time()))
        _finir()
        _faire_attendre(histoire, lieu, du, au)
        _dire_d_ou(histoire)
        _dire_les_avis(histoire)
        _prendre_au_rayon(histoire, instant(du, time()), instant(au + timedelta(days=1), time()))


def _hasard(histoire: Histoire, *mots: object) -> Random:
    return Random(f"{histoire.graine}:animation:{':'.join(map(str, mots))}")


def _uuid(hasard: Random) -> UUID:
    return UUID(int=hasard.getrandbits(128), version=4)


def _organisme(hasard: Random) -> Organisme:
    nom, genre, code_postal = hasard.choice(ORGANISMES)
    defauts = {"genre": genre, "code_postal": code_postal}
    return Organisme.objects.get_or_create(nom=nom, defaults=defauts)[0]


def _demander(histoire: Histoire, debut: datetime) -> None:
    """The requests of the classes that come: quoted, then confirmed, a month before."""
    activite = Activite.objects.filter(code="ateliers").first()
    classes = Seance.objects.filter(
        pole=POLE, publique=False, debut__gte=debut, demandee=None, annulee_le=None
    )
    for seance in classes.select_related("lieu").order_by("debut"):
        hasard = _hasard(histoire, seance.uuid)
        recue_le = seance.debut - timedelta(days=30)
        payante = activite is not None and hasard.random() < 0.6
        demande = Demande.objects.create(
            uuid=_uuid(hasard),
            lieu=seance.lieu,
            organisme=_organisme(hasard),
            courriel="accueil@exemple.invalid",
            public=seance.public,
            effectif=seance.places or 20,
            theme=Demande.Theme.VISITE,
            gratuite=not payante,
            etat=EtatDeDemande.CONFIRMEE,
            recue_le=recue_le,
        )
        pas = [(Geste.RECEVOIR, "", EtatDeDemande.DEMANDEE, 0)]
        if payante and activite:
            _deviser(demande, activite, hasard, recue_le + timedelta(days=1))
            pas.append((Geste.DEVISER, EtatDeDemande.DEMANDEE, EtatDeDemande.DEVISEE, 1))
        avant = EtatDeDemande.DEVISEE if payante else EtatDeDemande.DEMANDEE
        pas.append((Geste.CONFIRMER, avant, EtatDeDemande.CONFIRMEE, 2))
        Etape.objects.bulk_create(
            Etape(
                uuid=_uuid(hasard),
                demande=demande,
                geste=geste,
                de=de,
                vers=vers,
                le=recue_le + timedelta(days=jours),
            )
            for geste, de, vers, jours in pas
        )
        SeanceDemandee.objects.create(demande=demande, seance=seance)


def _deviser(demande: Demande, activite: Activite, hasard: Random, le: datetime) -> None:
    annee, _creee = AnneeDeDevis.objects.get_or_create(annee=le.year)
    annee.dernier += 1
    annee.save(update_fields=["dernier"])
    devis = Devis.objects.create(
        uuid=_uuid(hasard),
        demande=demande,
        annee=annee.annee,
        numero=annee.dernier,
        jour=le.date(),
        valable_jusqu_au=le.date() + timedelta(days=60),
        client_nom=demande.organisme.nom,
        ht_cts=PRIX_CTS,
        tva_cts=0,
        total_cts=PRIX_CTS,
        emetteur=emetteur(),
        mentions=[],
        le=le,
    )
    LigneDevis.objects.create(
        devis=devis,
        rang=1,
        libelle="Visite et atelier, deux heures",
        quantite_m=1_000,
        prix_cts=PRIX_CTS,
        activite=activite,
        regime="non_assujetti",
        ht_cts=PRIX_CTS,
        tva_cts=0,
    )


def _finir() -> None:
    """Say done the requests whose class came."""
    venues = SeanceDemandee.objects.filter(
        demande__etat=EtatDeDemande.CONFIRMEE, seance__bilans__isnull=False
    )
    for venue in venues.select_related("demande", "seance").order_by("pk"):
        demande, fin = venue.demande, venue.seance.fin
        demande.etat, demande.finie_le = EtatDeDemande.FAITE, fin
        demande.save(update_fields=["etat", "finie_le"])
        _pas(demande, Geste.FAIRE, EtatDeDemande.CONFIRMEE, fin)


def _faire_attendre(histoire: Histoire, lieu: Lieu, du: date, au: date) -> None:
    """A company calls on the 18th; three weeks later, no day was found."""
    for jour in (du + timedelta(days=n) for n in range((au - du).days + 1)):
        hasard = _hasard(histoire, "attente", jour)
        uuid = _uuid(hasard)
        if jour.day == 18 and not Demande.objects.filter(uuid=uuid).exists():
            demande = Demande.objects.create(
                uuid=uuid,
                lieu=lieu,
                organisme=_organisme(hasard),
                courriel="accueil@exemple.invalid",
                public="entreprise",
                effectif=hasard.randint(8, 30),
                theme=Demande.Theme.UPCYCLING,
                souhait_le=jour + timedelta(days=40),
                recue_le=instant(jour, time(11)),
            )
            _pas(demande, Geste.RECEVOIR, "", demande.recue_le)
    vieilles = Demande.objects.filter(
        etat=EtatDeDemande.DEMANDEE, recue_le__lt=instant(au - timedelta(days=21), time())
    )
    for demande in vieilles.order_by("pk"):
        demande.etat = EtatDeDemande.REFUSEE
        demande.finie_le = demande.recue_le + timedelta(days=21)
        demande.save(update_fields=["etat", "finie_le"])
        _pas(demande, Geste.REFUSER, EtatDeDemande.DEMANDEE, demande.finie_le, Raison.COMPLET)


def _pas(demande: Demande, geste: str, de: str, le: datetime, raison: str = "") -> None:
    uuid = _uuid(Random(f"{demande.uuid}:{geste}"))
    Etape.objects.create(
        uuid=uuid, demande=demande, geste=geste, de=de, vers=demande.etat, raison=raison, le=le
    )


def _dire_d_ou(histoire: Histoire) -> None:
    """Where those who came live; the last séances wait for somebody to say it."""
    bilans = Bilan.objects.en_vigueur().filter(seance__pole=POLE)
    sans = bilans.filter(provenances=None).select_related("seance").order_by("-seance__debut")[3:]
    tetes = []
    provenances = [
        Provenance(
            uuid=_uuid(_hasard(histoire, "provenance", bilan.uuid)),
            bilan=bilan,
            rang=1,
            enregistree_le=bilan.enregistre_le,
        )
        for bilan in sans
    ]
    for provenance in Provenance.objects.bulk_create(provenances):
        hasard = _hasard(histoire, "zones", provenance.uuid)
        zones: dict[str, int] = {}
        for _tete in range(provenance.bilan.presents):
            zone = hasard.choice(VOISINS)
            zones[zone] = zones.get(zone, 0) + 1
        tetes += [TetesParZone(provenance=provenance, zone=z, presents=n) for z, n in zones.items()]
    TetesParZone.objects.bulk_create(tetes)


def _dire_les_avis(histoire: Histoire) -> None:
    """What they thought, where it was asked: two séances in three."""
    bilans = Bilan.objects.en_vigueur().filter(seance__pole=POLE, presents__gt=0, avis=None)
    les_avis = []
    for bilan in bilans.exclude(provenances=None):
        hasard = _hasard(histoire, "avis", bilan.uuid)
        if hasard.random() < 0.35:
            continue
        dits = Counter(hasard.choices(FACES, POIDS, k=hasard.randint(1, bilan.presents)))
        les_avis.append(
            Avis(
                uuid=_uuid(hasard),
                bilan=bilan,
                rang=1,
                enregistree_le=bilan.enregistre_le,
                **{face: dits[face] for face in FACES},
            )
        )
    Avis.objects.bulk_create(les_avis)


def _prendre_au_rayon(histoire: Histoire, du: datetime, avant: datetime) -> None:
    """One séance in two works on clothes of the shelf, where some are; a little comes back."""
    compte = Compte.objects.filter(identifiant=COMPTE).first()
    textiles = Categorie.objects.filter(code="textiles").first()
    if compte is None or textiles is None:
        return
    rayons = Stock.objects.filter(
        etape=Etage.RAYON, categorie=textiles, masse_g__gt=10 * LE_PLUS_G
    ).values_list("lieu", flat=True)
    seances = Seance.objects.filter(
        pole=POLE, debut__gte=du, fin__lt=avant, annulee_le=None, materiel=None, lieu__in=rayons
    )
    for seance in seances.select_related("lieu").order_by("debut"):
        hasard = _hasard(histoire, "materiel", seance.uuid)
        if hasard.random() < 0.5:
            continue
        sorti_g = hasard.randrange(2_000, LE_PLUS_G, 100)
        retour = RetourDeMateriel(
            rendu_g=sorti_g * hasard.randint(10, 40) // 100,
            recycle_g=sorti_g * hasard.randint(2, 8) // 100,
        )
        qui: dict[str, Any] = {"seance": seance, "compte": compte}
        debut = seance.debut - timedelta(minutes=20)
        sortir(masses={textiles: sorti_g}, uuid=_uuid(hasard), le=debut, **qui)
        rendre(retours={textiles.pk: retour}, uuid=_uuid(hasard), le=seance.fin, **qui)


CHAPITRES.append(LAnimation())
