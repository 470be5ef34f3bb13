"""The permanence that is foreseen opens in one touch; nobody is counted in another."""

import re
from datetime import time
from uuid import uuid4

import pytest
from django.utils import timezone

from ateliers.permanences.models import Permanence, Visite
from tests.benevolat.benevoles import un_pole, une_permanence
from tests.benevolat.benevoles import une_inscription as inscrire_a
from tests.fabriques import connecter, un_compte
from tests.pages import espaces
from tests.permanences.gestes import un_geste, verts


@pytest.fixture
def client(client, atelier):
    return connecter(client, un_compte("benevole", lieu=atelier.lieu), atelier.point)


def _uuid_de(page, prevue):
    """What the button of the home sends."""
    formulaire = page.split(f'action="/velo/prevues/{prevue.pk}/"')[1].split("</form>")[0]
    return re.search(r'name="uuid" value="([^"]+)"', formulaire)[1]


def _ce_soir(atelier):
    return une_permanence(
        atelier.lieu, pole=un_pole("velo"), debut=timezone.localdate(), de=time(18), a=time(20)
    )


@pytest.mark.time_machine("2026-11-20T16:30:00Z", tick=False)
def test_la_permanence_de_ce_soir_est_a_l_accueil_et_a_la_cycklette(client, atelier):
    prevue = _ce_soir(atelier)

    accueil, page = client.get("/").text, client.get("/velo/").text

    assert "Ce soir 18\xa0h – 20\xa0h" in accueil
    assert f'action="/velo/prevues/{prevue.pk}/"' in accueil
    assert "18\xa0h – 20\xa0h" in page
    assert [vert.split(" 18")[0] for vert in verts(page)] == ["Ouvrir"]


@pytest.mark.time_machine("2026-11-20T16:30:00Z", tick=False)
def test_un_toucher_de_l_accueil_ouvre_celle_de_ce_soir(client, atelier):
    prevue = _ce_soir(atelier)
    touche = {"uuid": _uuid_de(client.get("/").text, prevue)}

    for _fois in range(2):
        page = client.post(f"/velo/prevues/{prevue.pk}/", touche, follow=True)

    assert page.redirect_chain[-1][0] == f"/velo/permanences/{Permanence.objects.get().pk}/"
    assert Permanence.objects.get().prevue == prevue
    assert verts(page.text) == ["+1 sans nom"]


@pytest.mark.time_machine("2026-11-20T13:11:00Z", tick=False)
def test_celle_qui_est_encore_ouverte_se_dit_et_se_ferme_avant_d_ouvrir_celle_de_ce_soir(
    client, atelier, time_machine
):
    prevue = _ce_soir(atelier)
    inscrire_a(prevue)
    avant = atelier.permanence(laquelle="autre")
    atelier.arrive(avant)
    adresse = f"/velo/prevues/{prevue.pk}/"
    time_machine.move_to("2026-11-20T16:30:00Z", tick=False)
    connecter(client, un_compte("mecanique", lieu=atelier.lieu))

    carte = client.get("/velo/").text
    page = client.post(adresse, {"uuid": str(uuid4())}, follow=True).text

    assert Permanence.objects.get() == avant
    assert "Celle de 14 h 11 est encore ouverte" in espaces(page)
    assert "1 passage" in espaces(page)
    assert verts(page) == ["La fermer, puis ouvrir celle de 18 h"]
    for lue in (page, carte):
        assert "+1 sans nom" not in lue
        assert "/arrivee/" not in lue
    heures = {"ouverture_min": "3h", "benevoles_min": "6h", "salaries_min": "0"}
    envoi = {"uuid": str(uuid4()), "puis": prevue.pk} | heures
    page = client.post(f"/velo/permanences/{avant.pk}/fermer/", envoi, follow=True).text

    avant.refresh_from_db()
    assert avant.fermee_le
    assert "Permanence de 14 h 11 fermée : 1 passage" in espaces(page)
    assert Permanence.objects.ouvertes().get().prevue == prevue
    assert verts(page) == ["+1 sans nom"]


@pytest.mark.time_machine("2026-11-20T13:11:00Z", tick=False)
def test_a_ses_heures_personne_n_est_compte_dans_celle_d_avant(client, atelier, time_machine):
    prevue = _ce_soir(atelier)
    avant = atelier.permanence(laquelle="autre")
    time_machine.move_to("2026-11-20T17:05:00Z", tick=False)
    connecter(client, un_compte("benevole", lieu=atelier.lieu))
    adresse = f"/velo/permanences/{avant.pk}/"

    page = client.get(adresse).text
    refus = un_geste(client, avant, "arrivee").text

    assert "Ouvrir celle de 18 h" in espaces(page)
    assert "+1 sans nom" not in page
    assert "Personne n’est compté" in refus
    assert not Visite.objects.exists()

    client.post(f"/velo/prevues/{prevue.pk}/", {"uuid": str(uuid4()), "laquelle": "meme"})
    assert "+1 sans nom" in client.get(adresse).text
    assert Permanence.objects.get().prevue == prevue


@pytest.mark.time_machine("2026-11-20T17:00:00Z", tick=False)
def test_celle_d_hier_que_personne_n_a_fermee_le_dit_et_ne_compte_personne(
    client, atelier, time_machine
):
    hier = atelier.permanence()
    time_machine.move_to("2026-11-21T13:00:00Z", tick=False)
    connecter(client, un_compte("benevole", lieu=atelier.lieu))

    for adresse in ("/velo/", f"/velo/permanences/{hier.pk}/"):
        page = client.get(adresse).text
        assert "depuis le 20 novembre, 18 h" in espaces(page)
        assert "+1 sans nom" not in page


@pytest.mark.time_machine("2026-11-20T13:26:00Z", tick=False)
def test_ouvrir_bien_avant_ses_heures_se_confirme_d_un_toucher(client, atelier):
    prevue = _ce_soir(atelier)
    adresse = f"/velo/prevues/{prevue.pk}/"

    page = client.post(adresse, {"uuid": str(uuid4())}).text

    assert "Il est 14 h 26, elle est prévue à 18 h." in espaces(page)
    assert verts(page) == ["L’ouvrir maintenant"]
    client.post(adresse, {"uuid": str(uuid4()), "laquelle": "prevue"})
    assert Permanence.objects.get().prevue == prevue


@pytest.mark.time_machine("2026-11-20T16:30:00Z", tick=False)
def test_deux_besoins_aux_memes_heures_sont_une_seule_soiree(client, atelier):
    _ce_soir(atelier), _ce_soir(atelier)
    p = atelier.permanence()

    assert "+1 sans nom" in client.get("/velo/").text
    atelier.arrive(p)
    assert Visite.objects.get().permanence == p


@pytest.mark.time_machine("2026-11-20T16:30:00Z", tick=False)
def test_le_mecanicien_la_lit_sur_sa_tuile(client, atelier):
    connecter(client, un_compte("mecanique", lieu=atelier.lieu))
    _ce_soir(atelier)

    assert '<b class="acces-chiffre">18\xa0h – 20\xa0h</b>' in client.get("/").text


@pytest.mark.time_machine("2026-11-20T10:12:00Z", tick=False)
def test_trop_tot_la_page_demande_puis_ouvre_celle_qui_etait_prevue(client, atelier):
    prevue = _ce_soir(atelier)
    dit = {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "pieds": "2"}

    page = client.post("/velo/", dit).text
    assert "est-ce elle que vous ouvrez" in page
    assert verts(page) == ["Oui, l’ouvrir maintenant"]
    client.post("/velo/", dit | {"laquelle": "prevue"})

    assert Permanence.objects.get().prevue == prevue


@pytest.mark.time_machine("2026-11-20T13:26:00Z", tick=False)
def test_la_page_des_seances_annonce_aussi_la_permanence_de_ce_soir(client, atelier):
    connecter(client, un_compte("mecanique", lieu=atelier.lieu))
    assert "Aucune séance prévue" in client.get("/seances/").text
    prevue = _ce_soir(atelier)

    page = client.get("/seances/").text

    assert "Aucune séance prévue" not in page
    assert f'href="/velo/prevues/{prevue.pk}/"' in page
