"""The manual says every gesture of the till, in the words of the screens, and prints."""

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from django.urls import reverse

from boutique.integrite.manuel import CHAPITRES
from tests.boutique.pages import pages_de_la_caisse
from tests.fabriques import connecter, un_compte
from tests.pages import espaces, lue

RACINE = Path(__file__).parents[3]
GESTES = [geste for chapitre in CHAPITRES for geste in chapitre.gestes]
# Said of the till, and written on no screen in these words.
AILLEURS = {"bon", "contrôle", "cohérente, authenticité non vérifiée"}
pytestmark = pytest.mark.une_base


def test_chaque_geste_de_la_caisse_est_dans_le_manuel():
    pages = pages_de_la_caisse()
    dites = {page for geste in GESTES for page in geste.pages}

    assert pages - dites - {"manuel", "manuel_pdf"} == set()
    assert dites - pages == set()


def test_ses_chapitres_suivent_la_journee_puis_les_preuves():
    assert [c.ancre for c in CHAPITRES] == [
        *("ouvrir", "vendre", "corriger", "rembourser", "fermer", "clotures"),
        *("entrainement", "pannes", "preuves", "controle"),
    ]
    assert all(g.phrases for g in GESTES)


def test_ses_mots_sont_ceux_des_ecrans():
    """What the manual puts between « » is read on a screen: a button renamed fails here."""
    ecrans = " ".join(
        fichier.read_text()
        for dossier, genre in (("templates", "*.html"), ("boutique", "*.py"))
        for fichier in (RACINE / dossier).rglob(genre)
        if "manuel" not in fichier.name and "manuel" not in fichier.parts
    )
    cites = {
        mot.strip()
        for geste in GESTES
        for phrase in geste.phrases
        for mot in re.findall(r"«([^»]+)»", espaces(str(phrase)))
    }

    assert len(cites) > 30
    assert {mot for mot in cites - AILLEURS if mot not in espaces(ecrans)} == set()


def test_ses_phrases_sont_courtes():
    longues = [
        phrase
        for geste in GESTES
        for dit in geste.phrases
        for phrase in re.split(r"(?<=[.?!]) ", str(dit))
        if len(phrase.split()) > 30
    ]

    assert longues == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["caisse", "controle"])
def test_il_se_lit_et_s_imprime(client, role):
    connecter(client, un_compte(role))

    page = lue(client.get(reverse("boutique:manuel")))
    pdf = client.get(reverse("boutique:manuel_pdf"))

    feuilles = pypdf.PdfReader(BytesIO(pdf.content)).pages
    papier = " ".join(" ".join(f.extract_text() for f in feuilles).split())
    for chapitre in CHAPITRES:
        assert f'id="{chapitre.ancre}"' in page
        assert str(chapitre.nom) in papier
    assert 2 <= len(feuilles) <= 12
