"""Tills held by a device each, and a sale as their screen posts it."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from bench.comptoir.document import requetes
from bench.machine.connexion import connecter
from boutique.articles.models import Article
from boutique.caisses.appareil import nouveau_jeton, retenir_le_jeton
from boutique.caisses.models import Session
from boutique.caisses.services.caisses import installer_la_caisse
from boutique.regles.models import Moyen
from boutique.tiroirs.services.sessions import fermer, ouvrir
from boutique.ventes.models import Vente
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu, Point


def ouvrir_la_caisse() -> dict[str, Any]:
    """Hold the till of Chemin-Vert: the cookies of its device, and what its screen posts."""
    return _tenir(Point.objects.select_related("lieu").get(lieu__code="CHV", nom="Caisse"))


def ouvrir_des_caisses(combien: str) -> dict[str, Any]:
    """Hold so many tills more at Chemin-Vert, each by a device of its own."""
    lieu = Lieu.objects.get(code="CHV")
    points = [
        Point.objects.create(
            lieu=lieu, nom=f"Caisse {n}", genre=Point.Genre.CAISSE, ouvert_le=lieu.ouvert_le
        )
        for n in range(int(combien))
    ]
    return {"caisses": [_tenir(point) for point in points]}


def compter_les_ventes() -> dict[str, Any]:
    """How many tickets the base holds."""
    return {"ventes": Vente.objects.count()}


def requetes_de_la_vente() -> dict[str, Any]:
    """How many queries a sale makes, login and savepoints included."""
    caisse = ouvrir_la_caisse()
    return requetes("/boutique/ventes/", caisse["document"], caisse["cookies"])


def _tenir(point: Point) -> dict[str, Any]:
    compte = Compte.objects.get(identifiant="caisse")
    caisse = installer_la_caisse(point)
    for ouverte in Session.objects.ouvertes().filter(caisse=caisse, ecole=False):
        fermer(session=ouverte, compte=compte, par=None)
    jeton, reponse = nouveau_jeton(uuid4()), HttpResponse()
    session, _nouvelle = ouvrir(
        point=point, uuid=uuid4(), fond_cts=10_000, compte=compte, par=None, appareil=jeton
    )
    retenir_le_jeton(reponse, jeton, securise=False)
    cookies = {nom: cookie.value for nom, cookie in reponse.cookies.items()}
    return {
        "cookies": connecter("caisse") | cookies,
        "document": {
            "lieu": "CHV",
            "point": point.pk,
            "session": session.pk,
            "total_cts": 900,
            "lignes": [
                _vendu("Pantalon", 2, 300),
                _vendu("Assiette", 6, 25),
                _vendu("Puzzle", 1, 150),
            ],
            "reglements": [_paye("carte", 500), _paye("especes", 400) | {"donne_cts": 1_000}],
        },
    }


def _vendu(nom: str, quantite: int, prix_cts: int) -> dict[str, Any]:
    article = Article.objects.get(nom=nom, objet=None)
    montant = quantite * prix_cts
    return {
        "article": article.pk,
        "quantite": quantite,
        "prix_cts": prix_cts,
        "montant_cts": montant,
        "masse_g": 300 * quantite,
    }


def _paye(code: str, montant_cts: int) -> dict[str, Any]:
    return {"moyen": Moyen.objects.get(code=code).pk, "montant_cts": montant_cts}
