"""The home, the wall screen and « Notre impact » in a real browser: measured, whole, alive."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from petiterockette.lieux.models import Association
from tests import axe
from tests.collecte.livres import deposer, tout_devient
from tests.fabriques import les_listes, un_compte, un_depot, un_lieu, un_point, une_ligne
from tests.tailles import BUREAU, TELEPHONE, a_chaque_taille

TROP_PETITES = """() => [...document.querySelectorAll("a.bouton, button:not(.aide), .puce, "
    + "summary, a.acces-tuile, .ecran-pied > a, .impact-partage a")]
  .filter((b) => b.checkVisibility())
  .map((b) => [b.textContent.trim(), b.getBoundingClientRect()])
  .filter(([, r]) => r.height < 43.5 || r.width < 43.5)
  .map(([nom, r]) => `${nom} ${r.width} × ${r.height}`)"""


@pytest.fixture
def point(transactional_db):
    """A site that had a day, and another one."""
    les_listes()
    Association.objects.create(id=1, nom="La Petite Rockette")
    point = un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"), maximum_g=None)
    un_lieu(code="MTG", nom="Montgallet", ordre=1)
    deposer(point, "textiles", 1_284_000)
    tout_devient(point.lieu, vendu=199_500, recycle=119_350, jete=31_150)
    return point


def defauts(onglet, largeur) -> list:
    trouves = axe.defauts(onglet)
    if onglet.evaluate("document.documentElement.scrollWidth") > largeur:
        trouves.append("déborde")
    return trouves + onglet.evaluate(TROP_PETITES)


def test_axe_ne_trouve_rien_et_rien_ne_deborde(appareil_de, live_server, point):
    onglet = appareil_de(un_compte("direction"), point).new_page()
    trouves = {}
    for adresse in ("/", "/ecran/", "/impact/", "/impact/compteur/", "/impact/?lieu=MTG"):
        assert onglet.goto(live_server.url + adresse).status == 200
        if adresse == "/impact/":
            onglet.locator("summary").first.click()
        for largeur, _hauteur in a_chaque_taille(onglet, BUREAU, TELEPHONE):
            trouves[adresse, largeur] = defauts(onglet, largeur)

    assert {ou: t for ou, t in trouves.items() if t} == {}


def test_sur_un_televiseur_tout_tient_sans_defiler(appareil_de, live_server, point):
    deposer(point, "livres", 10_000_000)
    onglet = appareil_de(un_compte("direction"), point).new_page()
    onglet.goto(f"{live_server.url}/ecran/")

    expect(onglet.locator(".ecran-jour")).to_have_text(re.compile(r"11.284.kg"))
    televiseurs = ((1920, 1080), (1280, 800), (1080, 1920), (3840, 2160))
    for largeur, hauteur in a_chaque_taille(onglet, *televiseurs):
        chiffre = onglet.locator(".ecran-jour").bounding_box()
        assert onglet.evaluate("document.documentElement.scrollHeight") <= hauteur, largeur
        assert onglet.evaluate("document.documentElement.scrollWidth") <= largeur
        assert chiffre["height"] > min(largeur, hauteur) / 7, largeur
        for carte in onglet.locator(".ecran-suite > div").all():
            assert carte.evaluate("c => c.scrollWidth <= c.clientWidth"), largeur


def test_l_ecran_se_met_a_jour_seul_et_dit_quand_le_reseau_est_perdu(
    appareil_de, live_server, point
):
    appareil = appareil_de(un_compte("benevole", lieu=point.lieu, personne=None), point, 1920, 1080)
    onglet = appareil.new_page()
    onglet.clock.install()
    onglet.goto(f"{live_server.url}/ecran/")
    expect(onglet.locator(".ecran-jour")).to_have_text(re.compile(r"1.284.kg"))

    un_depot(une_ligne("livres", 16_000), point=point)
    with onglet.expect_response(re.compile("chiffres")):
        onglet.clock.fast_forward(31_000)
    expect(onglet.locator(".ecran-jour")).to_have_text(re.compile(r"1.300.kg"))
    expect(onglet.locator("#vieux")).to_be_hidden()

    appareil.set_offline(True)
    for _fois in range(4):
        onglet.clock.fast_forward(31_000)
        onglet.wait_for_timeout(50)
    expect(onglet.locator("#vieux")).to_be_visible()
    expect(onglet.locator(".ecran-titre")).not_to_contain_text("Aujourd’hui", use_inner_text=True)
    expect(onglet.locator(".ecran-jour")).to_have_text(re.compile(r"1.300.kg"))
    axe.sans_defaut(onglet)

    appareil.set_offline(False)
    onglet.clock.fast_forward(31_000)
    expect(onglet.locator("#vieux")).to_be_hidden()
    expect(onglet.locator(".ecran-titre")).to_contain_text("Aujourd’hui", use_inner_text=True)


def test_un_ecran_deconnecte_le_dit(appareil_de, live_server, point):
    appareil = appareil_de(un_compte("direction"), point)
    onglet = appareil.new_page()
    onglet.clock.install()
    onglet.goto(f"{live_server.url}/ecran/")

    appareil.clear_cookies()
    with onglet.expect_response(re.compile("chiffres")):
        onglet.clock.fast_forward(31_000)

    expect(onglet.locator("#deconnecte")).to_be_visible()
    expect(onglet.locator(".ecran-jour")).to_have_text(re.compile(r"1.284.kg"))
    onglet.get_by_role("link", name="Le reconnecter").click()
    expect(onglet).to_have_url(re.compile(r"/connexion/\?next=/ecran/"))


def test_notre_impact_se_lit_sans_compte_ni_script(browser, live_server, point):
    contexte = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    onglet = contexte.new_page()
    onglet.goto("/impact/")

    expect(onglet.locator(".impact-chiffre").first).to_have_text(re.compile(r"1.284.kg"))
    onglet.get_by_text("Mettre ce compteur sur votre site").click()
    expect(onglet.get_by_label("Code à copier")).to_have_value(re.compile("<iframe src="))
    onglet.get_by_role("button", name="Que veut dire « Collecté » ?").click()
    expect(onglet.locator("#aide-T_COLLECTE")).to_be_visible()
    assert contexte.cookies() == []
    contexte.close()


@pytest.fixture
def ailleurs():
    """Serve a page of another site; its address is returned."""
    serveurs = []

    def servir(page: str) -> str:
        class Page(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(page.encode())

            def log_message(self, *_args):
                pass

        serveur = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        Thread(target=serveur.serve_forever).start()
        serveurs.append(serveur)
        return f"http://127.0.0.1:{serveur.server_port}/"

    yield servir
    for serveur in serveurs:
        serveur.shutdown()
        serveur.server_close()


def test_le_compteur_s_affiche_dans_la_page_d_un_autre(browser, live_server, ailleurs, point):
    contexte = browser.new_context()
    onglet = contexte.new_page()
    onglet.goto(
        ailleurs(
            f'<iframe src="{live_server.url}/impact/compteur/" width="340" height="220"></iframe>'
            f'<iframe id="page" src="{live_server.url}/impact/"></iframe>'
        )
    )

    cadre = onglet.frame_locator("iframe").first
    expect(cadre.locator(".compteur-chiffre")).to_have_text(re.compile(r"1.284.kg"))
    hauteurs = cadre.locator("html").evaluate("h => [h.scrollHeight, h.clientHeight]")
    assert hauteurs[0] <= hauteurs[1]
    expect(onglet.frame_locator("#page").locator(".impact-chiffre")).to_have_count(0)
    assert contexte.cookies() == []
    contexte.close()


def test_la_page_tient_sur_le_papier(browser, live_server, point):
    contexte = browser.new_context(base_url=live_server.url)
    onglet = contexte.new_page()
    onglet.goto("/impact/")
    onglet.emulate_media(media="print")

    assert not onglet.get_by_text("Mettre ce compteur").is_visible()
    assert not onglet.locator("button:visible").count()
    assert onglet.locator(".papier-seul").is_visible()
    contexte.close()
