"""A world of one of each thing, and how an address names them."""

from dataclasses import dataclass
from typing import Any

from boutique.articles.models import Article
from boutique.caisses.models import Session
from boutique.ventes.models import Vente
from collecte.bureau.models import Scan
from collecte.comptages.models import Comptage, Inventaire
from collecte.entrainement.models import Essai
from collecte.listes.models import Categorie
from collecte.livre.models import Bon
from collecte.objets.models import FormatEtiquette, Objet, Rouleau
from collecte.tri.models import ControleFait, Souhait
from petiterockette.abonnements.jetons import jeton
from petiterockette.abonnements.models import Abonnement
from petiterockette.alertes.models import Echeance
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.lieux.models import Lieu, Ouverture, Point, Tache
from petiterockette.papiers.demandes import confier
from petiterockette.personnes.models import Equipier
from petiterockette.photos.images import reencoder
from petiterockette.travaux.models import Travail
from tests.abonnements.abonnes import un_abonnement
from tests.alertes.echeances import une_echeance
from tests.boutique.a_la_caisse import l_article, ligne, une_caisse
from tests.cafe.cuisine import UnCafe, un_cafe
from tests.collecte.comptages.comptes import un_comptage, un_inventaire
from tests.collecte.objets.suivis import un_objet, un_rouleau, une_photo
from tests.collecte.quai.au_quai import un_don
from tests.collecte.sorties.departs import un_depart, un_scan, un_ticket
from tests.collecte.tri.au_tri import un_tri
from tests.fabriques import (
    les_listes,
    structure,
    un_compte,
    un_controle_fait,
    un_depot,
    un_essai,
    un_lieu,
    un_point,
    un_souhait,
    une_ouverture,
    une_personne,
    une_tache,
)
from tests.fabriques_tournees import un_enlevement, un_vehicule, une_image, une_tournee
from tests.travaux.ouvrages import un_travail
from tests.velo.a_l_atelier import Atelier


@dataclass
class Monde:
    """One of each thing that an address may name, all at one site."""

    lieu: Lieu
    point: Point
    depot: Bon
    essai: Essai
    equipier: Equipier
    compte: Compte
    affectation: Affectation
    categorie: Categorie
    structure: Any
    ouverture: Ouverture
    tache: Tache
    controle: ControleFait
    souhait: Souhait
    arret: Any
    objet: Objet
    rouleau: Rouleau
    sortie: Bon
    ticket: Bon
    scan: Scan
    inventaire: Inventaire
    comptage: Comptage
    don: Bon
    tri: Bon
    echeance: Echeance
    travail: Travail
    abonnement: Abonnement
    vente: Vente
    session: Session
    article: Article
    cafe: UnCafe


def un_monde() -> Monde:
    """All of it, in a base that holds nothing else."""
    lieu = un_lieu(code="CHV")
    point = un_point(lieu=lieu)
    autre = un_compte("benevole", lieu=lieu)
    equipier = une_personne(equipe=lieu).equipes.get()
    # Somebody must always keep the accounts.
    un_compte("administration")
    tenue = une_caisse(point=un_point("caisse", lieu=lieu))
    atelier = Atelier(point)
    atelier.signer(atelier.diagnostique())
    atelier.permanence()
    return Monde(
        lieu=lieu,
        point=point,
        depot=un_depot(point=point, commentaire="Mouillés"),
        essai=un_essai(point=point),
        equipier=equipier,
        compte=autre,
        affectation=autre.affectations.get(),
        categorie=Categorie.objects.get(code="livres"),
        structure=structure(),
        ouverture=une_ouverture(lieu),
        tache=une_tache(lieu),
        controle=un_controle_fait(lieu=lieu),
        souhait=un_souhait(lieu=lieu),
        arret=un_enlevement(
            une_tournee(un_vehicule(lieu, point=point)), photos=(reencoder(une_image()),)
        ),
        objet=un_objet(point=point, photo=une_photo()),
        rouleau=un_rouleau(lieu),
        sortie=(sortie := un_depart(point)),
        scan=un_scan(sortie),
        ticket=un_ticket(un_depart(point), 39_000),
        inventaire=(inventaire := un_inventaire(lieu)),
        comptage=un_comptage(inventaire, "livres", 0),
        don=un_don(point=un_point("quai", lieu=lieu)),
        tri=un_tri(point),
        echeance=une_echeance(lieu),
        travail=un_travail(),
        abonnement=un_abonnement(),
        vente=tenue.vendre(ligne("Pantalon")),
        session=tenue.session,
        article=l_article("Pantalon"),
        cafe=un_cafe(lieu),
    )


def un_numero(objet: str):
    return lambda monde: [getattr(monde, objet).pk]


def une_demande(monde: Monde) -> list:
    return [monde.arret.demande.pk]


def une_photo_de_demande(monde: Monde) -> list:
    return [monde.arret.demande.pk, monde.arret.demande.photos.get().pk]


def la_tournee(monde: Monde) -> list:
    return [monde.arret.tournee.pk]


def une_sortie(monde: Monde) -> list:
    return [monde.don.pk]


def un_espace(monde: Monde) -> list:
    return ["collecte"]


def un_code(monde: Monde) -> list:
    return [monde.lieu.code]


def un_mois(monde: Monde) -> list:
    return [monde.lieu.code, "2026-10"]


def un_code_d_objet(monde: Monde) -> list:
    return [monde.objet.code]


def un_format(_monde: Monde) -> list:
    les_listes()
    return [FormatEtiquette.objects.first().pk]


def le_scan(monde: Monde, *suite: str) -> list:
    return [monde.sortie.pk, monde.scan.cle, *suite]


def une_alerte(monde: Monde) -> list:
    """The deadline is about to end: an alert of the site."""
    return ["echeance", str(monde.echeance.pk)]


def un_jeton(usage: str):
    return lambda monde: [jeton(monde.abonnement, usage)]


def un_papier(monde: Monde) -> list:
    """Asked for by somebody else: its address opens to nobody but him."""
    return [confier("<p>", "papier", Compte(pk=0))]


def rien(monde: Monde) -> list:
    return []
