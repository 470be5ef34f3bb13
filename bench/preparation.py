"""Inside one base: fill it, sign the devices in, count what a page reads.

Run by `python -m bench` in a process of its own for each base: `python -m bench.preparation
QUOI …`, which answers one JSON line.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.connexion import connecter  # noqa: E402
from bench.masses import (  # noqa: E402
    archiver_une_annee,
    clore_un_mois,
    executer_en_nombre,
    inscrire_en_nombre,
    nos_modeles,
    verifier_la_suite,
    verifier_les_livres,
)
from bench.oressource import lire_l_ancien_outil  # noqa: E402
from bench.pages import parcourir  # noqa: E402
from bench.papiers import dessiner_un_rapport  # noqa: E402
from bench.tableurs import reprendre_un_tableur  # noqa: E402
from boutique.articles.models import Article  # noqa: E402
from boutique.caisses.appareil import nouveau_jeton, retenir_le_jeton  # noqa: E402
from boutique.caisses.models import Session  # noqa: E402
from boutique.caisses.services.caisses import installer_la_caisse  # noqa: E402
from boutique.regles.models import Moyen  # noqa: E402
from boutique.tiroirs.services.sessions import fermer, ouvrir  # noqa: E402
from boutique.ventes.models import Vente  # noqa: E402
from collecte.listes.models import Categorie, Contenant, Localite, Origine  # noqa: E402
from collecte.livre.models import Mouvement  # noqa: E402
from petiterockette.api.domaines import DOMAINES  # noqa: E402
from petiterockette.api.services import donner  # noqa: E402
from petiterockette.comptes.models import Compte  # noqa: E402
from petiterockette.lieux.models import Lieu, Point  # noqa: E402
from petiterockette.personnes.models import Equipier  # noqa: E402

# One call of SQLite's progress handler for so many steps of its virtual machine.
PAS = 10


def remplir(annees: str, jusqu_au: str = "") -> dict[str, Any]:
    """Migrate, tell a demo of some years, and let the planner know its tables.

    ``jusqu_au``: the day, in ISO, before which it stops; what is told already is not told again.
    """
    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["hx-*"])
    fin = date.fromisoformat(jusqu_au) if jusqu_au else None
    call_command("demo", annees=int(annees), jusqu_au=fin, stdout=sys.stderr, skip_checks=True)
    return {"mouvements": Mouvement.objects.count()}


def compter_les_rangees() -> dict[str, Any]:
    """How many rows the demo wrote, in all the tables of the house."""
    return {"rangees": sum(modele._base_manager.count() for modele in nos_modeles())}


def document() -> dict[str, Any]:
    """A deposit of three lines, one with a tare, as a counter posts it, without its uuid."""
    caisse = Contenant.objects.get(nom="Caisse grise")
    point = Point.objects.get(lieu__code="CHV", nom="Comptoir")
    lignes = [("textiles", 7_400, 0), ("livres", 5_250, 1), ("vaisselle", 3_100, 0)]
    return {
        "lieu": "CHV",
        "point": point.pk,
        "par": Equipier.objects.filter(lieu=point.lieu_id).earliest("id").personne_id,
        "origine": Origine.objects.get(code="apport-volontaire").pk,
        "localite": Localite.objects.get(code="quartier").pk,
        "donateur": None,
        "commentaire": "",
        "jour": None,
        "lignes": [
            {
                "categorie": Categorie.objects.get(code=code).pk,
                "brut_g": masse_g + n * caisse.tare_g,
                "tares": [{"contenant": caisse.pk, "n": n}] if n else [],
                "masse_g": masse_g,
                "quantite": None,
                "mesure": "pesee",
                "destination": "a_trier",
                "confirmee": False,
            }
            for code, masse_g, n in lignes
        ],
        "refuses": [],
    }


def requetes_du_depot() -> dict[str, Any]:
    """How many queries a deposit makes, login and savepoints included."""
    return _requetes("/collecte/depots/", document(), connecter("benevole"))


def _requetes(adresse: str, corps: dict[str, Any], cookies: dict[str, str]) -> dict[str, Any]:
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies.load(cookies)
    for _ in range(2):
        with CaptureQueriesContext(connection) as requetes:
            reponse = client.post(adresse, corps | {"uuid": str(uuid4())}, "application/json")
    assert reponse.status_code == 201, reponse.content
    return {"requetes": len(requetes), "ordres": [r["sql"] for r in requetes.captured_queries]}


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


def donner_une_cle() -> dict[str, Any]:
    """A key to the whole API; its brake lets it serve as often as a measure does."""
    _jeton, cle = donner(
        compte=Compte.objects.get(identifiant="direction"),
        uuid=uuid4(),
        nom="Mesures",
        pour="bench",
        domaines=[*DOMAINES],
    )
    return {"cle": cle}


def compter_les_ventes() -> dict[str, Any]:
    """How many tickets the base holds."""
    return {"ventes": Vente.objects.count()}


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


def requetes_de_la_vente() -> dict[str, Any]:
    """How many queries a sale makes, login and savepoints included."""
    caisse = ouvrir_la_caisse()
    return _requetes("/boutique/ventes/", caisse["document"], caisse["cookies"])


def lire(adresse: str, identifiant: str) -> dict[str, Any]:
    """How many queries a page makes, and how much they read; the second time it is asked."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies.load(connecter(identifiant))
    client.get(adresse)
    requetes = CaptureQueriesContext(connection)
    with requetes:
        reponse = client.get(adresse)
    assert reponse.status_code == 200, reponse.status_code
    lecture = _rangees_lues if connection.vendor == "postgresql" else _pas_de_sqlite
    return {"requetes": len(requetes), "lu": lecture(lambda: client.get(adresse))}


def _rangees_lues(demander: Callable[[], Any]) -> int:
    """PostgreSQL's own count of the rows fetched, less what it had counted before."""
    with transaction.atomic(), connection.cursor() as curseur:
        avant = _compte_de_postgres(curseur)
        demander()
        return _compte_de_postgres(curseur) - avant


def _compte_de_postgres(curseur: Any) -> int:
    curseur.execute(
        "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) "
        "FROM pg_stat_xact_user_tables"
    )
    return int(curseur.fetchone()[0])


def _pas_de_sqlite(demander: Callable[[], Any]) -> int:
    """Steps of SQLite's virtual machine: they grow with every row that is looked at."""
    appels = 0

    def compter() -> int:
        nonlocal appels
        appels += 1
        return 0

    connection.connection.set_progress_handler(compter, PAS)
    try:
        demander()
    finally:
        connection.connection.set_progress_handler(None, PAS)
    return appels * PAS


if __name__ == "__main__":
    quoi, *arguments = sys.argv[1:]
    gestes: dict[str, Callable[..., dict[str, Any]]] = {
        f.__name__: f
        for f in (
            *(remplir, connecter, document, requetes_du_depot, lire),
            *(ouvrir_la_caisse, requetes_de_la_vente, ouvrir_des_caisses, compter_les_ventes),
            donner_une_cle,
            *(compter_les_rangees, executer_en_nombre, clore_un_mois, archiver_une_annee),
            *(inscrire_en_nombre, verifier_les_livres, verifier_la_suite),
            *(parcourir, dessiner_un_rapport, lire_l_ancien_outil),
            reprendre_un_tableur,
        )
    }
    print(json.dumps(gestes[quoi](*arguments)))
