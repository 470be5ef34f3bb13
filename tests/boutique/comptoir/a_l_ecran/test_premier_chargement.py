"""The till as an installation serves it: files collected, brought together, compressed."""

import http.client
import re
import subprocess
import sys

from django.test.utils import override_settings
from playwright.sync_api import expect

from tests.boutique.comptoir.a_l_ecran.ecran import EcranDeCaisse
from tests.boutique.servie import HOTE, RACINE, environnement, servi

REGLAGES = "tests.boutique.reglages_de_la_page"
# The till, its questions, its « ? » and its first day.
LOURD = 60_000


def recu(port: int, chemin: str, biscuits: str) -> tuple[str, bytes]:
    """What a browser receives at an address: how it is compressed, and its bytes."""
    connexion = http.client.HTTPConnection(HOTE, port, timeout=60)
    entetes = {"Accept-Encoding": "gzip, deflate, br", "Cookie": biscuits}
    connexion.request("GET", chemin, headers=entetes)
    reponse = connexion.getresponse()
    octets = reponse.read()
    connexion.close()
    assert reponse.status == 200, chemin
    return reponse.headers.get("Content-Encoding", ""), octets


def pese(octets: bytes) -> int:
    """What was received, less the name of random length that Django gives to what it compresses
    (``GZipMiddleware``, against BREACH): a page weighs the same twice."""
    nomme = octets[:2] == b"\x1f\x8b" and octets[3] & 8
    return len(octets) - (octets.index(0, 10) - 9 if nomme else 0)


def test_la_caisse_telle_qu_elle_est_servie_est_legere_et_vend(appareil, tenue, tmp_path):
    env = environnement(tmp_path, REGLAGES)
    commande = [sys.executable, "manage.py", "collectstatic", "--noinput"]
    subprocess.run(commande, cwd=RACINE, env=env, check=True, stdout=subprocess.DEVNULL)
    with override_settings(DOSSIER_DES_TETES=tmp_path / "tetes"), servi(tmp_path, REGLAGES) as ici:
        recu(ici.port, "/connexion/", "")
        contexte = appareil()
        chemins: dict[str, None] = {}
        ecran = EcranDeCaisse(contexte.new_page(), ici.adresse)
        ecran.page.on(
            "requestfinished", lambda r: chemins.setdefault(r.url.removeprefix(ici.adresse))
        )
        ecran.ouvrir()
        ecran.page.wait_for_load_state("networkidle")
        premiers = list(chemins)
        biscuits = "; ".join(f"{b['name']}={b['value']}" for b in contexte.cookies())
        poids = {chemin: recu(ici.port, chemin, biscuits) for chemin in premiers}

        assert sum(pese(octets) for _c, octets in poids.values()) < LOURD, {
            chemin: (comment, pese(octets)) for chemin, (comment, octets) in poids.items()
        }
        assert {c for c, (comment, _o) in poids.items() if not comment} == set()
        assert [c for c in premiers if re.search(r"js/boutique/comptoir/caisse\.\w+\.js$", c)]
        assert len([c for c in premiers if "/static/" in c]) < 8

        # What was brought together works as it did apart.
        ecran.nommer("Awa")
        ecran.article("Pantalon")
        ecran.porte("Pantalon 3,00")
        ecran.encaisser()
        ecran.recu("1-1")
        expect(ecran.page.locator("#lignes > li")).to_have_count(0)
        assert ecran.erreurs == []
