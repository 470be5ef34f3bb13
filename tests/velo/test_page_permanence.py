"""The page of a permanence: signing in takes three letters and two taps."""

from uuid import uuid4

import pytest

from ateliers.velo.models import Releve, Visite
from petiterockette.personnes.services import inscrire
from tests.fabriques import connecter, un_compte


@pytest.fixture
def client(client, atelier):
    return connecter(client, un_compte("benevole", lieu=atelier.lieu), atelier.point)


def _geste(client, permanence, nom, **champs):
    adresse = f"/velo/permanences/{permanence.pk}/{nom}/"
    return client.post(adresse, {"uuid": str(uuid4())} | champs, follow=True)


def test_une_benevole_ouvre_la_permanence(client, atelier):
    reponse = client.post(
        "/velo/", {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "pieds": "2"}, follow=True
    )

    assert "Pied 1" in reponse.text
    assert "Personne n’attend." in reponse.text


def test_trois_lettres_puis_le_nom(client, atelier, django_assert_max_num_queries):
    p = atelier.permanence()
    for n in range(30):
        inscrire(prenom="Marcel", nom=f"Autre{n}", compte=None)
    zoe = inscrire(prenom="Zoé", nom="Durand", compte=None)

    with django_assert_max_num_queries(14):
        page = client.get(f"/velo/permanences/{p.pk}/?q=zoé dur").text
    assert page.count('name="personne"') == 1
    _geste(client, p, "arrivee", personne=zoe.pk)

    assert Visite.objects.get().personne == zoe


def test_un_visiteur_sans_nom_est_un_passage(client, atelier):
    p = atelier.permanence(pieds=1)

    _geste(client, p, "arrivee")
    reponse = _geste(client, p, "arrivee")

    assert '<data value="2">' in reponse.text
    assert "visiteur" in reponse.text
    assert Visite.objects.filter(personne=None).count() == 2


def test_la_file_avance_quand_un_pied_se_libere(client, atelier):
    p = atelier.permanence(pieds=1)
    une = atelier.arrive(p)
    atelier.arrive(p)

    page = _geste(client, p, "depart", visite=une.pk, a_repare="on").text
    assert "À son tour, pied 1" in page
    _geste(client, p, "installation")

    assert Visite.objects.get(pied=1, partie_le=None)
    assert Visite.objects.get(pk=une.pk).a_repare


def test_un_refus_se_dit_sur_la_page(client, atelier):
    reponse = _geste(client, atelier.permanence(), "installation")

    assert "Personne n’attend." in reponse.text


HEURES = {"ouverture_min": "0", "salaries_min": "0"}


@pytest.mark.time_machine("2026-11-20T13:00:00Z", tick=False)
def test_la_duree_d_ouverture_est_deja_la_sauf_si_personne_n_a_ferme(client, atelier, time_machine):
    adresse = f"/velo/permanences/{atelier.permanence().pk}/fermer/"

    time_machine.move_to("2026-11-20T16:30:00Z", tick=False)
    assert 'value="3h30"' in client.get(adresse).text
    time_machine.move_to("2026-11-21T07:00:00Z", tick=False)
    assert "18h00" not in client.get(adresse).text
    refus = client.post(adresse, {"uuid": str(uuid4()), "benevoles_min": "7h", "salaries_min": "0"})
    assert "combien de temps elle est restée ouverte" in refus.text
    assert not Releve.objects.exists()


def test_qui_attend_peut_s_en_aller(client, atelier):
    p = atelier.permanence(pieds=1)
    atelier.arrive(p)
    lasse = atelier.arrive(p)
    assert f'name="visite" value="{lasse.pk}"' in client.get(f"/velo/permanences/{p.pk}/").text

    page = _geste(client, p, "depart", visite=lasse.pk)

    assert "Personne n’attend." in page.text


def test_fermer_demande_les_heures_puis_les_montre(client, atelier):
    p = atelier.permanence()
    atelier.arrive(p)

    mal = client.post(
        f"/velo/permanences/{p.pk}/fermer/",
        {**HEURES, "uuid": str(uuid4()), "benevoles_min": "beaucoup"},
    )
    bien = client.post(
        f"/velo/permanences/{p.pk}/fermer/",
        {**HEURES, "uuid": str(uuid4()), "benevoles_min": "7h30"},
        follow=True,
    )

    assert "Une durée s’écrit" in mal.text
    assert 'value="beaucoup"' in mal.text
    assert "7h30" in bien.text
    assert Releve.objects.get().benevoles_min == 450
