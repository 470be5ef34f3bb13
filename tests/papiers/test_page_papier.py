"""A long paper is drawn beside the pages: nobody at a counter waits for it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from petiterockette.affichage.impression import pdf
from petiterockette.papiers.dossier import pdf_de
from petiterockette.papiers.nuit import jeter_les_papiers
from petiterockette.papiers.taches import preparer
from tests.fabriques import connecter, un_compte
from tests.pages import lue

from .preparer import preparer_les_papiers

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]

# The manual of the till: the same in every base.
ADRESSE = "/boutique/manuel/pdf/"


@pytest.fixture(autouse=True)
def dossier(settings, tmp_path) -> Path:
    settings.DOSSIER_DES_PAPIERS = tmp_path / "papiers"
    return settings.DOSSIER_DES_PAPIERS


@pytest.fixture
def tout_est_long(monkeypatch):
    monkeypatch.setattr(pdf, "COURT", 0)


@pytest.fixture
def demande(tout_est_long, direction) -> str:
    return direction.get(ADRESSE)["Location"]


def test_un_papier_court_est_donne_tout_de_suite(direction, monkeypatch, dossier):
    monkeypatch.setattr(pdf, "COURT", 10**6)

    assert direction.get(ADRESSE)["Content-Type"] == "application/pdf"
    assert not dossier.exists()


def test_un_papier_long_se_prepare_puis_se_prend(direction, demande):
    assert "Le papier se prépare" in lue(direction.get(demande))

    preparer_les_papiers()

    page = lue(direction.get(demande))
    assert "Le papier est prêt" in page
    assert f'href="{demande}fichier/" data-pret' in page
    papier = direction.get(f"{demande}fichier/")
    assert papier.getvalue().startswith(b"%PDF-")
    assert papier["Content-Disposition"] == 'attachment; filename="manuel-de-la-caisse.pdf"'


@pytest.mark.usefixtures("tout_est_long")
@pytest.mark.parametrize(
    ("d_ou", "suite"),
    [
        ("http://testserver/boutique/manuel/?q=1", "?suite=/boutique/manuel/%3Fq%3D1"),
        ("http://ailleurs.example/boutique/manuel/", ""),
        ("http://testserver//ailleurs.example/", ""),
        ("", ""),
    ],
)
def test_on_revient_d_ou_l_on_vient(direction, d_ou, suite):
    page = direction.get(ADRESSE, headers={"referer": d_ou})["Location"]

    assert page.partition("/papiers/")[2].partition("/")[2] == suite
    assert ("Revenir à la page" in lue(direction.get(page))) is bool(suite)


def test_il_n_est_qu_a_qui_l_a_demande(direction, demande, client):
    preparer_les_papiers()
    connecter(client, un_compte("direction"))

    assert {client.get(a).status_code for a in (demande, f"{demande}fichier/")} == {403}


@pytest.mark.parametrize("jeton", ["x", "WyJhIiwiYiIsMV0:1x:z", "é", "a" * 3_000])
def test_une_adresse_inventee_n_ouvre_rien(direction, jeton):
    assert direction.get(f"/papiers/{jeton}/").status_code == 404
    assert direction.get(f"/papiers/{jeton}/fichier/").status_code == 404


def test_sans_ouvrier_la_page_propose_de_le_faire_elle_meme(direction, demande, time_machine):
    assert "Le faire maintenant" not in lue(direction.get(demande))
    time_machine.move_to(timezone.now() + timedelta(seconds=20))

    assert "Le faire maintenant" in lue(direction.get(demande))
    assert direction.get(f"{demande}fichier/").getvalue().startswith(b"%PDF-")


def test_la_ou_rien_ne_se_dessine_le_faire_maintenant_dit_quoi_faire(
    direction, demande, monkeypatch
):
    def impossible(*_a):
        raise pdf.PdfImpossible("Pango")

    monkeypatch.setattr(pdf, "dessiner", impossible)

    reponse = direction.get(f"{demande}fichier/")

    assert reponse.status_code == 503
    assert "Le PDF ne peut pas se faire ici" in lue(reponse)


def test_un_ouvrier_tue_au_milieu_ne_laisse_pas_un_demi_papier(demande, dossier, monkeypatch):
    def tue(*_a):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", tue)
    [page] = dossier.glob("*.html")

    with pytest.raises(KeyboardInterrupt):
        preparer.call(page.stem)

    assert pdf_de(page.stem) is None


def test_la_nuit_jette_ce_que_personne_n_a_pris_en_un_jour(direction, demande, dossier):
    preparer_les_papiers()
    [page] = dossier.glob("*.html")
    hier = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(page, (hier, hier))

    assert jeter_les_papiers(timezone.localdate()) == "1 fichier jeté."
    assert jeter_les_papiers(timezone.localdate()) == "Rien à jeter."
    # The paper itself is younger: it can still be taken.
    assert direction.get(demande).status_code == 200


def test_une_adresse_d_hier_ne_mene_plus_a_rien(direction, demande, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=1, seconds=1))

    assert direction.get(demande).status_code == 404


def test_le_papier_d_une_autre_page_ne_se_garde_pas(direction, demande):
    assert "no-store" in direction.get(demande)["Cache-Control"]
