"""What a test of the animation leans on: a request of a school, its quote, its séance."""

from datetime import date
from uuid import uuid4

from ateliers.animation.models import Demande, Devis
from ateliers.animation.services.demandes import DemandeDite, confirmer, recevoir
from ateliers.animation.services.devis import deviser
from ateliers.animation.services.organismes import OrganismeDit
from ateliers.seances.models import Bilan, Seance
from ateliers.seances.services.bilans import clore
from boutique.factures.services.lignes import LigneTapee
from boutique.regles.models import Activite
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from tests.fabriques import les_listes, un_compte, un_lieu
from tests.seances.seances import SAMEDI

ECOLE = OrganismeDit("École Voltaire", "ecole", "12 rue de l’École", "75011")


def un_referent(lieu: Lieu) -> Compte:
    """Somebody who answers for the pole, at one site."""
    return un_compte("pole", lieu=lieu)


def une_demande(*, lieu: Lieu | None = None, organisme=ECOLE, uuid=None, **champs) -> Demande:
    lieu = lieu or un_lieu()
    champs.setdefault("public", "primaire")
    champs.setdefault("effectif", 24)
    champs.setdefault("theme", "couture")
    champs.setdefault("courriel", "contact@ecole.example")
    demande, _neuve = recevoir(
        uuid=uuid or uuid4(),
        lieu=lieu,
        organisme=organisme,
        dite=DemandeDite(**champs),
        compte=un_referent(lieu),
    )
    return demande


def une_ligne(prix_cts: int = 12_000, quantite_m: int = 1_000, **champs) -> LigneTapee:
    champs.setdefault("libelle", "Atelier couture, deux heures")
    activite, _creee = Activite.objects.get_or_create(
        code="ateliers", defaults={"nom": "Ateliers", "compte": "706000"}
    )
    return LigneTapee(quantite_m=quantite_m, prix_cts=prix_cts, activite=activite, **champs)


def un_devis(demande: Demande, *, lignes=None, jusqu_au=date(2027, 1, 31), uuid=None) -> Devis:
    devis, _neuf = deviser(
        demande=demande,
        uuid=uuid or uuid4(),
        lignes=[une_ligne()] if lignes is None else lignes,
        valable_jusqu_au=jusqu_au,
        compte=un_referent(demande.lieu),
    )
    return devis


def confirmee(demande: Demande | None = None, *, horaire=SAMEDI, **champs) -> Seance:
    """The séance of a free request, on Saturday 5 December from 14 to 16:30."""
    demande = demande or une_demande(gratuite=True, **champs)
    seance, _neuve = confirmer(
        demande=demande, uuid=uuid4(), horaire=horaire, compte=un_referent(demande.lieu)
    )
    return seance


def close(seance: Seance, horloge, *, tetes=None, minutes: int = 150, reemploi_g: int = 0) -> Bilan:
    """Its bilan, written as it ends: the clock is moved there."""
    horloge.move_to(seance.fin, tick=False)
    bilan, _neuf = clore(
        seance=seance,
        uuid=uuid4(),
        tetes=tetes or {"primaire": 22, "tous": 2},
        minutes=minutes,
        reemploi_g=reemploi_g,
        compte=un_referent(seance.lieu),
    )
    return bilan


def avec_les_listes(lieu: Lieu | None = None) -> Seance:
    """A confirmed séance where the lists of matter are there."""
    les_listes()
    return confirmee(lieu=lieu) if lieu else confirmee()
