"""The door of the API: which key opens what, at which sites, how often; what is said otherwise."""

import logging
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from petiterockette.api import services
from petiterockette.api.domaines import DOMAINES
from petiterockette.api.models import Jeton, Usage
from petiterockette.api.porte import FAUSSES
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from tests.fabriques import connecter, les_listes, un_compte, un_lieu

from .acces import INCONNUE, LECTURES
from .les_cles import demander, une_cle

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    Association.objects.create(id=1, nom="La Petite Rockette")
    les_listes()


def adresse(nom: str) -> str:
    return reverse(nom, args=LECTURES[nom][1]).removeprefix("/api/v1/")


@pytest.mark.parametrize("domaine", [*DOMAINES])
def test_une_cle_ouvre_son_domaine_et_rien_d_autre(domaine):
    _jeton, cle = une_cle(domaine)

    ouvertes = {nom for nom in LECTURES if demander(adresse(nom), cle).status_code == 200}
    fermees = {nom: demander(adresse(nom), cle) for nom in LECTURES.keys() - ouvertes}

    assert ouvertes == {nom for nom, (sien, _a) in LECTURES.items() if sien in (None, domaine)}
    assert {r.status_code for r in fermees.values()} == {403}
    assert all("n’ouvre pas" in r.json()["refus"] for r in fermees.values())


def test_chaque_domaine_a_sa_lecture_et_chaque_lecture_son_domaine():
    assert {domaine for domaine, _a in LECTURES.values()} == {None, *DOMAINES}


@pytest.mark.parametrize("nom", LECTURES)
def test_sans_cle_rien_ne_se_lit_meme_connecte(nom, client):
    for qui in (Client(), connecter(client, un_compte("direction"))):
        reponse = demander(adresse(nom), client=qui)

        assert reponse.status_code == 401
        assert reponse["WWW-Authenticate"] == "Bearer"
        assert "Il faut une clé" in reponse.json()["refus"]


@pytest.mark.parametrize("nom", ["cle", "token", "access_token", "Authorization"])
def test_une_cle_dans_l_adresse_n_ouvre_rien(nom, client):
    _jeton, cle = une_cle()
    entetes = {"Authorization": f"Bearer {cle}"}

    assert client.get("/api/v1/lieux", {nom: cle}).status_code == 401
    assert client.get("/api/v1/lieux", {nom: cle}, headers=entetes).status_code == 422


@pytest.mark.parametrize(
    "entete",
    ["{cle}", "Basic {cle}", "Bearer  {cle}", "Bearer {cle} x", "Bearer é{cle}", "Bearer \x7f"],
)
def test_un_en_tete_mal_ecrit_n_ouvre_rien(entete, client):
    _jeton, cle = une_cle()

    reponse = client.get("/api/v1/lieux", headers={"Authorization": entete.format(cle=cle)})

    assert reponse.status_code == 401


def test_une_cle_retiree_n_ouvre_plus_rien():
    jeton, cle = une_cle()
    assert demander("lieux", cle).status_code == 200

    services.retirer(jeton=jeton, compte=un_compte("direction"))

    reponse = demander("lieux", cle)
    assert reponse.status_code == 401
    assert "retirée" in reponse.json()["refus"]


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete", "options", "trace"])
def test_rien_ne_s_ecrit_par_l_api(methode):
    _jeton, cle = une_cle()

    for nom in LECTURES:
        reponse = getattr(Client(enforce_csrf_checks=True), methode)(
            reverse(nom, args=LECTURES[nom][1]), headers={"Authorization": f"Bearer {cle}"}
        )
        assert (reponse.status_code, reponse["Allow"]) == (405, "GET, HEAD")
        assert "ne s’écrit pas" in reponse.json()["refus"]


def test_head_dit_les_en_tetes_et_rien_d_autre(client):
    entetes = {"Authorization": f"Bearer {une_cle()[1]}"}

    reponse = client.head("/api/v1/lieux", headers=entetes)

    assert (reponse.status_code, reponse.content) == (200, b"")
    assert client.head("/api/v1/lieux").status_code == 401


def test_aucun_intermediaire_ne_garde_ce_qu_une_cle_a_lu():
    _jeton, cle = une_cle()

    for reponse in (demander("lieux", cle), demander("lieux"), demander("rien", cle)):
        assert "no-store" in reponse["Cache-Control"]
        assert "private" in reponse["Cache-Control"]
        assert "Authorization" in reponse["Vary"]
        assert not reponse.cookies


@pytest.mark.parametrize("chemin", ["rien", "chiffres", "chiffres/2026/plus", "../v2/lieux"])
def test_une_adresse_inconnue_le_dit_en_json(chemin):
    reponse = demander(chemin, une_cle()[1])

    assert reponse.status_code == 404
    assert reponse.json()["refus"]
    assert reverse(INCONNUE, args=["v1/rien"]) == "/api/v1/rien"


@pytest.mark.parametrize(
    ("chemin", "demandes", "champ"),
    [
        ("chiffres/2026-13", {}, "periode"),
        ("chiffres/2026-02-30", {}, "periode"),
        ("chiffres/2026-11-15_2026-11-01", {}, "periode"),
        ("chiffres/0001", {}, "periode"),
        ("chiffres/9999", {}, "periode"),
        ("chiffres/２０２６", {}, "periode"),
        ("ventes/2026-S60", {}, "periode"),
        ("ventes/2026-S53x", {}, "periode"),
        ("indicateurs/1/taux", {}, "annee"),
        ("indicateurs/9999/taux", {}, "annee"),
        ("indicateurs/" + "9" * 400 + "/taux", {}, "annee"),
        ("indicateurs/2026.5/taux", {}, "annee"),
        ("periodes", {"annee": "1"}, "annee"),
        ("periodes", {"annee": "deux mille"}, "annee"),
        ("seances", {"lieu": "CHV' OR 1=1"}, "lieu"),
        ("seances", {"lieu": "x" * 5_000}, "lieu"),
        ("indicateurs/2026/secrets", {}, "famille"),
        ("chiffres/2026", {"lieux": "CHV"}, "lieux"),
        ("chiffres/2026", {"periode": "2025"}, "periode"),
        ("lieux", {"request": "1"}, "request"),
    ],
)
def test_ce_qui_ne_se_lit_pas_dit_quel_champ_et_ce_qu_il_attend(chemin, demandes, champ):
    reponse = demander(chemin, une_cle()[1], **demandes)

    assert reponse.status_code == 422
    assert [*reponse.json()["champs"]] == [champ]
    assert reponse.json()["champs"][champ].endswith(".")


def test_un_octet_nul_est_refuse_en_json():
    reponse = demander("seances", une_cle()[1], lieu="CHV\x00")

    assert reponse.status_code == 400
    assert reponse.json()["refus"]


# Sites

DITS_PAR_LIEU = (
    *("chiffres/2026", "ventes/2026", "impact", "impact/2026"),
    "indicateurs/2026/taux",
)


def test_une_cle_d_un_lieu_ne_lit_que_lui():
    chv, mtg = un_lieu(code="ICI", nom="Ici"), un_lieu(code="LA", nom="Là")
    _jeton, cle = une_cle(lieux=(chv,))

    assert [li["code"] for li in demander("lieux", cle).json()["lieux"]] == ["ICI"]
    for chemin in (
        "chiffres/2026",
        "ventes/2026",
        "impact",
        "impact/2026",
        "indicateurs/2026/taux",
    ):
        assert demander(chemin, cle).json()["lieux"] == ["ICI"]
        assert demander(chemin, cle, lieu="ICI").status_code == 200
        ailleurs = demander(chemin, cle, lieu=mtg.code)
        assert (ailleurs.status_code, ailleurs.json()["refus"]) == (
            403,
            "Cette clé ne lit pas ce lieu.",
        )
        assert demander(chemin, cle, lieu="NON").status_code == 404


def test_une_cle_de_quelques_lieux_ne_les_depasse_pas():
    deux = (un_lieu(code="ICI", nom="Ici"), un_lieu(code="LA", nom="Là"))
    un_lieu(code="LOIN", nom="Loin")
    _jeton, cle = une_cle(lieux=deux)

    for chemin in (
        "chiffres/2026",
        "ventes/2026",
        "impact",
        "impact/2026",
        "indicateurs/2026/taux",
    ):
        assert sorted(demander(chemin, cle).json()["lieux"]) == ["ICI", "LA"]


# How often


def test_une_cle_qui_sert_trop_attend_et_sait_combien(monkeypatch, time_machine):
    _jeton, cle = une_cle()
    monkeypatch.setattr(services, "APPELS_PAR_HEURE", 2)
    time_machine.move_to("2026-11-25T11:20:30Z", tick=False)
    assert [demander("lieux", cle).status_code for _ in range(3)] == [200, 200, 429]

    reponse = demander("lieux", cle)
    assert reponse["Retry-After"] == str(39 * 60 + 30)
    assert "trop souvent" in reponse.json()["refus"]
    # Another key is not held back.
    assert demander("lieux", une_cle()[1]).status_code == 200

    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    assert demander("lieux", cle).status_code == 200


def test_des_cles_devinees_sont_comptees_la_d_ou_elles_viennent(monkeypatch):
    _jeton, cle = une_cle()
    statuts = [demander("lieux", f"rockette_{n}").status_code for n in range(FAUSSES.par_foyer + 1)]

    assert statuts == [401] * FAUSSES.par_foyer + [429]
    assert int(demander("lieux", "rockette_autre")["Retry-After"]) > 0
    # Whoever has a key is not held back by a neighbour who guesses.
    assert demander("lieux", cle).status_code == 200


def test_chaque_jour_d_usage_est_compte_et_dit_une_fois_au_journal(time_machine):
    jeton, cle = une_cle()
    for jour, heure in ((25, 11), (25, 11), (25, 22), (26, 11)):
        time_machine.move_to(f"2026-11-{jour}T{heure}:30:00Z", tick=False)
        demander("lieux", cle)
        demander("chiffres/2026", cle, lieu="NON")

    assert [*Usage.objects.order_by("pk").values_list("jour", "heure", "appels")] == [
        (date(2026, 11, 25), 12, 4),
        (date(2026, 11, 25), 23, 2),
        (date(2026, 11, 26), 12, 2),
    ]
    dits = Entree.objects.filter(code="api.jeton.servi")
    assert [e.contenu for e in dits] == [{"jeton": jeton.pk}] * 2
    assert Jeton.objects.avec_leur_usage().get().servi_le == date(2026, 11, 26)


def test_ni_la_base_ni_les_journaux_ne_connaissent_la_cle(caplog):
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as requetes:
        jeton, cle = une_cle()
        demander("lieux", cle)
        services.retirer(jeton=jeton, compte=un_compte("direction"))
        demander("lieux", cle)

    assert len(cle) > 30
    secret = cle.removeprefix(services.PREFIXE)
    assert not [r["sql"] for r in requetes if secret in r["sql"]]
    assert secret not in caplog.text
    assert not any(secret in str(e.__dict__) for e in Entree.objects.all())
