"""The page where a bike is received: what it asks, what it folds, what it refuses."""

from uuid import uuid4

import pytest
from django.utils import timezone

from ateliers.velo.models import Velo
from collecte.listes.models import Categorie
from petiterockette.affichage.templatetags.affichage import est_facultatif
from petiterockette.lieux.models import Point
from tests.collecte.objets.suivis import complet, un_objet
from tests.fabriques import connecter, localite, origine, un_compte
from tests.pages import lue


@pytest.fixture
def client(client, atelier):
    return connecter(client, atelier.compte, atelier.point)


def test_recevoir_un_velo_par_la_page(client, atelier):
    reponse = client.post(
        "/velo/velos/recevoir/",
        {
            "uuid": str(uuid4()),
            "lieu": atelier.lieu.pk,
            "genre": "ville",
            "roue_dp": "27,5",
            "masse": "13,8",
            "origine": origine().pk,
            "localite": localite().pk,
            "marque": "Peugeot",
        },
        follow=True,
    )

    velo = Velo.objects.get()
    assert (velo.roue_dp, velo.masse_g) == (275, 13_800)
    assert f"Le vélo {velo} est reçu." in reponse.text


def _recu(atelier, **champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "lieu": atelier.lieu.pk,
        "genre": "ville",
        "roue_dp": "28",
        "masse": "14",
        "origine": origine().pk,
        "localite": localite().pk,
        "marque": "Peugeot",
        "modele": "Sport",
        "numero_serie": "AB12",
    } | champs


def test_la_reception_demande_ce_que_la_vente_demandera(client, atelier):
    dit = {"identifiant": "bc 1234 5678", "operateur": "bicycode", "vol": "non_declare"}

    client.post("/velo/velos/recevoir/", _recu(atelier, **dit))

    velo = Velo.objects.get()
    assert (velo.identifiant, velo.verifie_le) == ("BC12345678", timezone.localdate())
    page = client.get(f"/velo/velos/{velo.pk}/").text
    assert page.split("Ce que sa vente demande")[1].split("</ul>")[0].count("fait</span>") == 3
    assert "Rien à réparer" in page


def test_rien_a_chercher_dit_aussi_que_le_cadre_n_a_pas_de_numero(client, atelier):
    client.post("/velo/velos/recevoir/", _recu(atelier, vol="sans_identifiant", numero_serie=""))

    velo = Velo.objects.get()
    assert (velo.objet.numero_serie, velo.dit_sans_numero) == ("absent", True)


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        ({"identifiant": "BC12345678"}, "Dites qui a marqué ce vélo"),
        ({"identifiant": "?", "operateur": "bicycode"}, "n’est pas un identifiant"),
        ({"vol": "non_declare", "numero_serie": ""}, "cherchez son identifiant"),
        ({"vol": "non_declare", "numero_serie": "illisible"}, "cherchez son identifiant"),
        ({"vol": "sans_identifiant"}, "c’est lui qui se cherche au registre"),
    ],
)
def test_une_reception_refusee_n_ecrit_rien_et_dit_pourquoi(client, atelier, dit, phrase):
    reponse = client.post("/velo/velos/recevoir/", _recu(atelier, **dit))

    assert phrase in reponse.text
    assert not Velo.objects.exists()
    assert atelier.stock() == {}


@pytest.mark.parametrize(
    ("genre", "offre"), [("comptoir", True), ("atelier", True), ("caisse", False)]
)
def test_un_depot_n_est_propose_que_la_ou_il_peut_se_faire(client, atelier, genre, offre):
    Point.objects.filter(lieu=atelier.lieu).update(genre=genre, maximum_g=None)

    form = client.get("/velo/velos/recevoir/").context["form"]

    assert [valeur for valeur, _nom in form.fields["etape"].choices] == (
        [""] * offre + ["a_trier", "atelier", "rayon"]
    )
    assert form.fields["etape"].required != offre


def test_le_poids_n_est_facultatif_que_si_l_on_sait_ce_que_pese_un_velo(client, atelier):
    Categorie.objects.filter(code="velo").update(poids_moyen_g=None)
    exige = client.get("/velo/velos/recevoir/").context["form"]["masse"]
    Categorie.objects.filter(code="velo").update(poids_moyen_g=15_000)
    page = client.get("/velo/velos/recevoir/")

    assert exige.field.required
    assert not page.context["form"]["masse"].field.required
    assert "Vide : environ 15 kg, la moyenne d’un vélo" in lue(page)
    Categorie.objects.filter(code="velo").update(poids_moyen_g=9_155)
    recu = client.post("/velo/velos/recevoir/", _recu(atelier, masse="", estimee="on"), follow=True)
    velo = Velo.objects.get()
    assert (velo.mesure, velo.masse_g) == ("estimee", 9_155)
    assert f"Le vélo {velo} est reçu : environ 9 kg, la moyenne d’un vélo." in lue(recu)
    assert "9,155" not in recu.text + client.get("/velo/velos/").text


def test_ce_qui_est_rare_se_plie_et_ce_qui_doit_se_dire_se_voit(client, atelier):
    form = client.get("/velo/velos/recevoir/").context["form"]
    assert [champ.name for champ in form.rares] == ["etape", "couleur", "code"]
    assert all(est_facultatif(form[nom]) for nom in ("marque", "modele", "numero_serie", "vol"))

    Point.objects.filter(lieu=atelier.lieu).update(genre="caisse", maximum_g=None)
    form = client.get("/velo/velos/recevoir/").context["form"]
    assert [champ.name for champ in form.rares] == ["couleur", "code"]


def test_un_velo_declare_vole_des_la_reception_est_bloque(client, atelier):
    client.post("/velo/velos/recevoir/", _recu(atelier, vol="declare_vole"))

    velo = Velo.objects.get()
    assert velo.statut == "signale_vole"
    assert [c.vers for c in velo.changements.all()] == ["recu", "signale_vole"]


def test_un_velo_deja_suivi_se_propose_et_garde_ce_qu_on_en_sait(client, atelier):
    objet = complet(
        un_objet("velo", point=atelier.point), masse_g=9_100, marque="Btwin", modele="Hyc"
    )

    assert f"?objet={objet.code}" in client.get("/velo/velos/recevoir/").text
    page = client.get(f"/velo/velos/recevoir/?objet={objet.code}").text

    assert 'value="Btwin"' in page
    assert 'value="9,1"' in page


def test_ce_qui_est_mal_tape_se_dit_et_reste(client, atelier):
    reponse = client.post(
        "/velo/velos/recevoir/",
        {
            "uuid": str(uuid4()),
            "lieu": atelier.lieu.pk,
            "genre": "ville",
            "roue_dp": "700",
            "masse": "treize",
            "marque": "Gitane",
        },
    )

    assert "Une roue va de 5 à 40 pouces" in reponse.text
    assert "Un dépôt dit d’où il vient." in reponse.text
    assert 'value="treize"' in reponse.text
    assert 'value="Gitane"' in reponse.text
    assert not Velo.objects.exists()


@pytest.mark.parametrize(("role", "pole"), [("pole", ""), ("pole", "velo"), ("mecanique", "")])
def test_qui_tient_les_velos_en_recoit_un_sans_tenir_le_comptoir(client, atelier, role, pole):
    compte = un_compte(role, lieu=atelier.lieu, pole=pole)
    connecter(client, compte)
    dit = {"uuid": str(uuid4()), "lieu": atelier.lieu.pk, "genre": "ville", "roue_dp": "28"}
    dit |= {"masse": "13,8", "origine": origine().pk, "localite": localite().pk}

    reponse = client.post("/velo/velos/recevoir/", dit)

    assert reponse.status_code == 302
    assert Velo.objects.get().masse_g == 13_800
    assert client.get(reponse["Location"]).status_code == 200
    assert client.get("/collecte/comptoir/").status_code == 403
    assert client.get(f"/collecte/objets/{Velo.objects.get().objet.code}/").status_code == 200
