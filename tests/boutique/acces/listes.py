"""Who opens what, in this part of the till: typed by hand, like the whole table."""

from typing import Any

from boutique.articles.models import Operation, Public
from boutique.comptabilite.models import Manifestation
from boutique.regles.models import Activite, Moyen, RegimeTVA
from tests.boutique.en_rayon import (
    un_article_unique,
    un_regime_annonce,
    un_tirage,
    une_ligne_a_enlever,
    une_operation,
)

PRIX = {"responsable", "direction"}
ENCAISSE = {"caisse", "responsable", "direction"}
REGLE = {"tresorerie", "direction", "administration"}


def un_article(monde) -> list:
    return [monde.article.pk]


def un_unique(monde) -> list:
    return [un_article_unique(monde.point).pk]


def la_caisse(monde) -> list:
    return [monde.session.caisse_id]


def le_premier(modele):
    return lambda _monde: [modele.objects.order_by("pk")[0].pk]


def l_operation(monde) -> list:
    return [(Operation.objects.first() or une_operation(monde.session.caisse.point)).pk]


def le_regime(_monde) -> list:
    return [(RegimeTVA.objects.first() or un_regime_annonce()).pk]


def la_manifestation(_monde) -> list:
    champs = {"annee": 2027, "rang": 1, "debut": "2027-06-01", "fin": "2027-06-01"}
    return [Manifestation.objects.get_or_create(nom="Bal", defaults=champs)[0].pk]


def le_tirage(monde) -> list:
    return [un_tirage(un_article_unique(monde.point)).pk]


def a_enlever(monde) -> list:
    return [une_ligne_a_enlever(monde.session).pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "boutique:articles": ("get", lambda _: [], PRIX),
    "boutique:article_nouveau": ("get", lambda _: [], PRIX),
    "boutique:article": ("get", un_article, PRIX),
    "boutique:etalonner": ("get", lambda _: [], ENCAISSE),
    "boutique:article_etalonner": ("get", un_article, ENCAISSE),
    "boutique:article_montrer": ("post", un_article, PRIX),
    "boutique:article_deplacer": ("post", un_article, PRIX),
    "boutique:operations": ("get", lambda _: [], PRIX),
    "boutique:operation_nouvelle": ("get", lambda _: [], PRIX),
    "boutique:operation": ("get", l_operation, PRIX),
    "boutique:operation_arreter": ("post", l_operation, PRIX),
    "boutique:publics": ("get", lambda _: [], PRIX),
    "boutique:public_changer": ("post", le_premier(Public), PRIX),
    "boutique:uniques": ("get", lambda _: [], ENCAISSE),
    "boutique:unique_etiqueter": ("get", lambda _: [], PRIX),
    "boutique:unique": ("get", un_unique, ENCAISSE),
    "boutique:unique_prix": ("post", un_unique, PRIX),
    "boutique:unique_demarquer": ("post", un_unique, PRIX),
    "boutique:unique_reserver": ("post", un_unique, ENCAISSE),
    "boutique:unique_liberer": ("post", un_unique, ENCAISSE),
    "boutique:unique_retirer": ("post", un_unique, PRIX),
    "boutique:unique_remettre": ("post", un_unique, PRIX),
    "boutique:a_etiqueter": ("get", lambda _: [], PRIX),
    "boutique:etiquettes_retirer": ("post", lambda _: [], PRIX),
    "boutique:etiquette_demander": ("post", un_article, PRIX),
    "boutique:tirage": ("get", le_tirage, PRIX),
    "boutique:tirage_pdf": ("get", le_tirage, PRIX),
    "boutique:tirage_remettre": ("post", le_tirage, PRIX),
    "boutique:a_enlever": ("get", lambda _: [], ENCAISSE),
    "boutique:ligne_enlever": ("post", a_enlever, ENCAISSE),
    "boutique:caisses": ("get", lambda _: [], REGLE),
    "boutique:caisse_reglages": ("get", la_caisse, REGLE),
    "boutique:plafonds": ("get", lambda _: [], REGLE),
    "boutique:subventions": ("get", lambda _: [], REGLE),
    "boutique:manifestations": ("get", lambda _: [], REGLE),
    "boutique:manifestation_abandonner": ("post", la_manifestation, REGLE),
    "boutique:moyens": ("get", lambda _: [], REGLE),
    "boutique:moyen_nouveau": ("get", lambda _: [], REGLE),
    "boutique:moyen": ("get", le_premier(Moyen), REGLE),
    "boutique:moyen_montrer": ("post", le_premier(Moyen), REGLE),
    "boutique:moyen_deplacer": ("post", le_premier(Moyen), REGLE),
    "boutique:activites": ("get", lambda _: [], REGLE),
    "boutique:activite_nouvelle": ("get", lambda _: [], REGLE),
    "boutique:activite": ("get", le_premier(Activite), REGLE),
    "boutique:activite_regime": ("post", le_premier(Activite), REGLE),
    "boutique:regime_retirer": ("post", le_regime, REGLE),
}
