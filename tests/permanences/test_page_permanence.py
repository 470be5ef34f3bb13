"""The page of a permanence: signing in takes three letters and two taps."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.utils import timezone

from ateliers.permanences.alertes import heures_a_completer
from ateliers.permanences.bilans import bilan_du
from ateliers.permanences.models import Releve, Visite
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from petiterockette.personnes.services import inscrire
from petiterockette.personnes.services.fusions import fusionner
from tests.benevolat.benevoles import un_pole, une_inscription, une_permanence
from tests.boutique.adhesions.fabriques import adherer, une_caisse_qui_adhere
from tests.fabriques import connecter, un_compte
from tests.pages import espaces
from tests.permanences.gestes import un_geste, verts
from tests.velo.a_l_atelier import Atelier


@pytest.fixture
def client(client, atelier):
    return connecter(client, un_compte("benevole", lieu=atelier.lieu), atelier.point)


def test_une_benevole_ouvre_la_permanence(client, atelier):
    reponse = client.post(
        "/velo/", {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "pieds": "2"}, follow=True
    )

    assert "Place 1" in reponse.text
    assert "Personne n’attend." in reponse.text


def test_trois_lettres_puis_le_nom(client, atelier, django_assert_max_num_queries):
    p = atelier.permanence()
    for n in range(30):
        inscrire(prenom="Marcel", nom=f"Autre{n}", compte=None)
    zoe = inscrire(prenom="Zoé", nom="Durand", compte=None)

    with django_assert_max_num_queries(14):
        page = client.get(f"/velo/permanences/{p.pk}/?q=zoé dur").text
    assert page.count('name="personne"') == 1
    un_geste(client, p, "arrivee", personne=zoe.pk)

    assert Visite.objects.get().personne == zoe


def test_qui_arrive_et_qui_est_la_disent_s_ils_sont_adherents(client, atelier):
    tenue = une_caisse_qui_adhere()
    zoe, ali = (inscrire(prenom=prenom, nom="Durand", compte=None) for prenom in ("Zoé", "Ali"))
    adherer(tenue, pour=zoe)
    p = atelier.permanence(pieds=1)

    page = client.get(f"/velo/permanences/{p.pk}/?q=durand").text
    noms = page.split('class="velo-noms"')[1].split("</ul>")[0]
    for personne in (zoe, ali):
        un_geste(client, p, "arrivee", personne=personne.pk)
    page = client.get(f"/velo/permanences/{p.pk}/").text

    assert noms.count("À jour jusqu’au") == 1
    assert noms.count("Aucune adhésion en cours") == 1
    assert page.count("adhérent à jour") == 1
    assert page.count("sans adhésion") == 1


@pytest.mark.time_machine("2026-11-20T13:00:00Z", tick=False)
def test_qui_a_une_adhesion_finie_ne_se_confond_pas_avec_qui_n_a_jamais_adhere(
    client, atelier, time_machine
):
    zoe, ali = (inscrire(prenom=prenom, nom="Durand", compte=None) for prenom in ("Zoé", "Ali"))
    adherer(une_caisse_qui_adhere(), pour=zoe)
    time_machine.move_to("2028-01-10T13:00:00Z", tick=False)
    connecter(client, un_compte("benevole", lieu=atelier.lieu), atelier.point)
    p = atelier.permanence(pieds=1)

    for personne in (zoe, ali):
        un_geste(client, p, "arrivee", personne=personne.pk)
    page = client.get(f"/velo/permanences/{p.pk}/").text

    assert page.count("adhésion finie le 19 novembre 2027") == 1
    assert page.count("sans adhésion") == 1


def test_un_doublon_fusionne_garde_son_adhesion_a_la_permanence(client, atelier):
    tenue = une_caisse_qui_adhere()
    zoe, double = (inscrire(prenom="Zoé", nom="Durand", compte=None) for _fois in "ab")
    adherer(tenue, pour=zoe)
    p = atelier.permanence()
    atelier.arrive(p, double)
    fusionner(garder=zoe, doublon=double, par=None, compte=None)

    assert "adhérent à jour" in client.get(f"/velo/permanences/{p.pk}/").text


def test_qui_n_est_pas_trouve_s_inscrit_de_la_et_garde_son_nom(client, atelier):
    p = atelier.permanence()
    page = client.get(f"/velo/permanences/{p.pk}/?q=zoé durand").text
    assert 'name="nouvelle" value="zoé durand"' in page
    uuid = str(uuid4())

    for _fois in range(2):
        un_geste(client, p, "arrivee", uuid=uuid, nouvelle="zoé durand")

    visite = Visite.objects.get()
    assert str(visite.personne) == "Zoé Durand"
    assert Personne.objects.filter(prenom="Zoé").count() == 1
    assert "Zoé Durand" in client.get(f"/velo/permanences/{p.pk}/").text


def test_le_bouton_vert_est_celui_de_la_personne_trouvee(client, atelier):
    p = atelier.permanence()
    inscrire(prenom="Zoé", nom="Durand", compte=None)
    adresse = f"/velo/permanences/{p.pk}/"

    assert verts(client.get(adresse).text) == ["+1 sans nom"]
    trouvee = client.get(f"{adresse}?q=zoé").text
    assert [vert.split(" Aucune")[0] for vert in verts(trouvee)] == ["Zoé Durand"]
    assert 'class="bouton bouton-lien" type="submit" name="nouvelle"' in trouvee
    assert trouvee.index("+1 sans nom") > trouvee.index('name="nouvelle"')
    assert verts(client.get(f"{adresse}?q=inconnue").text) == ["Inscrire « inconnue », qui arrive"]
    assert 'name="nouvelle"' not in client.get(f"{adresse}?q=z").text


def test_chaque_arrivee_se_confirme_et_s_annule(client, atelier):
    p = atelier.permanence()
    zoe = inscrire(prenom="Zoé", nom="Durand", compte=None)

    page = un_geste(client, p, "arrivee", personne=zoe.pk).text
    assert "Place 1. C’est noté." in page
    visite = Visite.objects.get()
    assert f'action="/velo/permanences/{p.pk}/annulation/"' in page
    page = un_geste(client, p, "annulation", visite=visite.pk).text

    assert '<data value="0">0</data></strong> passage' in page
    assert "ne compte pas comme un passage" in page.split('role="status"')[1]
    assert page.count("Zoé Durand") == 1


def test_n_importe_quelle_arrivee_se_reprend_et_la_page_dit_laquelle(client, atelier):
    p = atelier.permanence(pieds=1)
    zoe, ali = (inscrire(prenom=prenom, nom="Durand", compte=None) for prenom in ("Zoé", "Ali"))
    premiere, attend = atelier.arrive(p, zoe), atelier.arrive(p, ali)
    atelier.arrive(p)

    page = client.get(f"/velo/permanences/{p.pk}/").text
    assert page.count("Entré par erreur") == 3
    for visite, nom in ((attend, "Ali Durand"), (premiere, "Zoé Durand")):
        page = un_geste(client, p, "annulation", visite=visite.pk).text
        assert nom in page.split('role="status"')[1].split("</form>")[0]
    assert '<data value="1">1</data></strong> passage' in page

    page = un_geste(client, p, "retour", visite=premiere.pk).text
    assert "Zoé Durand\xa0: de nouveau ici." in page
    assert '<data value="2">2</data></strong> passages' in page


def test_partir_de_la_file_ne_compte_pas_un_passage(client, atelier):
    p = atelier.permanence(pieds=1)
    atelier.arrive(p)
    lasse = atelier.arrive(p)

    page = un_geste(client, p, "depart", visite=lasse.pk).text

    assert '<data value="1">1</data></strong> passage' in page
    assert "ne compte pas comme un passage" in page


def test_les_places_libres_se_lisent_en_haut(client, atelier):
    p = atelier.permanence(pieds=2)
    adresse = f"/velo/permanences/{p.pk}/"

    def en_haut():
        page = client.get(adresse).text
        return page.split('class="velo-compte"')[1].split("</p>")[0]

    assert "2 places libres" in espaces(en_haut())
    for _fois in range(3):
        atelier.arrive(p)
    assert "0 place libre" in espaces(en_haut())
    assert "1 attend" in espaces(en_haut())


def test_chaque_depart_se_confirme_et_s_annule(client, atelier):
    p = atelier.permanence()
    visite = atelier.arrive(p)

    page = un_geste(client, p, "depart", visite=visite.pk, a_repare="on").text
    assert "Vélo réparé, au revoir. C’est noté." in page
    assert f'action="/velo/permanences/{p.pk}/retour/"' in page
    un_geste(client, p, "retour", visite=visite.pk)

    assert Visite.objects.get().partie_le is None


def test_ce_qui_est_dit_d_une_autre_permanence_ne_se_montre_pas(client, atelier):
    ailleurs = Atelier()
    autre = ailleurs.arrive(ailleurs.permanence())
    p = atelier.permanence()

    for dit in (autre.pk, "9" * 5_000, "\0", "abc"):
        page = client.get(f"/velo/permanences/{p.pk}/", {"dit": dit})
        assert "C’est noté" not in page.text


def test_un_lieu_qui_porte_le_nom_de_l_atelier_ne_se_dit_qu_une_fois(client, atelier):
    Lieu.objects.filter(pk=atelier.lieu.pk).update(nom="La Cycklette")

    titre = client.get("/velo/").text.split("page-titre")[1].split("</h1>")[0]

    assert titre.count("La Cycklette") == 1


@pytest.mark.parametrize("saisi", ["   ", "\0", "é" * 5_000])
def test_un_nom_etrange_n_inscrit_personne_et_ne_casse_rien(client, atelier, saisi):
    p = atelier.permanence()
    avant = Personne.objects.count()

    for reponse in (
        client.get(f"/velo/permanences/{p.pk}/", {"q": saisi}),
        un_geste(client, p, "arrivee", nouvelle=saisi),
    ):
        assert reponse.status_code in (200, 400)

    assert Personne.objects.count() == avant


def test_une_seule_permanence_ouverte_accueille_des_la_premiere_page(client, atelier):
    p = atelier.permanence()

    page = client.get("/velo/").text

    assert f'action="/velo/permanences/{p.pk}/"' in page
    assert page.count("bouton-principal") == 1


def test_on_ouvre_la_ou_l_on_est(client, atelier):
    for ici in (Atelier(), atelier):
        connecter(client, un_compte("direction"), ici.point)

        page = client.get("/velo/")

        assert page.context["form"]["lieu"].value() == ici.lieu.pk


def test_un_visiteur_sans_nom_est_un_passage(client, atelier):
    p = atelier.permanence(pieds=1)

    un_geste(client, p, "arrivee")
    reponse = un_geste(client, p, "arrivee")

    assert '<data value="2">' in reponse.text
    une, autre = Visite.objects.filter(personne=None).order_by("pk")
    heure = f"{timezone.localtime(autre.arrivee_le):%-H h %M}"
    assert f"visiteur 2, {heure}" in espaces(reponse.text)
    # One taken back, the other keeps the number by which it is known.
    reponse = un_geste(client, p, "annulation", visite=une.pk)
    assert f"visiteur 2, {heure}" in espaces(reponse.text.split("<h2")[2])


def test_qui_est_deja_ici_n_est_pas_une_erreur(client, atelier):
    p = atelier.permanence()
    josette = inscrire(prenom="Josette", nom="Durand", compte=None)
    un_geste(client, p, "arrivee", personne=josette.pk)

    page = un_geste(client, p, "arrivee", personne=josette.pk).text

    assert "Josette Durand est déjà ici." in page
    assert "annonce-erreur" not in page


def test_la_file_avance_quand_un_pied_se_libere(client, atelier):
    p = atelier.permanence(pieds=1)
    une = atelier.arrive(p)
    atelier.arrive(p)

    page = un_geste(client, p, "depart", visite=une.pk, a_repare="on").text
    assert "À son tour, place 1" in page
    un_geste(client, p, "installation")

    assert Visite.objects.get(pied=1, partie_le=None)
    assert Visite.objects.get(pk=une.pk).a_repare


def test_un_refus_se_dit_sur_la_page(client, atelier):
    reponse = un_geste(client, atelier.permanence(), "installation")

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

    page = un_geste(client, p, "depart", visite=lasse.pk)

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
    assert "7 h 30" in espaces(bien.text)
    assert Releve.objects.get().benevoles_min == 450


@pytest.mark.time_machine("2026-11-20T13:00:00Z", tick=False)
def test_qui_ne_sait_pas_les_heures_ferme_et_quelqu_un_les_complete(client, atelier, time_machine):
    p = atelier.permanence()
    atelier.arrive(p)
    time_machine.move_to("2026-11-20T15:00:00Z", tick=False)
    adresse, envoi = f"/velo/permanences/{p.pk}/fermer/", {"uuid": str(uuid4())}
    jour = date(2026, 11, 20)

    for _fois in range(2):
        page = espaces(client.post(adresse, envoi | {"a_completer": "on"}, follow=True).text)

    assert "ses heures sont à compléter" in page
    assert "Compléter les heures" in page
    p.refresh_from_db()
    assert p.fermee_le
    assert not Releve.objects.exists()
    assert bilan_du(jour, jour, None).permanences == 0
    assert [t.cle for t in heures_a_completer(jour, 0)] == [str(p.pk)]
    assert "heures à compléter" in client.get("/velo/").text
    assert 'value="2h00"' in client.get(adresse).text

    heures = {"ouverture_min": "2h", "benevoles_min": "4h", "salaries_min": "0"}
    client.post(adresse, {"uuid": str(uuid4())} | heures)
    bilan = bilan_du(jour, jour, None)
    assert (bilan.permanences, bilan.passages, bilan.benevoles_min) == (1, 1, 240)
    assert not list(heures_a_completer(jour, 0))


@pytest.mark.time_machine("2026-11-20T17:00:00Z", tick=False)
def test_fermer_propose_les_heures_des_benevoles_inscrits(client, atelier, time_machine):
    prevue = une_permanence(
        atelier.lieu, pole=un_pole("velo"), debut=date(2026, 11, 20), de=time(18), a=time(20)
    )
    for _fois in "ab":
        une_inscription(prevue)
    adresse = f"/velo/permanences/{atelier.permanence().pk}/fermer/"

    for quand in ("2026-11-20T19:00:00Z", "2026-11-21T08:00:00Z"):
        time_machine.move_to(quand, tick=False)
        connecter(client, un_compte("benevole", lieu=atelier.lieu), atelier.point)
        page = espaces(client.get(adresse).text)
        assert "2 bénévoles s’étaient inscrits" in page
        assert 'value="2h00"' in page
        assert 'value="4h00"' in page
