"""One valid object of each constrained model of the till."""

from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from boutique.articles.models import Article
from boutique.caisses.models import Caisse, Serie, Session
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.regles.models import Activite, Moyen
from boutique.tiroirs.models import RemiseBanque
from boutique.uniques.models import Tirage
from boutique.ventes.models import LigneVente, Reglement, Vente
from collecte.objets.models import Objet
from collecte.poids.models import Etalonnage
from petiterockette.journal.models import Chaine
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import categorie, un_compte, un_lieu, un_point, une_personne

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
        "genre": "article",
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
