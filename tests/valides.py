"""One valid object of each constrained model, to be spoilt by test_contraintes.

The matter's are here; each other part of the house has its own beside its tests.
"""

from datetime import date
from uuid import uuid4

from django.apps import apps
from django.utils import timezone

from collecte.bureau.models import Reception
from collecte.comptages.models import Inventaire
from collecte.livre.models import Bon
from collecte.mois.models import Mois
from collecte.objets.models import Objet
from collecte.tournees.models import Coordonnees
from collecte.tri.services.controles_avant_vente import controles_de
from tests import valides_du_socle as du_socle
from tests.animation import valides as de_l_animation
from tests.api import valides as de_l_api
from tests.benevolat import valides as des_benevoles
from tests.boutique import valides as de_la_boutique
from tests.boutique import valides_du_bureau as du_bureau
from tests.boutique.adhesions import valides as des_adhesions
from tests.boutique.reprise import valides as d_oressource
from tests.boutique.tickets_repris import valides as des_tickets_repris
from tests.cafe import valides as du_cafe
from tests.collecte.declarations import valides as des_declarations
from tests.collecte.emissions import valides as des_emissions
from tests.dossiers import valides as des_dossiers
from tests.enquetes import valides as des_enquetes
from tests.fabriques import (
    bac,
    categorie,
    contenant,
    localite,
    matiere,
    origine,
    structure,
    type_don,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
    une_personne,
)
from tests.fabriques_tournees import un_vehicule, une_demande, une_tournee
from tests.formation import valides as de_la_formation
from tests.reprise import valides as de_la_reprise
from tests.resultats import valides as des_resultats
from tests.seances import valides as des_seances
from tests.subventions import valides as des_subventions
from tests.valides_du_socle import un_maillon
from tests.velo import valides as du_velo

MAI = date(2026, 5, 1)


def un_bon(**champs) -> Bon:
    return Bon.objects.create(**un("collecte_livre.Bon")._champs | champs)


def _un_objet() -> Objet:
    objet = un("collecte_objets.Objet")
    objet.save(force_insert=True)
    return objet


def un(nom: str, /, **champs):
    """An unsaved object of a model, valid but for what is changed."""
    valeurs = VALIDES[nom]() | champs
    objet = apps.get_model(nom)(**valeurs)
    objet._champs = valeurs
    return objet


def une_ligne_de_bon():
    ligne = un("collecte_livre.Ligne")
    ligne.save()
    return ligne


def une_sortie():
    sortie = un("collecte_sorties.Sortie", genre="recycleur", type_don=None, structure=structure())
    sortie.save()
    return sortie


def des_coordonnees() -> Coordonnees:
    return Coordonnees.objects.create(commune="Paris 11ᵉ", utile_le=MAI)


VALIDES = {
    "collecte_objets.FormatEtiquette": lambda: {
        "nom": "Planche de deux",
        "page_largeur_um": 100_000,
        "page_hauteur_um": 50_000,
        "colonnes": 2,
        "largeur_um": 45_000,
        "hauteur_um": 40_000,
        "gauche_um": 4_000,
        "haut_um": 5_000,
        "ecart_x_um": 2_000,
    },
    "collecte_livre.Bon": lambda: {
        "uuid": uuid4(),
        "empreinte": "e",
        "nature": "orientation",
        "lieu": un_lieu(),
        "jour": MAI,
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    },
    "collecte_sorties.Sortie": lambda: {"bon": un_bon(), "genre": "don", "type_don": type_don()},
    "collecte_livre.Ligne": lambda: {
        "bon": un_bon(),
        "rang": 0,
        "categorie": categorie(),
        "matiere": matiere(),
        "de": "a_trier",
        "vers": "rayon",
        "brut_g": 5,
        "masse_g": 5,
        "mesure": "pesee",
    },
    "collecte_livre.Tare": lambda: {
        "ligne": un_depot(une_ligne()).lignes.get(),
        "contenant": contenant(),
        "n": 1,
        "tare_g": 10,
    },
    "collecte_livre.Stock": lambda: {
        "lieu": un_lieu(),
        "categorie": categorie(),
        "etape": "rayon",
        "matiere": matiere(),
    },
    "collecte_livre.Cumul": lambda: {
        "mois": MAI,
        "lieu": un_lieu(),
        "categorie": categorie(),
        "matiere": matiere(),
        "de": "rayon",
        "vers": "vendu",
        "mesure": "pesee",
    },
    "collecte_livre.CumulDepots": lambda: {
        "mois": MAI,
        "lieu": un_lieu(),
        "origine": origine(),
        "localite": localite(),
    },
    "collecte_livre.CumulApports": lambda: {
        "mois": MAI,
        "lieu": un_lieu(),
        "categorie": categorie(),
        "origine": origine(),
        "localite": localite(),
    },
    "collecte_livre.CumulAnnees": lambda: {
        "annee": 2026,
        "lieu": un_lieu(),
        "categorie": categorie(),
        "de": "rayon",
        "vers": "vendu",
        "mesure": "pesee",
    },
    "collecte_livre.CumulHeures": lambda: {
        "mois": MAI,
        "lieu": un_lieu(),
        "jour_semaine": 2,
        "heure": 10,
    },
    "collecte_livre.CumulPartenaires": lambda: {
        "mois": MAI,
        "lieu": un_lieu(),
        "structure": structure(),
        "fin": "recycle",
    },
    "collecte_listes.Categorie": lambda: {"code": "neuve", "nom": "Neuve"},
    "collecte_listes.MatierePossible": lambda: {
        "matiere": matiere("carton"),
        "categorie": categorie("jouets"),
    },
    "collecte_listes.Origine": lambda: {"code": "neuve", "nom": "Neuve"},
    "collecte_listes.Contenant": lambda: {"nom": "Neuf", "tare_g": 1},
    "collecte_listes.Bac": lambda: {"nom": "Neuf", "tare_g": 1, "matiere": matiere()},
    "collecte_listes.DestinBac": lambda: {"bac": bac(), "vers": "energie", "debut": MAI},
    "collecte_listes.TypeDon": lambda: {"nom": "Neuf", "vers": "usage_interne"},
    "collecte_listes.Accord": lambda: {
        "structure": structure(),
        "matiere": matiere("carton"),
        "vers": "recycle",
        "debut": MAI,
    },
    "collecte_tri.NonVendable": lambda: {
        "nom": "Neuf",
        "que_faire": "refuser",
        "explication": "Non.",
    },
    "collecte_tri.Controle": lambda: {"categorie": categorie(), "nom": "Neuf"},
    "collecte_tri.ControleFait": lambda: {
        "uuid": uuid4(),
        "empreinte": "e",
        "controle": controles_de(categorie("informatique"))[0],
        "categorie": categorie("informatique"),
        "lieu": un_lieu(),
        "jour": MAI,
        "enregistre_le": timezone.now(),
        "conformes": 1,
        "non_conformes": 0,
        "compte": un_compte(),
    },
    "collecte_entrainement.Essai": lambda: {
        **{"uuid": uuid4(), "empreinte": "e" * 64, "poste": "apport", "masse_g": 7_400},
        **{"le": timezone.now(), "compte": un_compte(), "par": une_personne()},
        **{"lieu": (point := un_point()).lieu, "point": point},
    },
    "collecte_tri.Souhait": lambda: {
        "uuid": uuid4(),
        "structure": structure(),
        "categorie": categorie(),
        "quoi": "bols",
        "quantite": 1,
        "cree_le": timezone.now(),
    },
    "collecte_listes.Tuile": lambda: {"point": un_point(), "categorie": categorie(), "ordre": 1},
    "collecte_objets.SuiviParCategorie": lambda: {
        "categorie": categorie("livres"),
        "regle": "propose",
    },
    "collecte_objets.Emplacement": lambda: {"lieu": un_lieu(), "nom": "Réserve"},
    "collecte_objets.Rouleau": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "premier": 0,
        "nombre": 24,
        "imprime_le": timezone.now(),
        "compte": un_compte(),
    },
    "collecte_objets.Objet": lambda: {
        "code": "BCDFGH",
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "categorie": categorie("mobilier"),
        "suivi_le": timezone.now(),
    },
    "collecte_objets.Evenement": lambda: {
        "objet": _un_objet(),
        "geste": uuid4(),
        "empreinte": "e",
        "nature": "photo",
        "lieu": un_lieu(),
        "le": timezone.now(),
        "compte": un_compte(),
        "resume": "Photo ajoutée",
    },
    "collecte_mois.Mois": lambda: {"lieu": un_lieu(), "mois": MAI},
    "collecte_livre.Mouvement": lambda: {
        "bon": un_bon(),
        "nature": "orientation",
        "lieu": un_lieu(),
        "jour": MAI,
        "mois": MAI,
        "categorie": categorie(),
        "famille": "objets",
        "matiere": matiere(),
        "de": "a_trier",
        "vers": "rayon",
        "masse_g": 5,
        "mesure": "pesee",
    },
    "collecte_livre.ContenantPlein": lambda: {
        "ligne": une_ligne_de_bon(),
        "lieu": un_lieu(),
        "categorie": categorie(),
        "matiere": matiere(),
        "etape": "a_recycler",
        "masse_g": 5,
        "mesure": "pesee",
    },
    "collecte_bureau.Remise": lambda: {"sortie": une_sortie(), "montant_c": -500},
    "collecte_bureau.Bordereau": lambda: {
        "sortie": une_sortie(),
        "rang": 1,
        "le": timezone.now(),
        "compte": un_compte(),
        "contenu": {},
    },
    "collecte_bureau.Scan": lambda: {
        "uuid": uuid4(),
        "sortie": une_sortie(),
        "largeur": 1_131,
        "hauteur": 1_600,
        "empreinte": "a" * 64,
        "ajoute_le": timezone.now(),
        "compte": un_compte(),
    },
    "collecte_bureau.PeseePont": lambda: {
        "reception": Reception.objects.create(bon=un_bon(), sortie=une_sortie(), pese_le=MAI),
        "matiere": matiere(),
        "annonce_g": 10,
        "net_g": 9,
        "refuse_g": 2,
        "refuse_vers": "energie",
    },
    "collecte_comptages.Inventaire": lambda: {
        "lieu": un_lieu(),
        "commence_le": timezone.now(),
        "compte": un_compte(),
    },
    "collecte_comptages.Comptage": lambda: {
        "inventaire": Inventaire.objects.create(**VALIDES["collecte_comptages.Inventaire"]()),
        "uuid": uuid4(),
        "categorie": categorie(),
        "etape": "rayon",
        "matiere": matiere(),
        "masse_g": 0,
        "compte_le": timezone.now(),
    },
    "collecte_comptages.LigneInventaire": lambda: {
        "bon": un_bon(),
        "categorie": categorie(),
        "etape": "rayon",
        "matiere": matiere(),
        "compte_g": 0,
        "theorique_g": -5,
        "compte_le": timezone.now(),
    },
    "collecte_clotures.Cloture": lambda: {
        "mois": Mois.objects.create(lieu=un_lieu(), mois=MAI),
        "rang": 1,
        "le": timezone.now(),
        "compte": un_compte(),
        "figures": {},
        "maillon": un_maillon(),
    },
    "collecte_mois.Reglage": lambda: {
        "lieu": un_lieu(),
        "cle": "mode_tri",
        "valeur": "par_ligne",
        "debut": MAI,
    },
    "collecte_poids.Etalonnage": lambda: {
        "categorie": categorie(),
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "jour": MAI,
        "quantite": 10,
        "masse_g": 3_500,
        "compte": un_compte(),
    },
    "collecte_tournees.Coordonnees": lambda: {"nom": "A", "commune": "Paris 11ᵉ", "utile_le": MAI},
    "collecte_tournees.Demande": lambda: {
        "uuid": uuid4(),
        "jeton": uuid4().hex,
        "lieu": un_lieu(),
        "canal": "telephone",
        "recue_le": timezone.now(),
        "coordonnees": des_coordonnees(),
        "localite": localite(),
        "volume_l": 300,
    },
    "collecte_tournees.Vehicule": lambda: {"nom": "Neuf", "lieu": un_lieu(), "volume_l": 1},
    "collecte_tournees.Tournee": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "vehicule": un_vehicule(),
        "jour": MAI,
    },
    "collecte_tournees.Arret": lambda: {
        "uuid": uuid4(),
        "tournee": une_tournee(),
        "rang": 1,
        "genre": "enlevement",
        "demande": une_demande(),
        "volume_l": 300,
    },
}
for _des in (
    du_socle,
    de_l_api,
    de_la_boutique,
    du_bureau,
    des_benevoles,
    des_dossiers,
    des_subventions,
    des_declarations,
    des_resultats,
    des_enquetes,
    de_la_reprise,
    des_tickets_repris,
    d_oressource,
    des_emissions,
    des_seances,
    des_adhesions,
    du_cafe,
    du_velo,
    de_la_formation,
    de_l_animation,
):
    VALIDES |= _des.VALIDES
