"""The day's page: two taps to open, the list kept, what is said of a suspended intake."""

from datetime import time
from uuid import uuid4

import pytest
from django.urls import reverse

from petiterockette.lieux.models import Fermeture, Ouverture, Suspension, Tache
from petiterockette.lieux.services.suspensions import suspendre_la_collecte
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_ouverture, une_tache
from tests.pages import erreurs, lue

from .journees import a_paris, ferme_a

pytestmark = pytest.mark.django_db

JOURNEE = "/journee/"


@pytest.fixture
def point(time_machine):
    time_machine.move_to(a_paris(2026, 11, 25, 9, 2), tick=False)
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"))


@pytest.fixture
def lieu(point):
    return point.lieu


@pytest.fixture
def compte(client, point):
    compte = un_compte("responsable", lieu=point.lieu)
    connecter(client, compte, point)
    return compte


def la_page(client) -> dict:
    """What the page would post, nothing ticked."""
    reponse = client.get(JOURNEE)
    return {"uuid": str(reponse.context["form"]["uuid"].value()), "lieu": "CHV"}


def suspendre(lieu, compte, **champs):
    return suspendre_la_collecte(lieu=lieu, uuid=uuid4(), motif="plein", par=compte, **champs)[0]


def test_ouvrir_puis_fermer(client, compte, lieu):
    alarme = une_tache(lieu, "Alarme coupée")
    une_tache(lieu, "Balance à zéro", ordre=1)
    page = lue(client.get(JOURNEE))
    assert "Ouvrir le lieu" in page
    assert "Alarme coupée" in page

    ouverte = client.post(
        "/journee/ouvrir/", la_page(client) | {"faites": [alarme.pk]}, follow=True
    )

    assert "Chemin-Vert est ouvert depuis 9 h 02." in lue(ouverte)
    assert "Fermer le lieu" in lue(ouverte)
    [ouverture] = Ouverture.objects.all()
    assert [t["faite"] for t in ouverture.taches] == [True, False]
    assert (ouverture.compte, ouverture.par) == (compte.pk, compte.personne_id)
    fermee = client.post("/journee/fermer/", la_page(client), follow=True)
    assert "Chemin-Vert est fermé depuis 9 h 02." in lue(fermee)
    assert Fermeture.objects.get().ouverture == ouverture


def test_deux_appuis_sur_la_meme_page_ouvrent_une_fois(client, compte):
    page = la_page(client)

    reponses = [client.post("/journee/ouvrir/", page) for _ in range(2)]

    assert [r.status_code for r in reponses] == [302, 302]
    assert Ouverture.objects.count() == 1


def test_une_vieille_page_dit_que_le_lieu_est_deja_ouvert(client, compte, lieu):
    page = la_page(client)
    une_ouverture(lieu)

    reponse = client.post("/journee/ouvrir/", page)

    assert "Chemin-Vert est déjà ouvert depuis 9 h 02." in lue(reponse)
    assert "Fermer le lieu" in lue(reponse)


def test_une_page_sans_numero_garde_ce_qui_est_coche(client, compte, lieu):
    tache = une_tache(lieu)

    reponse = client.post("/journee/ouvrir/", {"lieu": "CHV", "faites": [tache.pk]})

    assert "La page avait perdu son numéro" in lue(reponse)
    assert "checked" in lue(reponse)
    assert not Ouverture.objects.exists()


def test_une_tache_cachee_entre_temps_n_arrete_personne(client, compte, lieu):
    tache = une_tache(lieu)
    page = la_page(client) | {"faites": [tache.pk, 999_999]}
    Tache.objects.update(visible=False)

    client.post("/journee/ouvrir/", page)

    assert Ouverture.objects.get().taches == []


@pytest.mark.parametrize("faites", ["abc", "²", "-1", ""])
def test_une_case_qui_n_est_pas_un_numero_ne_casse_rien(client, compte, faites):
    reponse = client.post("/journee/ouvrir/", la_page(client) | {"faites": [faites]})

    assert reponse.status_code in {200, 302}


def test_la_page_d_un_lieu_ne_s_envoie_pas_pour_un_autre(client, compte):
    un_lieu(code="MTG")

    assert client.post("/journee/ouvrir/", la_page(client) | {"lieu": "MTG"}).status_code == 403
    assert client.post("/journee/ouvrir/", la_page(client) | {"lieu": "RIEN"}).status_code == 404


def test_une_fermeture_oubliee_se_voit_le_matin(client, compte, lieu, time_machine):
    une_ouverture(lieu)
    time_machine.move_to(a_paris(2026, 11, 26, 9), tick=False)

    page = lue(client.get(JOURNEE))

    assert "Personne n’a fermé le lieu mercredi 25 novembre" in page
    assert "Ouvrir le lieu" in page


def test_sans_point_on_le_choisit(client):
    connecter(client, un_compte("direction"))

    assert client.get(JOURNEE)["Location"] == "/point/?suite=/journee/"


def test_l_accueil_dit_si_le_lieu_est_ouvert(client, compte, lieu):
    une_ouverture(lieu)
    suspendre(lieu, compte)

    page = lue(client.get("/espaces/maison/"))
    assert "Ouvert depuis 9 h 02" in page
    assert "collecte suspendue" in page


def test_un_lieu_dont_on_ne_note_pas_les_portes_le_dit(client, compte, lieu):
    assert "portes pas notées" in lue(client.get("/espaces/maison/"))
    une_ouverture(lieu)
    assert "portes pas notées" not in lue(client.get("/espaces/maison/"))


# Intake suspended


SUSPENDRE = "/journee/collecte/suspendre/"


def une_suspension(client, **champs) -> dict:
    uuid = client.get(SUSPENDRE).context["form"]["uuid"].value()
    return {"uuid": str(uuid), "lieu": "CHV", "motif": "plein", **champs}


def test_suspendre_puis_reprendre(client, compte):
    reponse = client.post(SUSPENDRE, une_suspension(client, jour="2026-11-28"), follow=True)

    assert "La collecte est suspendue à Chemin-Vert." in lue(reponse)
    assert "nos réserves sont pleines" in lue(reponse)
    assert Suspension.objects.get().jusqu_a == a_paris(2026, 11, 29)
    reprise = client.post("/journee/collecte/reprendre/", {"lieu": "CHV"}, follow=True)
    assert "La collecte reprend à Chemin-Vert." in lue(reprise)


@pytest.mark.parametrize(
    ("champs", "jusqu_a"),
    [
        ({"heure": "18:30"}, (2026, 11, 25, 18, 30)),
        ({"heure": "18 h"}, (2026, 11, 25, 18)),
        ({"jour": "2026-11-26", "heure": "9h05"}, (2026, 11, 26, 9, 5)),
        ({"jour": "2026-11-25"}, (2026, 11, 26)),
    ],
)
def test_la_reprise_se_dit_en_jour_et_en_heure(client, compte, champs, jusqu_a):
    client.post(SUSPENDRE, une_suspension(client, **champs))

    assert Suspension.objects.get().jusqu_a == a_paris(*jusqu_a)


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"motif": ""}, "motif", "Dites pourquoi."),
        ({"motif": "autre", "precision": "  "}, "precision", "Dites laquelle."),
        ({"heure": "8:00"}, "heure", "Cette reprise est déjà passée."),
        ({"jour": "2026-11-24"}, "jour", "Cette reprise est déjà passée."),
        ({"heure": "25:00"}, "heure", "Tapez une heure, par exemple 9:05."),
        ({"heure": "midi"}, "heure", "Tapez une heure, par exemple 9:05."),
        ({"jour": "2027-02-29"}, "jour", "Cette date n’existe pas."),
        (
            {"jour": "2027-03-28", "heure": "02:30"},
            "heure",
            "Cette heure n’existe pas ce jour-là : l’heure change.",
        ),
    ],
)
def test_une_suspension_mal_tapee_le_dit_a_cote_du_champ(client, compte, champs, champ, phrase):
    reponse = client.post(SUSPENDRE, une_suspension(client, **champs))

    assert erreurs(reponse) == {champ: phrase}
    assert not Suspension.objects.exists()


def test_suspendue_entre_temps_la_page_le_dit(client, compte, lieu):
    page = une_suspension(client)
    suspendre(lieu, compte)

    assert "déjà suspendue" in lue(client.post(SUSPENDRE, page))


# What the public reads


def test_la_page_publique_dit_l_etat_de_chaque_lieu(client, lieu, compte):
    ferme = un_lieu(nom="Montgallet", ordre=1)
    une_ouverture(ferme)
    Fermeture.objects.create(
        ouverture=Ouverture.objects.get(),
        uuid=uuid4(),
        le=a_paris(2026, 11, 25, 9, 2),
        enregistre_le=a_paris(2026, 11, 25, 9, 2),
    )
    une_ouverture(lieu)
    suspendre(lieu, compte)
    un_lieu(nom="La Cadette", ordre=2)
    ferme_a(un_lieu(nom="Riesener", ordre=3), time(18))
    un_lieu(nom="Ancien", ferme_le=a_paris(2026, 11, 1).date())
    client.logout()

    reponse = client.get("/nos-lieux/")

    etats = [
        (etat.lieu.nom, etat.mots.replace("\u00a0", " ")) for etat, _ in reponse.context["lignes"]
    ]
    assert etats == [
        ("Chemin-Vert", "Ouvert depuis 9 h 02"),
        ("Montgallet", "Fermé"),
        ("La Cadette", "Horaires à confirmer"),
        ("Riesener", "Horaires habituels"),
    ]
    assert "Collecte suspendue parce que nos réserves sont pleines" in lue(reponse)


def test_la_page_publique_ne_nomme_personne(client, lieu, compte):
    compte.personne.prenom = "Zéphyrine"
    compte.personne.save()
    une_ouverture(lieu, par=compte)
    suspendre(lieu, compte)
    client.logout()

    for adresse in ("/nos-lieux/", "/nos-lieux/CHV/collecte/"):
        page = lue(client.get(adresse))
        assert "Zéphyrine" not in page
        assert compte.identifiant not in page


def test_la_page_publique_ne_pose_pas_plus_de_questions_avec_plus_de_lieux(
    client, django_assert_num_queries
):
    def questions(n: int) -> None:
        for _ in range(n):
            une_ouverture(un_lieu())

    questions(2)
    with django_assert_num_queries(6):
        client.get("/nos-lieux/")
    questions(8)
    with django_assert_num_queries(6):
        client.get("/nos-lieux/")


def test_le_bandeau_du_comptoir_se_relit_sans_compte(client, lieu, compte):
    client.logout()
    adresse = reverse("lieux:collecte_etat", args=["CHV"])
    assert lue(client.get(adresse)).strip() == ""

    suspendre(lieu, compte)

    assert "nos réserves sont pleines" in lue(client.get(adresse))
    assert client.get("/nos-lieux/RIEN/collecte/").status_code == 404


def test_le_comptoir_montre_la_collecte_suspendue(client, lieu, compte):
    assert "Collecte suspendue" not in lue(client.get("/collecte/comptoir/"))

    suspendre(lieu, compte)

    assert "Collecte suspendue parce que nos réserves sont pleines" in lue(
        client.get("/collecte/comptoir/")
    )


# Tasks and usual hours


def test_ajouter_une_tache_et_la_cacher(client, compte, lieu):
    client.post(
        "/lieux/CHV/taches/nouvelle/", {"texte": " Sortir  le panneau ", "moment": "ouverture"}
    )
    [tache] = Tache.objects.all()
    assert tache.texte == "Sortir le panneau"
    assert "Sortir le panneau" in lue(client.get(JOURNEE))

    client.post(f"/lieux/taches/{tache.pk}/montrer/", {"visible": "0"})

    assert "Sortir le panneau" not in lue(client.get(JOURNEE))
    assert "cachée" in lue(client.get("/lieux/CHV/taches/"))


def test_deux_taches_ne_portent_pas_le_meme_nom_au_meme_moment(client, compte, lieu):
    une_tache(lieu, "Alarme")

    reponse = client.post("/lieux/CHV/taches/nouvelle/", {"texte": "alarme", "moment": "ouverture"})

    assert erreurs(reponse) == {"texte": "Cette tâche est déjà dans la liste."}
    client.post("/lieux/CHV/taches/nouvelle/", {"texte": "alarme", "moment": "fermeture"})
    assert Tache.objects.count() == 2


def test_monter_une_tache_change_l_ordre_de_la_page(client, compte, lieu):
    une, deux = une_tache(lieu, "Une"), une_tache(lieu, "Deux", ordre=1)

    client.post(f"/lieux/taches/{deux.pk}/deplacer/", {"sens": "monter"})
    client.post(f"/lieux/taches/{deux.pk}/deplacer/", {"sens": "monter"})

    assert list(lieu.taches.a_faire("ouverture")) == [deux, une]
