"""Screen = CSV = XLSX = ODS = PDF = command line = public page, over the demo base.

Each is parsed as it was rendered; nothing here asks the product for the sums.
"""

import json
import re
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import product
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.management import call_command
from pypdf import PdfReader

from petiterockette.affichage.graphiques.palmares import decimales_de
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos_nombre, nombre
from tests.collecte.demo.demonstration import recit_partage
from tests.fabriques import connecter, un_compte
from tests.pages import espaces, lue
from tests.papiers.preparer import le_pdf
from tests.tableurs import demander, grammes

pytestmark = pytest.mark.django_db

NOMS = {
    "Collecté": "collecte_g",
    "Réemployé": "reemploi_g",
    "Recyclé": "recyclage_g",
    "Sorti": "sorties_g",
    "Variation du stock": "variation_stock_g",
    "Écart": "ecart_g",
    "Entre nos lieux": "entre_sites_g",
}


MATIN = "2026-03-12T07:00:00Z"


def raconter() -> None:
    with time_machine.travel(MATIN, tick=False):
        call_command("demo", stdout=StringIO(), stderr=StringIO())


@pytest.fixture(scope="module")
def recit(partager, django_db_blocker):
    """Nine days of a small house, told once."""
    with recit_partage(partager, django_db_blocker, raconter):
        yield


@pytest.fixture
def demonstration(recit, db, client):
    """Read on the morning of the tenth."""
    with time_machine.travel(MATIN, tick=False):
        connecter(client, un_compte("direction"))
        yield client


def a_l_ecran(client, adresse: str, filtre: dict) -> dict[str, int]:
    """The masses that the page writes in its cards, by name of a heading."""
    page = lue(client.get(adresse, filtre))
    lus = {}
    for titre in ("collecte", "sorti", "stock", "ecart"):
        carte = page[page.index(f'aria-labelledby="{titre}-titre"') :]
        carte = carte[: carte.index("</section>")]
        lus[titre] = [int(g) for g in re.findall(r'<data value="(-?\d+)"', carte)]
    parts = page[page.index('class="parts"') :]
    parts = re.findall(r'part-masse"><data value="(-?\d+)"', parts)[:3]
    return {
        "collecte_g": lus["collecte"][0],
        "sorties_g": lus["sorti"][0],
        "variation_stock_g": lus["stock"][0],
        "ecart_g": lus["ecart"][0],
        # Nothing is said of what nothing went between the sites.
        "entre_sites_g": (lus["ecart"] + [0])[1],
        "reemploi_g": int(parts[0]),
        "recyclage_g": int(parts[1]),
        "non_revalorise_g": int(parts[2]),
    }


def en_commande(debut: str, fin: str, lieu: str) -> dict:
    sortie = StringIO()
    options = [f"--debut={debut}", f"--fin={fin}", "--format=json"]
    call_command("bilan", *options, *([f"--lieu={lieu}"] if lieu else []), stdout=sortie)
    return json.loads(sortie.getvalue())


def en_pdf(client, adresse: str, filtre: dict) -> str:
    papier = le_pdf(client, f"{adresse}?{urlencode({**filtre, 'format': 'pdf'})}")
    pages = PdfReader(BytesIO(papier)).pages
    assert all(abs(float(p.mediabox.width) - 595.3) < 1 for p in pages)
    return espaces(" ".join(p.extract_text() for p in pages))


PERIODES = (
    ("2026-03", "2026-03-01", "2026-03-31"),
    ("2026", "2026-01-01", "2026-12-31"),
    ("2026-S11", "2026-03-09", "2026-03-15"),
    ("2026-03-05_2026-03-10", "2026-03-05", "2026-03-10"),
)


def test_tout_dit_la_meme_chose_au_gramme(demonstration, pleine):
    client = demonstration
    lieux = ["", *Lieu.objects.values_list("code", flat=True)[:2]]
    for (code, debut, fin), lieu in product(PERIODES, lieux):
        adresse = f"/collecte/mois/{code}/"
        filtre = {"lieu": lieu} if lieu else {}
        commande = en_commande(debut, fin, lieu)
        commande["non_revalorise_g"] = commande["dechetterie_g"] + commande["energie_g"]

        ecran = a_l_ecran(client, adresse, filtre)
        assert ecran == {cle: commande[cle] for cle in ecran}, (code, lieu)
        assert ecran["sorties_g"] > 0

        for nom_du_format, lu in demander(client, adresse, **filtre).items():
            masses = {ligne[0]: grammes(ligne[1]) for ligne in lu.feuilles[0][1:]}
            for nom, cle in NOMS.items():
                assert masses[nom] == commande[cle], (nom_du_format, nom)
            taux = {ligne[0]: ligne[1] for ligne in lu.feuilles[1][1:]}
            attendu = Decimal(str(commande["taux_revalorisation"]))
            assert taux["Taux de revalorisation"] == attendu
            for feuille in lu.feuilles[2:4]:
                # By category, and by month or day: their columns make the totals.
                rang = feuille[0].index("Sorti (kg)")
                total = sum(grammes(ligne[rang]) for ligne in feuille[1:])
                if feuille is lu.feuilles[2] or code != "2026-03":
                    assert total == commande["sorties_g"], feuille[0]
            assert "Taux de revalorisation" in lu.definitions
            assert any("Lieux" in ligne for ligne in lu.tete)

        if lieu and not pleine:
            continue
        papier = en_pdf(client, adresse, filtre)
        # A funder reads kilograms as on the screen; grams are for machines.
        decimales = decimales_de(commande["collecte_g"], commande["sorties_g"])
        for cle in ("collecte_g", "sorties_g", "reemploi_g", "recyclage_g", "non_revalorise_g"):
            assert espaces(kilos_nombre(commande[cle], decimales)) in papier, cle
        assert not re.search(r"\d,\d{2}", papier)
        assert f"{nombre(Decimal(str(commande['taux_revalorisation'])), 1)} %" in papier
        parts = commande["parts"]
        assert f"{parts['reemploi']} %" in papier
        assert f"{parts['dechetterie']} %" in papier


def test_la_page_publique_et_les_bons_emportes_disent_comme_le_tableau(demonstration):
    client = demonstration
    commande = en_commande("2026-01-01", "2026-12-31", "")

    page = lue(client.get("/impact/2026/"))
    lus = {int(g) for g in re.findall(r'<data value="(-?\d+)"', page)}

    for cle in ("collecte_g", "reemploi_g", "recyclage_g", "dechetterie_g"):
        assert commande[cle] in lus, cle
    assert nombre(Decimal(str(commande["taux_revalorisation"])), 1) in page

    commande = en_commande("2026-03-01", "2026-03-31", "")
    for chiffre, cle in (("collecte", "collecte_g"), ("sorties", "sorties_g")):
        for lu in demander(client, f"/collecte/mois/2026-03/bons/{chiffre}/").values():
            kilos = lu.colonnes("Dans ce chiffre (kg)")
            assert sum(grammes(kg) for (kg,) in kilos) == commande[cle]

    filtre = {"origine": "domicile"}
    contexte = client.get("/collecte/mois/2026-03/", filtre).context
    assert contexte["apporte_g"] > 0

    for lu in demander(client, "/collecte/mois/2026-03/", **filtre).values():
        assert ["Origine", "Domicile"] in [ligne[:2] for ligne in lu.tete]
        assert sum(grammes(kg) for (kg,) in lu.colonnes("Collecté (kg)")) == contexte["apporte_g"]
