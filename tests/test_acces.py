"""Who opens what: every address and every role, typed by hand.

An address that is not in the table fails: whoever adds a page says who opens it.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from collecte.models import (
    Bon,
    Categorie,
    Comptage,
    ControleFait,
    Inventaire,
    Objet,
    Rouleau,
    Scan,
    Souhait,
)
from collecte.services.images import reencoder
from petiterockette.abonnements.jetons import ARRETER, CONFIRMER, jeton
from petiterockette.abonnements.models import Abonnement
from petiterockette.alertes.models import Echeance
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.lieux.models import Lieu, Ouverture, Point, Tache
from petiterockette.personnes.models import Equipier
from petiterockette.travaux.models import Travail
from tests.abonnements.abonnes import un_abonnement
from tests.alertes.echeances import une_echeance
from tests.collecte.au_quai import un_don
from tests.collecte.au_tri import un_tri
from tests.collecte.comptes import un_comptage, un_inventaire
from tests.collecte.departs import un_depart, un_scan, un_ticket
from tests.collecte.suivis import un_objet, un_rouleau, une_photo
from tests.fabriques import (
    connecter,
    structure,
    un_compte,
    un_controle_fait,
    un_depot,
    un_lieu,
    un_point,
    un_souhait,
    une_ouverture,
    une_personne,
    une_tache,
)
from tests.fabriques_tournees import un_enlevement, un_vehicule, une_image, une_tournee
from tests.travaux.ouvrages import un_travail

pytestmark = pytest.mark.django_db

# "aucun" is signed in and holds no role.
ROLES = {
    *("aucun", "benevole", "tri", "caisse", "camion", "responsable"),
    *("pole", "tresorerie", "controle", "direction", "administration"),
}
TOUS = ROLES
ACCUEIL = {"benevole", "tri", "caisse", "camion", "responsable", "direction"}
TRI = {"tri", "responsable", "direction"}
ZONE = {"tri", "camion", "responsable", "direction"}
CAISSE = {"caisse", "responsable", "direction"}
CAMION = {"camion", "responsable", "direction"}
SITE = {"responsable", "direction"}
MOIS = {"responsable", "pole", "tresorerie", "direction"}
EQUIPE = {"responsable", "direction", "administration"}
LISTES = {"direction", "administration"}
SUIVI = {"tri", "camion", "responsable", "direction"}
REMISES = {"camion", "responsable", "tresorerie", "direction"}
# Whoever may do something of what an alert says.
ALERTES = {
    *("tri", "camion", "responsable", "pole", "tresorerie", "direction", "administration"),
}
REGISTRE = {"responsable", "tresorerie", "direction"}
COMPTES = {"administration"}
OUVRIR = {"tri", "caisse", "camion", "responsable", "direction"}
TACHES = {"responsable", "direction", "administration"}


@dataclass
class Monde:
    """One of each thing that an address may name, all at one site."""

    lieu: Lieu
    point: Point
    depot: Bon
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


@pytest.fixture
def monde() -> Monde:
    lieu = un_lieu(code="CHV")
    point = un_point(lieu=lieu)
    autre = un_compte("benevole", lieu=lieu)
    equipier = une_personne(equipe=lieu).equipes.get()
    # Somebody must always keep the accounts.
    un_compte("administration")
    return Monde(
        lieu=lieu,
        point=point,
        depot=un_depot(point=point, commentaire="Mouillés"),
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


def un_code(monde: Monde) -> list:
    return [monde.lieu.code]


def un_mois(monde: Monde) -> list:
    return [monde.lieu.code, "2026-10"]


def un_code_d_objet(monde: Monde) -> list:
    return [monde.objet.code]


def le_scan(monde: Monde, *suite: str) -> list:
    return [monde.sortie.pk, monde.scan.cle, *suite]


def une_alerte(monde: Monde) -> list:
    """The deadline is about to end: an alert of the site."""
    return ["echeance", str(monde.echeance.pk)]


def un_jeton(usage: str):
    return lambda monde: [jeton(monde.abonnement, usage)]


def rien(monde: Monde) -> list:
    return []


# Address → (how it is asked, its arguments, who opens it). Posted empty, a page that somebody
# may open answers anything but 403.
TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "accueil": ("get", rien, TOUS),
    "journal": ("get", rien, SITE),
    "composants": ("get", rien, TOUS),
    "comptes:deconnexion": ("post", rien, TOUS),
    "comptes:mot_de_passe": ("get", rien, TOUS),
    "comptes:droits": ("get", rien, TOUS),
    "comptes:comptes": ("get", rien, COMPTES),
    "comptes:compte_nouveau": ("get", rien, COMPTES),
    "comptes:compte": ("get", un_numero("compte"), COMPTES),
    "comptes:compte_fermer": ("post", un_numero("compte"), COMPTES),
    "comptes:compte_rouvrir": ("post", un_numero("compte"), COMPTES),
    "comptes:compte_mot_de_passe": ("get", un_numero("compte"), COMPTES),
    "comptes:role_donner": ("get", un_numero("compte"), COMPTES),
    "comptes:role_retirer": ("post", un_numero("affectation"), COMPTES),
    "lieux:point_choisir": ("get", rien, TOUS),
    "lieux:journee": ("get", rien, OUVRIR),
    "lieux:lieu_ouvrir": ("post", rien, OUVRIR),
    "lieux:lieu_fermer": ("post", rien, OUVRIR),
    "lieux:collecte_suspendre": ("get", rien, SITE),
    "lieux:collecte_reprendre": ("post", rien, SITE),
    "lieux:heures": ("get", rien, MOIS),
    "indicateurs:indicateurs": ("get", rien, MOIS),
    "indicateurs:vues": ("get", rien, TOUS),
    "indicateurs:vue_oublier": ("post", lambda _: [1], TOUS),
    "indicateurs:annee": ("get", lambda _: [2026], MOIS),
    "indicateurs:releve": ("get", lambda _: [2026, "ETP"], {"tresorerie", "direction"}),
    "travaux:travaux": ("get", rien, {"direction", "administration"}),
    "travaux:travail_reessayer": ("post", un_numero("travail"), {"direction", "administration"}),
    "alertes:alertes": ("get", rien, ALERTES),
    "alertes:alertes_recalculer": ("post", rien, ALERTES),
    "alertes:alerte_de_cote": ("get", une_alerte, SITE),
    "alertes:alerte_reprendre": ("post", une_alerte, SITE),
    "alertes:seuils": ("get", rien, {"direction"}),
    "alertes:seuil": ("get", lambda _: ["bac"], {"direction"}),
    "alertes:echeances": ("get", rien, SITE),
    "alertes:echeance_nouvelle": ("get", rien, SITE),
    "alertes:echeance": ("get", un_numero("echeance"), SITE),
    "alertes:echeance_cesser": ("post", un_numero("echeance"), SITE),
    "abonnements:abonnement": ("get", rien, MOIS),
    "abonnements:abonnement_arreter": ("post", rien, MOIS),
    "abonnements:confirmation_renvoyer": ("post", rien, MOIS),
    "abonnements:abonnes": ("get", rien, {"direction"}),
    "lieux:heures_mois": ("get", lambda _: ["2026-10"], MOIS),
    "lieux:heures_corriger": ("get", un_numero("ouverture"), SITE),
    "lieux:heures_ajouter": ("get", un_code, SITE),
    "lieux:taches": ("get", un_code, TACHES),
    "lieux:tache_nouvelle": ("get", un_code, TACHES),
    "lieux:tache": ("get", un_numero("tache"), TACHES),
    "lieux:tache_montrer": ("post", un_numero("tache"), TACHES),
    "lieux:tache_deplacer": ("post", un_numero("tache"), TACHES),
    "lieux:horaires": ("get", un_code, TACHES),
    "lieux:lieux": ("get", rien, LISTES),
    "lieux:lieu_nouveau": ("get", rien, LISTES),
    "lieux:association": ("get", rien, LISTES),
    "lieux:point": ("get", un_numero("point"), LISTES),
    "lieux:lieu": ("get", un_code, LISTES),
    "lieux:lieu_modifier": ("get", un_code, LISTES),
    "lieux:point_nouveau": ("get", un_code, LISTES),
    "personnes:equipe": ("get", rien, EQUIPE),
    "personnes:equipier_retirer": ("post", un_numero("equipier"), EQUIPE),
    "personnes:equipier_remettre": ("post", un_numero("equipier"), EQUIPE),
    "collecte:couleurs": ("get", rien, TOUS),
    "collecte:comptoir": ("get", rien, ACCUEIL),
    "collecte:equipiers": ("post", rien, ACCUEIL),
    "collecte:depots": ("post", rien, ACCUEIL),
    "collecte:depots_du_jour": ("get", rien, ACCUEIL),
    "collecte:depot_annuler": ("post", un_numero("depot"), ACCUEIL),
    "collecte:bon_d_apport": ("get", un_numero("depot"), ACCUEIL),
    "collecte:comptoir_quai": ("get", rien, CAMION),
    "collecte:quai_bons": ("post", rien, CAMION),
    "collecte:quai_annuler": ("post", une_sortie, CAMION),
    "collecte:quai_etat": ("get", rien, CAMION),
    "collecte:quai_du_jour": ("get", rien, CAMION),
    "collecte:ecran": ("get", rien, ACCUEIL),
    "collecte:ecran_chiffres": ("get", rien, ACCUEIL),
    "collecte:mois_courant": ("get", rien, MOIS),
    "collecte:periode": ("get", lambda _: ["2026-10"], MOIS),
    "collecte:periode_bons": ("get", lambda _: ["2026-10", "collecte"], SITE),
    "collecte:gestes": ("get", rien, TOUS),
    "collecte:orienter": ("get", rien, TRI),
    "collecte:sortie_don": ("get", rien, CAMION),
    "collecte:sortie_recycleur": ("get", rien, CAMION),
    "collecte:sortie_bac": ("get", rien, CAMION),
    "collecte:sortie_dechetterie": ("get", rien, CAMION),
    "collecte:vente_hors_caisse": ("get", rien, CAISSE),
    "collecte:bons": ("get", rien, SITE),
    "collecte:bon": ("get", un_numero("depot"), SITE),
    "collecte:bon_annuler": ("post", un_numero("depot"), SITE),
    "collecte:bon_caviarder": ("post", un_numero("depot"), SITE),
    "collecte:stock": ("get", rien, TRI),
    "collecte:non_vendables": ("get", rien, ACCUEIL),
    "collecte:comptoir_tri": ("get", rien, TRI),
    "collecte:tri_etat": ("get", rien, TRI),
    "collecte:tri_gestes": ("post", rien, TRI),
    "collecte:tri_du_jour": ("get", rien, TRI),
    "collecte:tri_annuler": ("post", un_numero("tri"), TRI),
    "collecte:rayon": ("get", rien, TRI),
    "collecte:rayon_retirer": ("get", lambda _: ["livres"], TRI),
    "collecte:zone_retour": ("get", rien, ZONE),
    "collecte:controles": ("get", rien, TRI),
    "collecte:controler": ("get", lambda _: ["informatique"], TRI),
    "collecte:controle_annuler": ("post", un_numero("controle"), TRI),
    "collecte:souhaits": ("get", rien, TRI),
    "collecte:souhait_nouveau": ("get", rien, SITE),
    "collecte:souhait": ("get", un_numero("souhait"), SITE),
    "collecte:souhait_servir": ("post", un_numero("souhait"), SITE),
    "collecte:souhait_clore": ("post", un_numero("souhait"), SITE),
    "collecte:listes": ("get", rien, LISTES),
    "collecte:liste": ("get", lambda _: ["categories"], LISTES),
    "collecte:liste_ajouter": ("get", lambda _: ["categories"], LISTES),
    "collecte:liste_changer": ("get", lambda m: ["categories", m.categorie.pk], LISTES),
    "collecte:liste_montrer": ("post", lambda m: ["categories", m.categorie.pk], LISTES),
    "collecte:liste_deplacer": ("post", lambda m: ["categories", m.categorie.pk], LISTES),
    "collecte:suite_ajouter": ("get", lambda m: ["structures", m.structure.pk], LISTES),
    "collecte:suite_changer": (
        "get",
        lambda m: ["structures", m.structure.pk, m.structure.accords.get().pk],
        LISTES,
    ),
    "collecte:demandes": ("get", rien, CAMION),
    "collecte:demande_nouvelle": ("get", rien, SITE),
    "collecte:demande": ("get", une_demande, CAMION),
    "collecte:demande_accepter": ("post", une_demande, SITE),
    "collecte:demande_refuser": ("post", une_demande, SITE),
    "collecte:demande_annuler": ("post", une_demande, SITE),
    "collecte:demande_oublier": ("post", une_demande, SITE),
    "collecte:demande_photo": ("get", une_photo_de_demande, CAMION),
    "collecte:tournees": ("get", rien, CAMION),
    "collecte:tournee_nouvelle": ("get", rien, SITE),
    "collecte:tournee": ("get", la_tournee, CAMION),
    "collecte:tournee_feuille": ("get", la_tournee, CAMION),
    "collecte:tournee_equipage": ("post", la_tournee, SITE),
    "collecte:tournee_ajouter": ("post", la_tournee, SITE),
    "collecte:livraison": ("get", la_tournee, SITE),
    "collecte:tournee_renoncer": ("post", la_tournee, SITE),
    "collecte:arret": ("get", un_numero("arret"), CAMION),
    "collecte:arret_issue": ("post", un_numero("arret"), CAMION),
    "collecte:arret_corriger": ("post", un_numero("arret"), CAMION),
    "collecte:arret_deplacer": ("post", un_numero("arret"), CAMION),
    "collecte:arret_retirer": ("post", un_numero("arret"), SITE),
    "collecte:arret_relier": ("post", un_numero("arret"), CAMION),
    "collecte:arret_delier": ("post", un_numero("arret"), CAMION),
    "collecte:tuiles": ("get", un_numero("point"), LISTES),
    "collecte:tuile_deplacer": ("post", lambda m: [m.point.pk, m.categorie.pk], LISTES),
    "collecte:tuiles_oublier": ("post", un_numero("point"), LISTES),
    "collecte:objets": ("get", rien, ACCUEIL),
    "collecte:objet_scanne": ("get", un_code_d_objet, ACCUEIL),
    "collecte:objet": ("get", un_code_d_objet, ACCUEIL),
    "collecte:objet_photo": (
        "get",
        lambda m: [m.objet.code, m.objet.photos.get().cle, "vignette"],
        ACCUEIL,
    ),
    "collecte:objet_suivre": ("get", rien, SUIVI),
    "collecte:objet_completer": ("get", un_code_d_objet, SUIVI),
    "collecte:objet_photographier": ("post", un_code_d_objet, SUIVI),
    "collecte:objet_photo_retirer": (
        "post",
        lambda m: [m.objet.code, m.objet.photos.get().cle],
        SUIVI,
    ),
    "collecte:objet_situation": ("post", un_code_d_objet, SUIVI),
    "collecte:objets_deplacer": ("get", rien, SUIVI),
    "collecte:etiquettes": ("get", rien, SUIVI),
    "collecte:planche": ("get", un_numero("rouleau"), SUIVI),
    "collecte:suivi_regles": ("get", rien, LISTES),
    "collecte:pont": ("get", rien, REMISES),
    "collecte:pont_recevoir": ("get", un_numero("sortie"), REMISES),
    # Whoever may cancel a bon corrects a ticket.
    "collecte:pont_corriger": ("get", un_numero("ticket"), SITE),
    "collecte:remises": ("get", rien, REMISES),
    "collecte:remise": ("get", un_numero("sortie"), REMISES),
    "collecte:scan_ajouter": ("post", un_numero("sortie"), REMISES),
    "collecte:scan": ("get", lambda m: le_scan(m, "vignette"), REMISES),
    "collecte:scan_retirer": ("post", le_scan, REMISES),
    "collecte:registre_courant": ("get", rien, REGISTRE),
    "collecte:registre": ("get", lambda _: ["2026-10"], REGISTRE),
    "collecte:registre_csv": ("get", lambda _: ["2026-10"], REGISTRE),
    "collecte:reglages": ("get", rien, LISTES),
    "collecte:reglage_changer": ("get", lambda m: [m.lieu.code, "mode_tri"], LISTES),
    "collecte:poids_moyens": ("get", rien, CAISSE),
    "collecte:moyenne_etalonner": ("get", rien, CAISSE),
    "collecte:moyenne_recaler": ("get", rien, SITE),
    "collecte:a_regulariser": ("get", rien, SITE),
    "collecte:clotures": ("get", rien, SITE),
    "collecte:cloture": ("get", un_mois, SITE),
    "collecte:cloture_clore": ("post", un_mois, SITE),
    "collecte:cloture_solde": ("post", un_mois, SITE),
    "collecte:cloture_rouvrir": ("post", un_mois, {"direction"}),
    "collecte:inventaires": ("get", rien, SITE),
    "collecte:inventaire_nouveau": ("get", un_code, SITE),
    "collecte:feuille_de_comptage": ("get", un_code, SITE),
    "collecte:inventaire": ("get", un_numero("inventaire"), SITE),
    "collecte:inventaire_compter": ("post", un_numero("inventaire"), SITE),
    "collecte:inventaire_arreter": ("get", un_numero("inventaire"), SITE),
    "collecte:inventaire_abandonner": ("post", un_numero("inventaire"), SITE),
    "collecte:comptage_retirer": ("post", un_numero("comptage"), SITE),
}
# Whoever holds no account reads these.
PUBLIQUES: dict[str, Any] = {
    "comptes:connexion": rien,
    "abonnements:confirmer": un_jeton(CONFIRMER),
    "abonnements:arreter": un_jeton(ARRETER),
    "collecte:bon_public": lambda m: [m.depot.apport.jeton],
    "lieux:nos_lieux": rien,
    "lieux:collecte_etat": un_code,
    "collecte:rendez_vous": rien,
    "collecte:rendez_vous_suivi": lambda m: [m.arret.demande.jeton],
    "collecte:impact": rien,
    "collecte:impact_annee": lambda m: [m.depot.jour.year],
    "collecte:compteur": rien,
    "collecte:compteur_json": rien,
}


def _adresses(resolver: URLResolver, prefixe: str = "") -> list[str]:
    noms = []
    for motif in resolver.url_patterns:
        if isinstance(motif, URLPattern):
            noms.append(f"{prefixe}{motif.name}")
        else:
            espace = f"{motif.namespace}:" if motif.namespace else ""
            noms += _adresses(motif, prefixe + espace)
    return noms


def test_chaque_adresse_est_dans_la_table():
    adresses = _adresses(get_resolver())

    assert len(adresses) == len(set(adresses))
    assert set(adresses) == TABLE.keys() | PUBLIQUES.keys()


def _demander(nom: str, monde: Monde, client: Client) -> int:
    """Ask for an address and undo what it did; the status."""
    methode, arguments, _attendus = TABLE[nom]
    with transaction.atomic():
        statut = getattr(client, methode)(reverse(nom, args=arguments(monde))).status_code
        transaction.set_rollback(True)
    return statut


@pytest.mark.parametrize("role", sorted(ROLES))
def test_chacun_ouvre_ce_qui_est_dit_et_rien_d_autre(role, monde):
    roles = [] if role == "aucun" else [role]
    partout = role in {"pole", "tresorerie", "controle", "direction", "administration"}
    client = connecter(
        Client(), un_compte(*roles, lieu=None if partout else monde.lieu), monde.point
    )
    biscuits = client.cookies.output(header="")

    statuts = {}
    for nom in TABLE:
        # Signing out empties a device's cookies: each address finds them whole.
        client.cookies.load(biscuits)
        statuts[nom] = _demander(nom, monde, client)

    ouvertes = {nom for nom, statut in statuts.items() if statut != 403}
    assert ouvertes == {nom for nom, (_m, _a, attendus) in TABLE.items() if role in attendus}
    assert max(statuts.values()) < 500
    assert {statuts[nom] for nom in ouvertes if TABLE[nom][0] == "get"} <= {200, 302}


def test_sans_compte_on_est_envoye_a_la_connexion(monde, client):
    statuts = {nom: _demander(nom, monde, client) for nom in TABLE}

    assert set(statuts.values()) == {302}
    assert client.get("/")["Location"] == "/connexion/?next=/"


@pytest.mark.parametrize("nom", PUBLIQUES)
def test_les_pages_publiques_s_ouvrent_sans_compte(nom, monde, client):
    assert client.get(reverse(nom, args=PUBLIQUES[nom](monde))).status_code == 200


# What belongs to a site is closed to the other site's people

_AILLEURS = [
    ("collecte:demande", une_demande),
    ("collecte:demande_accepter", une_demande),
    ("collecte:demande_refuser", une_demande),
    ("collecte:demande_annuler", une_demande),
    ("collecte:demande_oublier", une_demande),
    ("collecte:demande_photo", une_photo_de_demande),
    ("collecte:tournee", la_tournee),
    ("collecte:tournee_feuille", la_tournee),
    ("collecte:tournee_equipage", la_tournee),
    ("collecte:tournee_ajouter", la_tournee),
    ("collecte:livraison", la_tournee),
    ("collecte:tournee_renoncer", la_tournee),
    ("collecte:arret", un_numero("arret")),
    ("collecte:arret_issue", un_numero("arret")),
    ("collecte:arret_corriger", un_numero("arret")),
    ("collecte:arret_deplacer", un_numero("arret")),
    ("collecte:arret_retirer", un_numero("arret")),
    ("collecte:arret_relier", un_numero("arret")),
    ("collecte:arret_delier", un_numero("arret")),
    ("collecte:bon", un_numero("depot")),
    ("collecte:bon_d_apport", un_numero("depot")),
    ("collecte:bon_annuler", un_numero("depot")),
    ("collecte:bon_caviarder", un_numero("depot")),
    ("alertes:echeance", un_numero("echeance")),
    ("alertes:echeance_cesser", un_numero("echeance")),
    ("personnes:equipier_retirer", un_numero("equipier")),
    ("personnes:equipier_remettre", un_numero("equipier")),
    ("lieux:heures_corriger", un_numero("ouverture")),
    ("lieux:heures_ajouter", un_code),
    ("lieux:taches", un_code),
    ("lieux:tache", un_numero("tache")),
    ("lieux:tache_montrer", un_numero("tache")),
    ("lieux:tache_deplacer", un_numero("tache")),
    ("lieux:horaires", un_code),
    ("collecte:controle_annuler", un_numero("controle")),
    ("collecte:tri_annuler", un_numero("tri")),
    ("collecte:souhait", un_numero("souhait")),
    ("collecte:souhait_servir", un_numero("souhait")),
    ("collecte:souhait_clore", un_numero("souhait")),
    ("collecte:objet", un_code_d_objet),
    ("collecte:objet_completer", un_code_d_objet),
    ("collecte:objet_photographier", un_code_d_objet),
    ("collecte:objet_situation", un_code_d_objet),
    ("collecte:planche", un_numero("rouleau")),
    ("collecte:pont_recevoir", un_numero("sortie")),
    ("collecte:pont_corriger", un_numero("ticket")),
    ("collecte:remise", un_numero("sortie")),
    ("collecte:cloture", un_mois),
    ("collecte:cloture_clore", un_mois),
    ("collecte:cloture_solde", un_mois),
    ("collecte:inventaire_nouveau", un_code),
    ("collecte:feuille_de_comptage", un_code),
    ("collecte:inventaire", un_numero("inventaire")),
    ("collecte:inventaire_compter", un_numero("inventaire")),
    ("collecte:inventaire_arreter", un_numero("inventaire")),
    ("collecte:inventaire_abandonner", un_numero("inventaire")),
    ("collecte:comptage_retirer", un_numero("comptage")),
]


@pytest.mark.parametrize(("nom", "arguments"), _AILLEURS)
def test_le_responsable_d_un_autre_lieu_n_ouvre_pas_ce_qui_est_ici(nom, arguments, monde, client):
    methode = TABLE[nom][0]
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    assert getattr(client, methode)(reverse(nom, args=arguments(monde))).status_code == 403


@pytest.mark.parametrize(
    "nom",
    [
        "collecte:ecran",
        "collecte:ecran_chiffres",
        "collecte:periode",
        "collecte:periode_bons",
        "collecte:stock",
        "collecte:bons",
        "collecte:souhaits",
        "collecte:objets",
        "collecte:inventaires",
        "collecte:a_regulariser",
        "collecte:clotures",
        "alertes:alertes",
        "alertes:echeances",
        "lieux:heures",
        "lieux:heures_mois",
        "collecte:pont",
        "collecte:remises",
        "collecte:registre",
        "collecte:registre_csv",
        "collecte:moyenne_recaler",
    ],
)
def test_demander_un_autre_lieu_ne_le_montre_pas(nom, monde, client):
    _methode, arguments, _attendus = TABLE[nom]
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    reponse = client.get(reverse(nom, args=arguments(monde)) + f"?lieu={monde.lieu.code}")

    assert reponse.status_code in {403, 404}


@pytest.mark.parametrize(
    "nom",
    [
        "collecte:comptoir",
        "collecte:orienter",
        "collecte:sortie_don",
        "collecte:depots_du_jour",
        "collecte:comptoir_quai",
        "collecte:quai_etat",
        "collecte:quai_du_jour",
        "collecte:comptoir_tri",
        "collecte:tri_etat",
        "collecte:tri_du_jour",
        "collecte:rayon",
        "collecte:zone_retour",
        "collecte:controles",
        "lieux:journee",
        "lieux:collecte_suspendre",
        "collecte:objet_suivre",
        "collecte:etiquettes",
        "collecte:moyenne_etalonner",
    ],
)
def test_un_appareil_pose_ailleurs_n_y_donne_aucun_droit(nom, monde, client):
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), monde.point)

    assert client.get(reverse(nom)).status_code == 403
