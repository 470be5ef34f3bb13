"""The page of sales compares no two periods too unequal, and says which one is too small."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from boutique.tableau.contexte import contexte_des_ventes
from boutique.tableau.filtre import lire_le_filtre
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.fabriques import connecter, un_compte
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db
OCTOBRE, NOVEMBRE = "/boutique/mois/2026-10/", "/boutique/mois/2026-11/"


@pytest.fixture
def ventes(client, time_machine):
    """So many euros taken at a till in a month of 2026, spread over so many days of it."""
    tenues = []

    def ventes(mois: int, jours: int, euros: int):
        for jour in range(1, jours + 1):
            quand = datetime(2026, mois, jour, 10, tzinfo=ZoneInfo("Europe/Paris"))
            time_machine.move_to(quand, tick=False)
            if tenues:
                tenues[0].rouvrir()
            else:
                tenues.append(une_caisse())
            tenues[0].vendre(ligne("Pantalon", prix_cts=100 * euros // jours))
            tenues[0].fermer()
        # Read once these months are over: a month in progress shows the whole of the others.
        time_machine.move_to(datetime(2026, 12, 5, 10, tzinfo=ZoneInfo("Europe/Paris")))
        connecter(client, un_compte("direction"))

    return ventes


@pytest.mark.parametrize(
    ("octobre", "novembre", "raison"),
    [
        ((1, 60), (3, 60), "ne compte que 1 jour de vente"),
        ((3, 60), (1, 60), "ce mois ne compte que 1 jour de vente"),
        ((2, 10), (2, 60), "ne compte que 10,00 €"),
        ((2, 60), (2, 10), "ce mois ne compte que 10,00 €"),
    ],
)
def test_deux_mois_trop_inegaux_ne_se_comparent_pas(client, ventes, octobre, novembre, raison):
    ventes(10, *octobre)
    ventes(11, *novembre)

    page = lue(client.get(NOVEMBRE))

    # Why, once; then five of the six figures beside the turnover: all but the discounts.
    assert page.count(f"octobre : pas comparable ({raison})") == 1
    assert page.count("octobre : pas comparable") == 6
    assert "sur octobre" not in page


def test_le_papier_et_le_classeur_le_disent_aussi(client, ventes):
    ventes(10, 3, 60)
    ventes(11, 1, 60)
    raison = "ce mois ne compte que 1 jour de vente"

    emporte = espaces(b"".join(client.get(f"{NOVEMBRE}?format=csv")).decode("utf-8-sig"))
    assert f"octobre 2026 (pas comparable : {raison})" in emporte
    pdf = PdfReader(BytesIO(b"".join(client.get(f"{NOVEMBRE}?format=pdf"))))
    papier = espaces(" ".join(pdf.pages[0].extract_text().split()))
    assert f"Octobre : pas comparable ({raison})." in papier


def test_deux_mois_semblables_se_comparent_et_un_reglage_a_zero_compare_toujours(client, ventes):
    ventes(9, 2, 10)
    ventes(10, 2, 60)
    ventes(11, 1, 60)

    assert "sur octobre" in lue(client.get(NOVEMBRE))
    assert "septembre : pas comparable (ne compte que 10,00 €)" in lue(client.get(OCTOBRE))
    Association.objects.create(pk=1, nom="Rockette", comparable_masse_pc=0, comparable_jours_pc=0)
    assert "pas comparable" not in lue(client.get(OCTOBRE))


def test_ce_qui_vient_d_abord_compare_les_memes_chiffres_que_la_page_entiere(client, ventes):
    ventes(10, 2, 40)
    ventes(11, 2, 60)
    filtre = lire_le_filtre(un_compte("direction"), "2026-11", {})

    d_abord, entiere = (contexte_des_ventes(filtre, entier=e) for e in (False, True))

    dits = [
        [d_abord["principale"], *d_abord["cartes"]],
        [entiere["principale"], *entiere["cartes"]],
    ]
    assert dits[0] == dits[1]
    # October has something of each, but discounts; November of last year has nothing.
    assert all(c.evolutions[0].avant for c in dits[0] if c.pictogramme != "percent")
