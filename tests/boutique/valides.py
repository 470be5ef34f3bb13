"""One valid object of each constrained model of the till."""

from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from boutique.articles.models import Article
from boutique.caisses.models import Caisse, Serie, Session
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.regles.models import Activite, Moyen
from boutique.tiroirs.models import ChequeRemis, RemiseBanque
from boutique.uniques.models import Tirage
from boutique.ventes.models import LigneVente, Reglement, Vente
from collecte.objets.models import Objet
from collecte.poids.models import Etalonnage
from petiterockette.journal.models import Chaine
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import categorie, structure, un_compte, un_lieu, un_point, une_personne

MAI = date(2026, 5, 1)


def une_caisse_installee() -> Caisse:
    return installer_la_caisse(un_point("caisse"))


def une_session(**champs) -> Session:
    return Session.objects.create(**VALIDES["boutique_caisses.Session"]() | champs)


def une_vente() -> Vente:
    vente = Vente(**VALIDES["boutique_ventes.Vente"]())
    vente.save(force_insert=True)
    return vente


def un_reglement() -> Reglement:
    reglement = Reglement(**VALIDES["boutique_ventes.Reglement"]())
    reglement.save(force_insert=True)
    return reglement


def un_etalonnage() -> Etalonnage:
    return Etalonnage.objects.create(
        categorie=categorie(),
        uuid=uuid4(),
        lieu=un_lieu(),
        jour=MAI,
        quantite=10,
        masse_g=3_500,
        compte=un_compte(),
    )


def une_ligne_vendue() -> LigneVente:
    ligne = LigneVente(**_ligne())
    ligne.save(force_insert=True)
    return ligne


def une_remise() -> RemiseBanque:
    return RemiseBanque.objects.create(**VALIDES["boutique_tiroirs.RemiseBanque"]())


def un_numero() -> int:
    return 1 + max(Article.objects.values_list("numero", flat=True), default=0)


def un_objet() -> Objet:
    return Objet.objects.create(
        code="BCDFGH",
        uuid=uuid4(),
        lieu=un_lieu(),
        categorie=categorie("mobilier"),
        suivi_le=timezone.now(),
    )


def une_chaine() -> Chaine:
    with transaction.atomic():
        return Chaine.objects.create(nom=f"essai:{uuid4().hex[:12]}")


def une_activite() -> Activite:
    la_boutique()
    return Activite.objects.get(code="boutique")


def un_moyen(code: str = "especes") -> Moyen:
    la_boutique()
    return Moyen.objects.get(code=code)


def _ligne() -> dict:
    la_boutique()
    article = Article.objects.get(nom="Pantalon")
    return {
        "vente": une_vente(),
        "rang": 0,
        "genre": "article",
        "article": article,
        "libelle": article.nom,
        "categorie": article.categorie,
        "provenance": "don",
        "activite": article.activite,
        "compte": "707100",
        "mode": "unite",
        "quantite": 2,
        "nb_objets": 2,
        "prix_cts": 300,
        "catalogue_cts": 600,
        "remise_main_cts": 100,
        "montant_cts": 500,
        "regime": "non_assujetti",
        "ht_cts": 500,
        "tva_cts": 0,
        "masse_g": 900,
        "mesure": "pesee",
    }


def un_tirage() -> Tirage:
    return Tirage.objects.create(
        uuid=uuid4(), lieu=un_lieu(), le=timezone.now(), compte=un_compte()
    )


def un_article(nom: str = "Pantalon") -> Article:
    la_boutique()
    return Article.objects.get(nom=nom)


VALIDES = {
    "boutique_uniques.Etiquetage": lambda: {"article": un_article(), "lieu": un_lieu()},
    "boutique_uniques.LigneTirage": lambda: {
        "tirage": un_tirage(),
        "article": un_article(),
        "prix_cts": 300,
        "nombre": 2,
    },
    "boutique_regles.RegimeTVA": lambda: {
        "activite": une_activite(),
        "debut": MAI,
        "regime": "assujetti",
        "taux_cp": 2_000,
    },
    "boutique_articles.Article": lambda: {
        "numero": un_numero(),
        "code_barres": "3017620422003",
        "nom": "Chapeau",
        "activite": une_activite(),
        "categorie": categorie("textiles"),
        "prix_cts": 200,
        "minimum_cts": 100,
    },
    "boutique_caisses.Presence": lambda: {
        "session": une_session(),
        "personne": une_personne(),
        "appareil": "d1",
        "compte": un_compte(),
        "le": timezone.now(),
    },
    "boutique_articles.Operation": lambda: {
        "nom": "Soldes",
        "debut": MAI,
        "fin": MAI,
        "pourcent": 50,
    },
    "boutique_regles.Moyen": lambda: {
        "code": "neuf",
        "nom": "Neuf",
        "genre": "carte",
        "compte": "512",
    },
    "boutique_ventes.BonAchat": lambda: {
        "code": "BCDFGHJK",
        "origine": "vendu",
        "valeur_cts": 1_000,
        "solde_cts": 400,
        "emis_le": MAI,
        "expire_le": MAI,
    },
    "boutique_caisses.Caisse": lambda: {"point": un_point("caisse"), "numero": 77},
    "boutique_caisses.Serie": lambda: {
        "caisse": une_caisse_installee(),
        "rang": 2,
        "ouverte_le": timezone.now(),
        "chaine": une_chaine(),
    },
    "boutique_caisses.Session": lambda: {
        "caisse": une_caisse_installee(),
        "numero": 1,
        "uuid": uuid4(),
        "jour": MAI,
        "ouverte_le": timezone.now(),
        "compte": un_compte(),
        "fond_cts": 10_000,
        "appareil": "0" * 64,
    },
    "boutique_tiroirs.MouvementEspeces": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "session": une_session(),
        "de": "tiroir",
        "vers": "coffre",
        "montant_cts": 4_000,
        "motif": "trop de billets",
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "boutique_tiroirs.Comptage": lambda: {
        "uuid": uuid4(),
        "session": une_session(),
        "rang": 1,
        "le": timezone.now(),
        "compte": un_compte(),
        "coupures": {"5000": 2},
        "especes_cts": 10_000,
        "especes_attendues_cts": 10_000,
        "cheques_comptes": 0,
        "cheques_attendus": 0,
        "carte_cts": 0,
        "carte_attendue_cts": 0,
        "retenu": True,
    },
    "boutique_tickets.PlafondRemboursement": lambda: {"role": "caisse", "avec_ticket_cts": 5_000},
    "boutique_tiroirs.RemiseBanque": lambda: {
        "uuid": uuid4(),
        "lieu": un_lieu(),
        "genre": "especes",
        "montant_cts": 50_000,
    },
    "boutique_tiroirs.EtapeRemise": lambda: {
        "remise": une_remise(),
        "etat": "preparee",
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "boutique_tiroirs.ChequeRemis": lambda: {"remise": une_remise(), "reglement": un_reglement()},
    "boutique_tiroirs.Cheque": lambda: {"reglement": un_reglement()},
    "boutique_caisses.Emetteur": lambda: {"nom": "La Petite Rockette", "lieu_nom": "Boutique"},
    "boutique_ventes.Vente": lambda: (
        (session := une_session())
        and {
            "uuid": uuid4(),
            "empreinte": "0" * 64,
            "serie": Serie.objects.get(caisse=session.caisse, ecole=False),
            "numero": 1,
            "nature": "vente",
            "session": session,
            "jour": MAI,
            "le": timezone.now(),
            "compte": un_compte(),
            "catalogue_cts": 600,
            "remise_cts": 100,
            "total_cts": 500,
            "ht_cts": 500,
            "tva_cts": 0,
            "jeton": uuid4().hex,
            "version": "1",
        }
    ),
    "boutique_ventes.LigneVente": _ligne,
    "boutique_uniques.Enlevement": lambda: {
        "ligne": une_ligne_vendue(),
        "enleve_le": timezone.now(),
        "compte": un_compte(),
    },
    "boutique_articles.EtalonArticle": lambda: {
        "etalonnage": un_etalonnage(),
        "article": une_ligne_vendue().article,
    },
    "boutique_ventes.CumulVentes": lambda: {
        "jour": MAI,
        "caisse": une_caisse_installee(),
        "activite": une_activite(),
        "categorie": 0,
        "regime": "non_assujetti",
        "taux_cp": 0,
        "operation": 0,
    },
    "boutique_ventes.CumulTickets": lambda: {
        "jour": MAI,
        "caisse": une_caisse_installee(),
        "heure": 10,
        "activites": "1",
    },
    "boutique_ventes.CumulHeuresDeVente": lambda: {
        "jour": MAI,
        "caisse": une_caisse_installee(),
        "heure": 10,
        "activite": une_activite(),
    },
    "boutique_ventes.CumulReglements": lambda: {
        "jour": MAI,
        "caisse": une_caisse_installee(),
        "moyen": un_moyen(),
    },
    "boutique_ventes.Reglement": lambda: {
        "vente": une_vente(),
        "rang": 0,
        "moyen": un_moyen(),
        "genre": "especes",
        "libelle": "Espèces",
        "montant_cts": 500,
        "donne_cts": 1_000,
    },
    "boutique_clotures.Cloture": lambda: {
        "caisse": une_caisse_installee(),
        "niveau": "jour",
        "numero": 1,
        "rang": 1,
        "debut": MAI,
        "fin": MAI,
        "le": timezone.now(),
        "total_cts": 500,
        "absolu_cts": 500,
        "catalogue_cts": 500,
        "ht_cts": 500,
        "perpetuel_net_cts": 500,
        "perpetuel_absolu_cts": 500,
        "perpetuel_ventes": 1,
        "version": "1",
    },
    "boutique_tickets.Remis": lambda: {
        "uuid": uuid4(),
        "vente": une_vente(),
        "forme": "papier",
        "le": timezone.now(),
        "compte": un_compte(),
    },
}

# Name of a check → the changes that each break it, alone.
INTERDITS: dict[str, list] = {
    "boutique_etiquetage_demandees": [{"demandees": 201}],
    "boutique_tirage_nombre": [{"nombre": 0}, {"nombre": 201}],
    "boutique_regime_autres_taux": [
        {"regime": "non_assujetti", "taux_cp": 0, "autres_taux": "550"}
    ],
    "boutique_regime_taux": [
        {"regime": "fantaisie"},
        {"taux_cp": 0},
        {"regime": "non_assujetti"},
    ],
    "boutique_article_mots_connus": [
        {"provenance": "vol"},
        # Left with us to be sold: it would need a « registre d’objets mobiliers ».
        {"provenance": "depot"},
        {"mode_prix": "au_pif", "minimum_cts": None},
    ],
    "boutique_article_prix": [
        {"prix_cts": None, "minimum_cts": None},
        {"mode_prix": "libre"},
    ],
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
        lambda: {
            "objet": un_objet(),
            "mode_prix": "lot",
            "minimum_cts": None,
        },
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
    "boutique_ligne_un_seul_sens": [
        {"remise_main_cts": -100, "montant_cts": 700, "ht_cts": 700},
    ],
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
    "boutique_vente_numero": {
        "numero": 2,
        "uuid": uuid4,
        "jeton": lambda: uuid4().hex,
    },
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
