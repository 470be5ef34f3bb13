"""Screen = CSV = XLSX = ODS, page by page, each read back by a reader of its own."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from collecte.bons import exports as export_des_bons
from petiterockette.mots.mesures import kilos_nombre
from petiterockette.personnes.models import Structure
from tests.collecte.quai.au_quai import annuler, un_don
from tests.collecte.sorties.departs import un_depart, un_ticket
from tests.fabriques import connecter, un_compte, un_depot, un_point, une_ligne, une_personne
from tests.pages import lue
from tests.tableurs import FORMATS, demander, grammes, lire, octets

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

BONS, STOCK, RAYON = "/collecte/bons/", "/collecte/stock/", "/collecte/rayon/"
REGISTRE = "/collecte/registre/2026-11/"
DATA = re.compile(r'<data value="(-?\d+)">')


def masse_montree(cellule: str) -> int:
    """The grams of a cell of a page; a dash is nothing."""
    trouve = DATA.search(cellule)
    return int(trouve[1]) if trouve else 0


def une_semaine(client, quai) -> None:
    """Deposits, gifts, what a recycler took; to the gram, and one of each cancelled."""
    un_depot(une_ligne("livres", 7_401), une_ligne("velo", 12_003), point=quai)
    un_depot(une_ligne("vaisselle", 999, destination="a_recycler"), point=quai)
    un_depart(quai, 40_001)
    un_don(point=quai, brut_g=2_002)
    responsable = un_compte("responsable", lieu=quai.lieu, personne=une_personne("Camille"))
    connecter(client, responsable, quai)
    annuler(client, un_don(responsable, quai, brut_g=5_007))


# The bons


def bons_montres(page: str) -> list[tuple[int, int]]:
    """(number, grams) of every row of the list."""
    rangees = re.findall(r'/collecte/bons/(\d+)/">[^<]*</a></td>(.*?)</tr>', page, re.DOTALL)
    return [(int(n), masse_montree(rangee)) for n, rangee in rangees]


@pytest.mark.parametrize(
    "filtre",
    [
        {},
        {"lieu": "CHV"},
        {"nature": "sortie"},
        {"nature": "contre_ecriture"},
        {"du": "2026-11-26", "au": "2026-11-26"},
        {"au": "2026-11-25"},
    ],
)
def test_les_bons_sont_les_memes_a_l_ecran_et_dans_les_trois_formats(client, quai, filtre):
    un_depot(une_ligne("livres", 111))
    une_semaine(client, quai)
    connecter(client, un_compte("direction"), quai)

    a_l_ecran = bons_montres(lue(client.get(BONS, filtre)))
    lus = demander(client, BONS, **filtre)

    assert len(a_l_ecran) == {"contre_ecriture": 1, "sortie": 3}.get(filtre.get("nature"), 0) or (
        len(a_l_ecran) in {0, 6, 7}
    )
    for lu in lus.values():
        assert [(n, grammes(kg)) for n, kg in lu.colonnes("Nº", "Masse (kg)")] == a_l_ecran
    # Not one gram: every value of every column is the same.
    assert lus["csv"] == lus["xlsx"] == lus["ods"]


def test_la_comparaison_voit_un_gramme_de_difference(client, quai, monkeypatch):
    """The witness: one gram more in one format alone."""
    une_semaine(client, quai)
    exact = lire(client.get(BONS, {"format": "csv"}), "csv")

    signee = export_des_bons.masse_signee
    monkeypatch.setattr(export_des_bons, "masse_signee", lambda bon: signee(bon) + 1)

    assert lire(client.get(BONS, {"format": "ods"}), "ods") != exact


def test_un_bon_dit_ce_que_dit_la_page_et_jamais_le_donateur(client, quai):
    une_semaine(client, quai)
    un_depot(point=quai, donateur="Ghislaine Donatrice", commentaire="Tél. 01 40 00 00 00")

    lu = lire(client.get(BONS, {"format": "csv"}), "csv")
    brut = octets(client.get(BONS, {"format": "csv"})).decode()

    lignes = {li[0]: li for li in lu.colonnes("Nº", "Jour", "Bon", "Détail", "Par", "État")}
    assert [li[2] for li in lignes.values()].count("Don") == 2
    annule = next(li for li in lignes.values() if li[5])
    assert annule[1] == date(2026, 11, 26)
    assert annule[5].startswith("annulé par le nº ")
    assert "Camille" in {li[4] for li in lignes.values()}
    assert "Gebetex" in {li[3] for li in lignes.values()}
    assert "Ghislaine" not in brut
    assert "01 40" not in brut


def test_le_fichier_des_bons_dit_ce_qui_a_ete_choisi(client, quai):
    une_semaine(client, quai)
    filtre = {"lieu": "CHV", "du": "2026-11-01", "au": "2026-11-30", "nature": "sortie"}

    reponse = client.get(BONS, {**filtre, "format": "xlsx", "avant": "2"})

    nom = 'filename="bons-chv-2026-11-01-2026-11-30-sortie.xlsx"'
    assert reponse["Content-Disposition"].endswith(nom)
    lu = lire(reponse, "xlsx")
    assert lu.tete[:5] == [
        ["Bons"],
        ["Lieu", "Chemin-Vert"],
        ["Du", "1er novembre 2026"],
        ["Au", "30 novembre 2026"],
        ["Nature", "Sorties"],
    ]
    # The page of the list that was shown does not matter: everything chosen leaves.
    assert len(lu.feuilles[0]) == 1 + 3
    assert {"Bon", "Masse", "État", "Jour"} == lu.definitions.keys()


def test_les_bons_partent_en_peu_de_requetes_quel_qu_en_soit_le_nombre(
    client, quai, responsable, monkeypatch
):
    def requetes() -> int:
        with CaptureQueriesContext(connection) as comptees:
            octets(client.get(BONS, {"format": "csv"}))
        return len(comptees)

    une_semaine(client, quai)
    peu = requetes()
    for _ in range(10):
        un_depot(une_ligne("livres"), une_ligne("jouets"), point=quai)
        un_don(responsable, quai, brut_g=1_000)

    assert requetes() == peu <= 22

    # A slice more costs what its relations cost, and no more.
    monkeypatch.setattr(export_des_bons, "LOT", 14)
    assert peu < requetes() <= peu + 8


@pytest.mark.parametrize("format", FORMATS)
def test_une_panne_de_la_base_n_abrege_pas_le_fichier(client, quai, monkeypatch, format):
    une_semaine(client, quai)
    faits = []

    def contenu(bon):
        faits.append(bon)
        if len(faits) == 3:
            raise DatabaseError("perdue")
        return ""

    monkeypatch.setattr(export_des_bons, "contenu", contenu)

    with pytest.raises(DatabaseError):
        octets(client.get(BONS, {"format": format}))


# The stock


def stock_montre(page: str) -> list[list[tuple[str, list[int]]]]:
    """Each table of the page: (name, grams by column) of its rows, the total's apart."""
    tables = re.findall(r'<table class="tableau stock-tableau">(.*?)</table>', page, re.DOTALL)
    return [[_rangee(tete, suite) for tete, suite in _rangees(table)] for table in tables]


def _rangees(table: str) -> list[tuple[str, str]]:
    corps = table.split("<tfoot>")[0]
    return re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', corps, re.DOTALL)


def _rangee(tete: str, suite: str) -> tuple[str, list[int]]:
    nom = re.sub(r"<[^>]+>", "", tete).strip()
    return nom, [masse_montree(cellule) for cellule in suite.split("<td")[1:]]


@pytest.mark.parametrize("filtre", [{}, {"lieu": "CHV"}])
def test_le_stock_est_le_meme_a_l_ecran_et_dans_les_trois_formats(client, quai, filtre):
    un_depot(une_ligne("livres", 111))
    une_semaine(client, quai)
    # More left than came: what is under zero is said to the gram too.
    un_don(point=quai, brut_g=90_001)
    connecter(client, un_compte("direction"), quai)

    a_l_ecran = stock_montre(lue(client.get(STOCK, filtre)))
    lus = demander(client, STOCK, **filtre)

    assert len(a_l_ecran) == 2
    assert any(g < 0 for _nom, masses in a_l_ecran[0] for g in masses)
    for lu in lus.values():
        lues = [[(li[0], [grammes(kg) for kg in li[1:]]) for li in f[1:]] for f in lu.feuilles]
        assert lues == a_l_ecran
        assert lu.tete[1] == ["Lieu", "Chemin-Vert" if filtre else "tous les lieux"]
    assert lus["csv"].feuilles == lus["xlsx"].feuilles == lus["ods"].feuilles


def test_un_stock_sans_premier_jour_le_dit_dans_le_fichier(client, quai):
    une_semaine(client, quai)

    lu = lire(client.get(STOCK, {"format": "ods"}), "ods")

    assert lu.definitions["Variations"].startswith("Chemin-Vert\u00a0: ")


# The shelf


def test_le_rayon_est_le_meme_a_l_ecran_et_dans_les_trois_formats(client, quai, time_machine):
    time_machine.move_to("2026-08-01 09:00+00:00", tick=False)
    un_depot(une_ligne("livres", 7_401, destination="rayon"), point=quai)
    time_machine.move_to("2026-11-26 09:00+00:00", tick=False)
    un_depot(une_ligne("livres", 2_002, destination="rayon"), point=quai)
    un_depot(une_ligne("vaisselle", 999, destination="rayon"), point=quai)
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)

    page = lue(client.get(RAYON))
    lus = demander(client, RAYON)

    rangees = re.findall(r'<li class="carte rayon-rangee">(.*?)</li>', page, re.DOTALL)
    a_l_ecran = []
    for rangee in rangees:
        nom = re.search(r'rayon-nom"><strong>([^<]+)', rangee)[1]
        masse, *vieux = [int(g) for g in DATA.findall(rangee)]
        a_l_ecran.append((nom, masse, *(vieux or [0])))
    assert a_l_ecran == [("Livres", 9_403, 7_401), ("Vaisselle", 999, 0)]
    for lu in lus.values():
        lues = lu.colonnes("Catégorie", "En rayon (kg)", "Plus de 8 semaines (kg)")
        assert [(nom, grammes(m), grammes(v)) for nom, m, v in lues] == a_l_ecran
        assert lu.colonnes("Depuis le", "Âge en jours")[0] == (date(2026, 8, 1), 117)
    assert lus["csv"] == lus["xlsx"] == lus["ods"]


# The register


def test_le_registre_est_le_meme_a_l_ecran_et_dans_les_trois_formats(client, quai):
    une_semaine(client, quai)
    un_ticket(un_depart(quai, 230_000), 221_000)

    page = lue(client.get(REGISTRE))
    nues = lire_le_csv_nu(client)
    lus = {f: lire(client.get(REGISTRE, {"format": f}), f) for f in ("xlsx", "ods")}

    a_l_ecran = [
        (int(n), masse_montree(rangee))
        for n, rangee in re.findall(r'<tr data-sortie="(\d+)">(.*?)</tr>', page, re.DOTALL)
    ]
    assert len(a_l_ecran) == 2
    # Tonnes, to the kilogram, rounded as the page rounds them.
    attendues = [(n, kilos_nombre(round(g / 1000), 3)) for n, g in a_l_ecran]
    assert [(n, str(t).replace(".", ",")) for n, t in nues] == attendues
    for lu in lus.values():
        assert lu.colonnes("Nº de la sortie", "Quantité (t)") == nues
        assert lu.tete[1:3] == [["Lieu", "Chemin-Vert"], ["Période", "Novembre 2026"]]
        assert "Registre" in lu.definitions
    assert lus["xlsx"] == lus["ods"]


def lire_le_csv_nu(client) -> list[tuple]:
    """The register's own CSV: its heads are its first line, and nothing is above or below."""
    par_la_page = octets(client.get(REGISTRE, {"format": "csv"})).decode()
    nu = octets(client.get(f"{REGISTRE}csv/")).decode()
    assert par_la_page == nu
    assert nu.startswith("\ufeffDate d’expédition;")
    entetes, *lignes = [li.split(";") for li in nu.splitlines()]
    rangs = entetes.index("Nº de la sortie"), entetes.index("Quantité (t)")
    return [(Decimal(li[rangs[0]]), Decimal(li[rangs[1]].replace(",", "."))) for li in lignes]


# For every page


@pytest.mark.parametrize("format", FORMATS)
def test_un_nom_qui_serait_une_formule_ne_se_calcule_nulle_part(client, quai, format):
    piege = "=cmd|' /C calc'!A0"
    un_depart(quai)
    Structure.objects.filter(nom="Gebetex").update(nom=piege)
    connecter(client, un_compte("direction"), quai)

    # The reader itself refuses any cell that holds a formula or a link.
    lu = lire(client.get(BONS, {"format": format}), format)

    assert lu.colonnes("Détail") == [("'" + piege,)]


@pytest.mark.parametrize("url", [BONS, STOCK, RAYON, REGISTRE])
def test_la_page_mene_a_ses_fichiers_et_garde_ses_filtres(client, quai, url):
    une_semaine(client, quai)
    un_depot(une_ligne("livres", destination="rayon"), point=quai)

    page = client.get(url, {"lieu": "CHV", "avant": "999999"}).content.decode()

    for format in ("xlsx", "ods"):
        assert re.search(rf'href="\?lieu=CHV&amp;format={format}"', page)
    assert 'popovertarget="exports"' in page


@pytest.mark.parametrize("url", [BONS, STOCK, RAYON, REGISTRE])
@pytest.mark.parametrize("format", [*FORMATS, "pdf"])
def test_un_fichier_demande_le_droit_de_sa_page(client, quai, url, format):
    connecter(client, un_compte("benevole", lieu=quai.lieu), quai)

    assert client.get(url, {"format": format}).status_code == 403


@pytest.mark.parametrize("url", [BONS, STOCK, REGISTRE])
def test_un_autre_lieu_ne_s_emporte_pas(client, quai, responsable, url):
    ailleurs = un_point("quai")

    reponse = client.get(url, {"format": "csv", "lieu": ailleurs.lieu.code})

    assert reponse.status_code == 403


@pytest.mark.parametrize("format", ["", "doc", "XLSX", "pdf"])
def test_un_format_inconnu_montre_la_page(client, quai, responsable, format):
    reponse = client.get(BONS, {"format": format})

    assert reponse["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("url", [BONS, STOCK, RAYON])
def test_une_base_vide_donne_un_fichier_sans_lignes(client, quai, responsable, url, format):
    lu = lire(client.get(url, {"format": format}), format)

    assert [len(feuille) for feuille in lu.feuilles] == [1] * len(lu.feuilles)
