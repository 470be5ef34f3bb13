"""What each check and each unique key refuses, from the valid object of its model.

Those of the base and of the matter are here; each other part has its own beside its tests.
"""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.animation import valides as de_l_animation
from tests.api import valides as de_l_api
from tests.benevolat import valides as des_benevoles
from tests.boutique import interdits as de_la_boutique
from tests.boutique import valides_du_bureau as du_bureau
from tests.boutique.adhesions import valides as des_adhesions
from tests.boutique.reprise import valides as d_oressource
from tests.boutique.tickets_repris import valides as des_tickets_repris
from tests.cafe import valides as du_cafe
from tests.collecte.declarations import valides as des_declarations
from tests.collecte.emissions import valides as des_emissions
from tests.dossiers import valides as des_dossiers
from tests.enquetes import valides as des_enquetes
from tests.fabriques import bac, categorie, matiere, structure, un_depot, un_point, une_personne
from tests.fabriques_tournees import une_demande
from tests.formation import valides as de_la_formation
from tests.reprise import valides as de_la_reprise
from tests.resultats import valides as des_resultats
from tests.seances import valides as des_seances
from tests.subventions import valides as des_subventions
from tests.valides import VALIDES, des_coordonnees, un_bon
from tests.valides_du_socle import un_maillon
from tests.velo import valides as du_velo

pytestmark = pytest.mark.django_db

JUIN = date(2026, 6, 1)

# Name of a check → the changes that each break it, alone.
INTERDITS: dict[str, list] = {
    "collecte_format_nombre": [{"colonnes": 0}, {"lignes": 0}],
    "collecte_format_lisible": [{"largeur_um": 24_999}, {"hauteur_um": 14_999}],
    "collecte_format_papier": [{"page_largeur_um": 420_001}, {"page_hauteur_um": 420_001}],
    "collecte_format_tient_en_largeur": [{"gauche_um": 8_001}, {"ecart_x_um": 6_001}],
    "collecte_format_tient_en_hauteur": [{"haut_um": 10_001}, {"lignes": 2}],
    "lieux_association_une_seule": [{"id": 2}],
    "lieux_association_comparable": [{"comparable_masse_pc": 101}, {"comparable_jours_pc": 101}],
    "lieux_association_exercice": [{"debut_exercice": 0}, {"debut_exercice": 13}],
    "lieux_lieu_ferme_apres_ouverture": [{"ferme_le": date(2026, 4, 30)}],
    "lieux_point_ferme_apres_ouverture": [{"ferme_le": date(2026, 4, 30)}],
    "lieux_point_genre_connu": [{"genre": "grenier"}],
    "lieux_horaire_jour_connu": [{"jour": 7}],
    "lieux_horaire_ferme_apres": [{"ferme": time(9)}, {"ferme": time(8)}],
    "lieux_horaire_pause": [
        {"pause_de": time(13)},
        {"pause_a": time(14)},
        {"pause_de": time(14), "pause_a": time(13)},
        {"pause_de": time(6), "pause_a": time(14)},
        {"pause_de": time(13), "pause_a": time(23)},
    ],
    "lieux_tache_moment_connu": [{"moment": "midi"}],
    "lieux_ouverture_pas_future": [{"le": timezone.now() + timedelta(days=1)}],
    "lieux_fermeture_pas_future": [{"le": timezone.now() + timedelta(days=1)}],
    "lieux_correction_fin_apres_debut": [
        {"debut": None},
        {"fin": None},
        lambda: {"fin": VALIDES["lieux.CorrectionHeures"]()["debut"]},
    ],
    "lieux_correction_motivee": [{"motif": ""}],
    "lieux_suspension_motif_connu": [{"motif": "caprice"}],
    "lieux_suspension_autre_precisee": [{"motif": "autre"}],
    "lieux_suspension_fin_apres_debut": [{"jusqu_a": timezone.now() - timedelta(days=9)}],
    "lieux_suspension_levee_apres_debut": [{"levee_le": timezone.now() - timedelta(days=9)}],
    "indicateurs_releve_valeur_positive": [{"valeur": -1}],
    "indicateurs_releve_annee_possible": [{"annee": 1999}, {"annee": 2201}],
    "indicateurs_releve_methode_dite": [{"methode": ""}],
    "indicateurs_cible_positive": [{"valeur": -1}],
    "indicateurs_cible_annee_possible": [{"annee": 1999}, {"annee": 2201}, {"rang": 0}],
    "indicateurs_cible_motivee": [{"motif": ""}, {"indicateur": ""}],
    "indicateurs_vue_nommee": [{"nom": ""}, {"chemin": "https://ailleurs.example/"}],
    "indicateurs_releve_correction_motivee": [{"motif": "déjà"}, {"rang": 2}, {"rang": 0}],
    "travaux_travail_etat_date": [
        {"etat": "fait"},
        {"etat": "en_cours"},
        {"fini_le": timezone.now()},
        {"etat": "perdu"},
    ],
    "travaux_travail_avancement": [{"fait": 1}],
    "travaux_etape_etat_date": [
        {"etat": "faite"},
        {"fini_le": timezone.now()},
        {"etat": "perdue", "fini_le": timezone.now()},
    ],
    "alertes_calcul_un_seul": [{"id": 2}],
    "sante_signe_un_seul": [{"id": 2}],
    "sante_mesure_dans_le_disque": [{"pris": -1}, {"pris": 41}, {"pris": 0, "total": 0}],
    "alertes_mise_de_cote_motivee": [{"motif": ""}],
    "alertes_seuil_rang_positif": [{"rang": 0}],
    "alertes_echeance_nature_connue": [{"nature": "bail"}],
    "alertes_echeance_objet_dit": [{"objet": ""}],
    "abonnements_abonnement_adresse": [
        {"courriel": ""},
        {"fin": "demande"},
        {"arrete_le": timezone.now(), "fin": "demande"},
        {"arrete_le": timezone.now(), "courriel": ""},
        {"arrete_le": timezone.now(), "courriel": "", "fin": "ennui"},
    ],
    "abonnements_envoi_etat_date": [
        {"etat": "envoye"},
        {"envoye_le": timezone.now()},
        {"etat": "perdu"},
    ],
    "personnes_personne_pas_dans_elle_meme": [{"id": 5_000_000, "fusionnee_dans_id": 5_000_000}],
    "personnes_consentement_mots_connus": [{"donnee": "adresse"}, {"finalite": "publicite"}],
    "personnes_consentement_retire_apres": [{"retire_le": timezone.now() - timedelta(days=9)}],
    "personnes_pas_doublon_ordonne": [{"une": une_personne, "autre_id": 0}],
    "personnes_effacement_motif_connu": [{"motif": "caprice"}],
    "personnes_equipier_fin_apres_debut": [{"fin": date(2026, 4, 30)}],
    "personnes_structure_genre_connu": [{"genre": "banque"}],
    "comptes_affectation_role_connu": [{"role": "roi"}],
    "comptes_affectation_controle_borne": [{"role": "controle", "fin": None}],
    "comptes_affectation_fin_apres_debut": [{"fin": date(2026, 4, 30)}],
    "comptes_affectation_point_d_un_lieu": [lambda: {"lieu": None, "point": un_point()}],
    "comptes_affectation_lieu_requis": [
        {"role": "responsable", "lieu": None},
        {"role": "camion", "lieu": None},
    ],
    "comptes_affectation_pole_d_un_responsable": [{"pole": "velo"}],
    "comptes_affectation_administration_partout": [{"role": "administration"}],
    "collecte_bon_nature_connue": [{"nature": "fantaisie"}],
    "collecte_bon_annulation_motivee": [
        {"nature": "contre_ecriture", "motif": "sans objet"},
        lambda: {"nature": "contre_ecriture", "annule": un_bon()},
        lambda: {"annule": un_bon(), "motif": "pas une annulation"},
    ],
    "collecte_bon_ne_s_annule_pas": [
        {"id": 70_000, "annule_id": 70_000, "nature": "contre_ecriture", "motif": "soi-même"}
    ],
    "collecte_sortie_destinataire": [
        {"type_don": None},
        {"genre": "recycleur", "type_don": None},
        lambda: {"genre": "recycleur", "structure": structure()},
        {"genre": "bac"},
        {"genre": "cadeau"},
    ],
    "collecte_ligne_masse_positive": [{"masse_g": 0}, {"masse_g": -5}, {"brut_g": 4}],
    "collecte_ligne_quantite_positive": [{"quantite": 0}],
    "collecte_ligne_mots_connus": [{"mesure": "devinee"}, {"de": "grenier"}, {"vers": "lune"}],
    "collecte_tare_positive": [
        {"n": 0},
        {"tare_g": 0},
        {"contenant": None},
        lambda: {"bac": bac()},
    ],
    "collecte_categorie_famille_connue": [{"famille": "animaux"}],
    "collecte_categorie_destination_connue": [{"destination": "vendu"}],
    "collecte_categorie_pas_sa_mere": [{"id": 70_000, "parent_id": 70_000}],
    "collecte_origine_statut_connu": [{"statut_juridique": "volé"}],
    "collecte_contenant_tare_positive": [{"tare_g": 0}],
    "collecte_bac_tare_positive": [{"tare_g": 0}],
    "collecte_destin_bac_fin_connue": [{"vers": "vendu"}],
    "collecte_destin_bac_fin_apres_debut": [{"fin": date(2026, 4, 30)}],
    "collecte_type_don_fin_connue": [{"vers": "vendu"}, {"vers": "recycle"}],
    "collecte_accord_matiere_ou_categorie": [lambda: {"categorie": categorie()}],
    "collecte_accord_fin_apres_debut": [{"fin": date(2026, 4, 30)}],
    "collecte_accord_fin_connue": [{"vers": "vendu"}, {"vers": "rayon"}],
    "collecte_non_vendable_que_faire_connu": [{"que_faire": "vendre"}],
    "collecte_controle_fait_quantite": [{"conformes": 0}],
    "collecte_essai_poste_connu": [{"poste": "lune"}, {"poste": ""}],
    "collecte_souhait_quantite_positive": [{"quantite": 0}],
    "collecte_souhait_clos_apres_creation": [{"clos_le": timezone.now() - timedelta(days=9)}],
    "collecte_suivi_regle_connue": [{"regle": "toujours"}],
    "collecte_rouleau_possible": [{"nombre": 0}, {"premier": 524_288}],
    "collecte_objet_mots_connus": [{"etat": "parfait"}, {"situation": "envole"}],
    "collecte_objet_parti_date": [{"parti_le": timezone.now()}, {"situation": "vendu"}],
    "collecte_objet_masse_positive": [{"masse_g": 0}, {"masse_g": -5}],
    "collecte_objet_cotes": [{"hauteur_cm": 0}, {"largeur_cm": 2_001}, {"profondeur_cm": 0}],
    "collecte_evenement_nature_connue": [{"nature": "envole"}],
    "collecte_evenement_motive": [{"nature": "parti"}, {"nature": "revenu"}],
    "collecte_mouvement_masse_positive": [{"masse_g": 0}, {"masse_g": -5}],
    "collecte_mouvement_permis": [
        {"de": "rayon", "vers": "vendu"},
        {"nature": "apport", "de": "rayon", "vers": "atelier"},
        {"nature": "vente_hors_caisse", "de": "a_trier", "vers": "vendu"},
        {"nature": "contre_ecriture", "de": "donateur", "vers": "a_trier"},
        {"vers": "a_trier"},
        {"nature": "inventaire", "de": "rayon", "vers": "vendu"},
        {"nature": "transfert", "de": "transit", "vers": "rayon"},
        {"nature": "reception", "de": "vendu", "vers": "perdu"},
        {"nature": "solde", "de": "vendu", "vers": "rayon"},
    ],
    "collecte_mouvement_famille": [{"famille": "denrees"}, {"famille": ""}],
    "collecte_stock_sans_denrees": [{"etape": "garde_manger"}],
    "collecte_cumul_sans_denrees": [{"vers": "servi"}, {"de": "donateur_denrees"}],
    "collecte_cumul_annees_sans_denrees": [{"vers": "jete"}],
    "collecte_ligne_moyenne": [
        {"moyenne_mg": 350_000},
        {"moyenne_source": "mere"},
        {"moyenne_mg": 350_000, "moyenne_source": "mere", "quantite": 3},
        {"moyenne_mg": 350_000, "moyenne_source": "mere", "mesure": "estimee"},
        {"moyenne_mg": 1, "moyenne_source": "ami", "quantite": 3, "mesure": "estimee"},
    ],
    "collecte_plein_masse_positive": [{"masse_g": 0}],
    "collecte_plein_mots_connus": [{"etape": "a_trier"}, {"mesure": "devinee"}],
    "collecte_remise_montant": [{"montant_c": 0}],
    "collecte_remise_intermediaire": [{"role_intermediaire": "courtier"}],
    "collecte_pesee_pont_masses": [{"annonce_g": 0}, {"net_g": -1}, {"refuse_g": 10}],
    "collecte_pesee_pont_refus": [{"refuse_vers": ""}, {"refuse_g": 0}, {"refuse_vers": "vendu"}],
    "collecte_inventaire_methode_connue": [{"methode": "pendule"}],
    "collecte_inventaire_arrete_ou_abandonne": [
        lambda: {"bon": un_bon(), "abandonne_le": timezone.now()}
    ],
    "collecte_comptage_positif": [{"masse_g": -1}, {"etape": "vendu"}],
    "collecte_ligne_inventaire_positive": [{"compte_g": -1}],
    "collecte_reglage_connu": [
        {"cle": "couleur"},
        {"valeur": "solde"},
        {"cle": "methode_vente", "valeur": "par_ligne"},
    ],
    "collecte_etalonnage_positif": [{"quantite": 0}, {"masse_g": 0}],
    "collecte_coordonnees_oubliees": [{"oubliees_le": timezone.now()}],
    "collecte_demande_mots_connus": [
        {"etat": "perdue"},
        {"canal": "pigeon"},
        {"moment": "nuit"},
        {"motif": "humeur"},
    ],
    "collecte_demande_volume_positif": [{"volume_l": 0}],
    "collecte_demande_creneau": [
        {"etat": "acceptee"},
        {"etat": "acceptee", "jour": JUIN},
        {"etat": "faite", "moment": "matin"},
    ],
    "collecte_demande_heures": [{"de": time(11), "a": time(9)}, {"de": time(11), "a": time(11)}],
    "collecte_demande_refus_motive": [{"etat": "refusee"}],
    "collecte_vehicule_volume_positif": [{"volume_l": 0}],
    "collecte_tournee_moment_connu": [{"moment": "nuit"}],
    "collecte_arret_genre": [
        {"demande": None},
        {"genre": "livraison"},
        lambda: {"coordonnees": des_coordonnees()},
        {"genre": "promenade"},
    ],
    "collecte_arret_issue_datee": [
        {"issue": "fait"},
        {"issue": "perdu", "dit_le": timezone.now()},
        {"dit_le": timezone.now()},
    ],
    "collecte_arret_issue_motivee": [
        {"issue": "refuse", "dit_le": timezone.now()},
        {"issue": "annule", "dit_le": timezone.now()},
    ],
    "collecte_arret_pese_s_il_est_fait": [
        lambda: {"apport": un_depot().apport},
        lambda: {"apport": un_depot().apport, "issue": "absent", "dit_le": timezone.now()},
    ],
    "collecte_mouvement_mots_connus": [{"mesure": "devinee"}, {"ventilation": "devinee"}],
}

# Name of a unique key → what makes a neighbour of the same row that may stand beside it.
UNIQUES: dict[str, dict] = {
    "lieux_point_nom_unique": {"nom": "Autre quai"},
    "personnes_equipier_une_fois": {"fin": JUIN},
    "personnes_mot_une_fois": {"mot": "autre"},
    "personnes_consentement_une_fois": {"finalite": "nouvelles"},
    "personnes_pas_doublon_une_fois": {"autre": une_personne},
    "collecte_ligne_rang_unique": {"rang": 1},
    "collecte_stock_cle": {"etape": "atelier"},
    "collecte_cumul_cle": {"mesure": "estimee"},
    "collecte_cumul_depots_cle": {"mois": JUIN},
    "collecte_cumul_apports_cle": {"mois": JUIN},
    "collecte_cumul_annees_cle": {"annee": 2027},
    "collecte_cumul_heures_cle": {"heure": 11},
    "collecte_cumul_partenaires_cle": {"mois": JUIN},
    "collecte_matiere_possible_unique": {"categorie": lambda: categorie("livres")},
    "collecte_destin_bac_unique": {"debut": JUIN},
    "collecte_accord_matiere_unique": {"debut": JUIN},
    "collecte_accord_categorie_unique": {"debut": JUIN},
    "collecte_accord_convention_unique": {"debut": JUIN},
    "collecte_tuile_unique": {"categorie": lambda: categorie("livres")},
    "collecte_mois_unique": {"mois": JUIN},
    "collecte_pesee_pont_unique": {"matiere": lambda: matiere("carton")},
    "collecte_inventaire_un_a_la_fois": {"abandonne_le": timezone.now},
    "collecte_ligne_inventaire_unique": {"etape": "a_trier"},
    "collecte_cloture_unique": {"rang": 2, "maillon": lambda: un_maillon("autre")},
    "collecte_reglage_unique": {"debut": JUIN},
    "journal_maillon_unique": {"rang": 2},
    "lieux_horaire_unique": {"jour": 3},
    "lieux_tache_unique": {"moment": "fermeture"},
    "lieux_ouverture_rang_unique": {"rang": 2, "uuid": uuid4},
    "indicateurs_vue_nom_unique": {"nom": "Livres"},
    "indicateurs_cible_rang_unique": {"annee": 2025, "uuid": uuid4},
    "indicateurs_releve_rang_unique": {"annee": 2025, "uuid": uuid4},
    "travaux_etape_unique": {"code": "autre"},
    "alertes_alerte_unique": {"cle": "2"},
    "alertes_mise_de_cote_unique": {"cle": "2"},
    "alertes_seuil_rang_unique": {"rang": 2},
    "abonnements_envoi_unique": {"mois": JUIN},
    "lieux_correction_rang_unique": {"rang": 2, "uuid": uuid4},
    "lieux_suspension_une_seule": {"levee_le": timezone.now, "uuid": uuid4},
    "collecte_controle_unique": {"categorie": lambda: categorie("livres")},
    "collecte_controle_fait_unique": {"uuid": uuid4},
    "collecte_controle_fait_annule_une_fois": {"annule": uuid4, "uuid": uuid4},
    "collecte_tournee_une_par_moment": {"moment": "matin", "uuid": uuid4},
    "collecte_arret_demande_une_fois": {"demande": lambda: une_demande(), "uuid": uuid4},
    "collecte_emplacement_unique": {"nom": "Autre réserve"},
    "collecte_evenement_une_fois": {"geste": uuid4()},
    "collecte_bordereau_rang": {"rang": 2},
    "collecte_scan_unique": {"empreinte": "b" * 64, "uuid": uuid4},
}
# What the first row of a unique key needs besides being valid.
DEPART = {
    "collecte_controle_fait_annule_une_fois": lambda: {"annule": uuid4()},
    "collecte_accord_categorie_unique": lambda: {"matiere": None, "categorie": categorie()},
    "collecte_accord_convention_unique": lambda: {"matiere": None},
}


for _des in (
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
    INTERDITS |= _des.INTERDITS
    UNIQUES |= _des.UNIQUES
    DEPART |= getattr(_des, "DEPART", {})
