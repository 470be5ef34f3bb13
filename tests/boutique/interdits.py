"""What each check and each unique key of the till refuses, from its valid object."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from boutique.tiroirs.models import ChequeRemis
from tests.boutique.valides import (
    MAI,
    un_article,
    un_moyen,
    un_numero,
    un_objet,
    une_chaine,
    une_session,
    une_vente,
)
from tests.fabriques import structure, un_lieu

# Name of a check → the changes that each break it, alone.
INTERDITS: dict[str, list] = {
    "boutique_etiquetage_demandees": [{"demandees": 201}],
    "boutique_tirage_nombre": [{"nombre": 0}, {"nombre": 201}],
    "boutique_regime_autres_taux": [
        {"regime": "non_assujetti", "taux_cp": 0, "autres_taux": "550"}
    ],
    "boutique_regime_taux": [{"regime": "fantaisie"}, {"taux_cp": 0}, {"regime": "non_assujetti"}],
    "boutique_article_mots_connus": [
        {"provenance": "vol"},
        # Left with us to be sold: it would need a « registre d’objets mobiliers ».
        {"provenance": "depot"},
        {"mode_prix": "au_pif", "minimum_cts": None},
    ],
    "boutique_article_prix": [{"prix_cts": None, "minimum_cts": None}, {"mode_prix": "libre"}],
    "boutique_article_minimum": [{"minimum_cts": 201}, {"mode_prix": "fixe"}],
    "boutique_article_categorie": [{"categorie": None}],
    "boutique_article_taux": [{"taux_cp": 0}, {"taux_cp": 10_000}],
    "boutique_article_lot": [
        {"nb_objets": 6},
        {"nb_objets": 0, "mode_prix": "lot", "minimum_cts": None},
    ],
    "boutique_article_unique": [
        {"reserve_jusqu_au": MAI},
        lambda: {"objet": un_objet(), "provenance": "achat"},
        lambda: {"objet": un_objet(), "mode_prix": "lot", "minimum_cts": None},
    ],
    "boutique_operation_dates": [{"fin": date(2026, 4, 30)}],
    "boutique_operation_pourcent": [{"pourcent": 0}, {"pourcent": 101}],
    "boutique_moyen_genre_connu": [{"genre": "troc"}],
    "boutique_moyen_monnaie": [{"rend_la_monnaie": True}],
    "boutique_bon_achat_solde": [{"valeur_cts": 0, "solde_cts": 0}, {"solde_cts": 1_001}],
    "boutique_bon_achat_prescripteur": [
        {"origine": "solidaire"},
        {"origine": "inconnue"},
        lambda: {"prescripteur": structure()},
    ],
    "boutique_caisse_au_poids": [
        {"vente_au_poids": True},
        {"vente_au_poids": True, "instrument": "SN 12"},
        {"vente_au_poids": True, "vignette_jusqu_au": MAI},
    ],
    "boutique_caisse_plausible": [{"quantite_plausible": 0}, {"montant_plausible_cts": 0}],
    "boutique_session_ferme_apres_ouverture": [
        {"fermee_le": timezone.now() - timezone.timedelta(days=1)}
    ],
    "boutique_session_comptee_fermee": [{"comptee_le": timezone.now()}],
    "boutique_especes_mouvement": [
        {"montant_cts": 0},
        {"vers": "poche"},
        {"vers": "tiroir"},
        {"motif": ""},
    ],
    "boutique_especes_tiroir": [
        {"session": None},
        {"de": "banque"},
        {"de": "corrige"},
        {"session": None, "de": "corrige", "vers": "ecart"},
    ],
    "boutique_plafond_role_connu": [{"role": "roi"}],
    "boutique_remise_montant": [{"montant_cts": 0}, {"genre": "lingots"}],
    "boutique_etape_remise_connue": [{"etat": "perdue"}],
    "boutique_vente_nature": [
        {"nature": "avoir", "motif": "essai"},
        {"nature": "correction", "motif": "essai"},
        {"nature": "troc", "motif": "essai"},
        lambda: {"lien": une_vente()},
    ],
    "boutique_vente_motivee": [
        {
            "nature": "avoir",
            "catalogue_cts": -500,
            "remise_cts": 0,
            "total_cts": -500,
            "ht_cts": -500,
        }
    ],
    "boutique_vente_sommes": [{"total_cts": 501}, {"tva_cts": 1}],
    "boutique_vente_en_session": [{"session": None}, {"hors_tiroir": True}],
    "boutique_ligne_sommes": [{"remise_main_cts": 99}, {"tva_cts": 1}],
    "boutique_ligne_un_seul_sens": [{"remise_main_cts": -100, "montant_cts": 700, "ht_cts": 700}],
    "boutique_ligne_prix": [
        {"prix_cts": 301},
        {"mode": "lot"},
        {"mode": "poids"},
        {"mode": "troc"},
    ],
    "boutique_ligne_masse": [
        {"mesure": ""},
        {"masse_g": -900},
        {"masse_g": 0},
        {"mesure": "deduite"},
    ],
    "boutique_ligne_operation": [{"remise_operation_cts": 100, "remise_main_cts": 0}],
    "boutique_reglement_monnaie": [
        {"montant_cts": 0, "donne_cts": 0},
        {"donne_cts": 400},
        {"genre": "carte"},
    ],
    "boutique_reglement_bon": [{"genre": "bon", "donne_cts": 500}],
    "boutique_remis_forme_connue": [{"forme": "pigeon"}],
    "boutique_cloture_de_session": [
        {"niveau": "session"},
        {"niveau": "siecle"},
        lambda: {"session": une_session()},
    ],
    "boutique_cloture_sommes": [
        {"fin": date(2026, 4, 30)},
        {"catalogue_cts": 501},
        {"tva_cts": 1},
        {"ecart_cts": 1},
        {"absolu_cts": 499},
        {"perpetuel_absolu_cts": 499},
    ],
}

LE_LENDEMAIN = {"numero": 2, "rang": 2, "debut": date(2026, 5, 2), "fin": date(2026, 5, 2)}
# Name of a unique key → what makes a second row different again.
DEPART: dict[str, dict] = {"boutique_etape_remise_ou_annulee": {"etat": "remise"}}
UNIQUES: dict[str, dict] = {
    "boutique_etiquetage_un_par_lieu": {"lieu": un_lieu},
    "boutique_tirage_article_une_fois": {"article": lambda: un_article("Polar")},
    "boutique_emetteur_unique": {"lieu_adresse": "7 rue Neuve"},
    "boutique_regime_un_par_jour": {"debut": date(2026, 6, 1)},
    "boutique_article_code_barres": {"code_barres": "", "numero": lambda: un_numero()},
    "boutique_serie_unique": {"rang": 3, "chaine": une_chaine},
    "boutique_session_une_seule_ouverte": {"ecole": True, "uuid": uuid4},
    "boutique_session_numero": {"numero": 2, "uuid": uuid4, "fermee_le": timezone.now},
    "boutique_presence_une_a_la_fois": {"finie_le": timezone.now},
    "boutique_comptage_rang": {"rang": 2, "uuid": uuid4, "retenu": False},
    "boutique_comptage_un_seul_retenu": {"rang": 2, "uuid": uuid4, "retenu": False},
    "boutique_etape_remise_une_fois": {"etat": "remise"},
    "boutique_etape_remise_ou_annulee": {"etat": "preparee"},
    "boutique_cheque_remis_une_fois": {"apres": lambda: ChequeRemis.objects.get()},
    "boutique_vente_numero": {"numero": 2, "uuid": uuid4, "jeton": lambda: uuid4().hex},
    "boutique_ligne_rang_unique": {"rang": 1},
    "boutique_reglement_rang_unique": {"rang": 1},
    "boutique_remis_duplicata": {"duplicata": 1, "uuid": uuid4},
    "boutique_cloture_numero": LE_LENDEMAIN,
    "boutique_cloture_rang": LE_LENDEMAIN,
    "boutique_cloture_jour_unique": LE_LENDEMAIN,
    "boutique_cloture_mois_unique": LE_LENDEMAIN,
    "boutique_cloture_annee_unique": LE_LENDEMAIN,
    "boutique_cumul_ventes_cle": {"operation": 1},
    "boutique_cumul_tickets_cle": {"activites": "1,2"},
    "boutique_cumul_heures_cle": {"heure": 11},
    "boutique_cumul_reglements_cle": {"moyen": lambda: un_moyen("carte")},
}
