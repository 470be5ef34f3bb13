"""What a request leaves behind: a number that error pages show, a line that a machine reads."""

import json
import logging
import sys

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from petiterockette.journaux import DEMANDES, NUMERO, AvecLeNumero, EnJson, journaux
from petiterockette.sante.traces.middleware import UneLigneParDemande
from petiterockette.sante.traces.numeros import numero_de
from petiterockette.sante.traces.questions_posees import Compteur
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def lignes(caplog):
    """The access lines, as they are written."""
    caplog.set_level(logging.INFO, DEMANDES)

    def toutes() -> list[dict]:
        return [r.champs for r in caplog.records if r.name == DEMANDES]

    return toutes


def test_chaque_reponse_porte_un_numero_et_laisse_une_ligne(client, lignes):
    compte = un_compte("direction")
    numero = connecter(client, compte).get("/sauvegardes/?q=Awa", REMOTE_ADDR="192.0.2.7")[
        "X-Request-ID"
    ]

    assert len(numero) == 8
    [ligne] = [li for li in lignes() if li["chemin"] == "/sauvegardes/"]
    assert ligne["compte"] == compte.pk
    assert (ligne["adresse"], ligne["methode"], ligne["statut"]) == ("192.0.2.7", "GET", 200)
    assert "Awa" not in str(ligne)
    assert NUMERO.get() == ""


def test_d_une_page_sans_compte_la_ligne_ne_dit_pas_le_lien_secret(client, lignes):
    client.get("/mois-par-courriel/confirmer/un-secret/")

    [ligne] = lignes()
    assert "un-secret" not in str(ligne)
    assert ligne["chemin"] == "/mois-par-courriel/confirmer/<str:jeton>/"
    assert ligne["compte"] is None


@pytest.mark.une_base
def test_une_page_publique_reste_sans_session(client, lignes):
    reponse = client.get("/sante/")

    assert "Cookie" not in reponse.get("Vary", "")


@pytest.mark.une_base
def test_le_numero_du_serveur_devant_est_pris_s_il_est_bien_forme_et_attendu(settings):
    def numero(donne: str) -> str:
        return numero_de(RequestFactory().get("/", HTTP_X_REQUEST_ID=donne))

    assert numero("7F3A91C2" + "0" * 24) != "7f3a91c2"
    settings.PROXYS = 1
    assert numero("7F3A91C2" + "0" * 24) == "7f3a91c2"
    for faux in ("", "7f3a", '7f3a91c2"; x', "é" * 32, "7" * 65):
        assert numero(faux) != faux[:8]
        assert len(numero(faux)) == 8


def test_les_pages_de_panne_montrent_le_numero(client, rf):
    def montree(reponse) -> str:
        numero = reponse["X-Request-ID"]
        assert f"Demande nº {numero} : donnez ce numéro à qui vous aide." in lue(reponse)
        return numero

    client.raise_request_exception = False
    assert montree(client.get("/", HTTP_HOST="ailleurs.example"))
    connecter(client, un_compte("direction"))
    assert montree(client.get("/", {"q": "\x00"}))


@pytest.mark.une_base
def test_une_panne_montre_le_numero_a_la_page_et_au_comptoir(client, monkeypatch):

    client.raise_request_exception = False
    monkeypatch.setattr("petiterockette.sante.views.peut_servir", lambda: 1 / 0)

    page = client.get("/sante/")
    json_dit = client.get("/sante/", HTTP_ACCEPT="application/json")

    assert page.status_code == 500
    assert f"Demande nº {page['X-Request-ID']}" in lue(page)
    assert json_dit["X-Request-ID"] in json_dit.json()["refus"]


@pytest.mark.une_base
def test_une_ligne_est_un_objet_json_avec_son_numero_et_sa_trace():
    def ecrite(**options) -> dict:
        record = logging.LogRecord("essai", logging.ERROR, "f", 1, "%s €", ("12",), None)
        for nom, valeur in options.items():
            setattr(record, nom, valeur)
        assert AvecLeNumero().filter(record)
        texte = EnJson().format(record)
        assert "\n" not in texte
        return json.loads(texte)

    jeton = NUMERO.set("7f3a91c2")
    try:
        dit = ecrite(champs={"statut": 200, "objet": object})
    finally:
        NUMERO.reset(jeton)
    assert dit["numero"] == "7f3a91c2"
    assert (dit["dit"], dit["niveau"], dit["qui"], dit["statut"]) == ("12 €", "ERROR", "essai", 200)
    assert dit["date"].endswith("+00:00")
    try:
        raise ValueError("deux\nlignes")
    except ValueError:
        assert "ValueError" in ecrite(exc_info=sys.exc_info())["trace"]
    assert "numero" not in ecrite()


@pytest.mark.une_base
def test_en_json_chaque_demande_est_dite_et_pas_dans_un_terminal():
    assert journaux("INFO", en_json=True)["loggers"][DEMANDES] == {"level": "INFO"}
    assert journaux("INFO", en_json=False)["loggers"][DEMANDES] == {"level": "WARNING"}


def test_une_demande_lente_dit_ses_questions_et_la_plus_lente_sans_ses_valeurs(
    settings, caplog, rf
):
    settings.DEMANDE_LENTE_MS = 0

    def vue(request):
        with connection.cursor() as curseur:
            curseur.execute("SELECT 1\n  WHERE 'secret' = %s", ["secret bien gardé"])
        return HttpResponse()

    request = rf.get("/essai/?q=secret")
    request.resolver_match = None
    UneLigneParDemande(vue)(request)

    [ligne] = [r for r in caplog.records if r.name == DEMANDES]
    assert ligne.levelno == logging.WARNING
    assert ligne.champs["questions"] == 1
    assert ligne.champs["plus_lente"] == "SELECT 1 WHERE 'secret' = %s"
    assert "gardé" not in str(ligne.champs)


def test_une_question_qui_echoue_est_comptee_aussi():
    compteur = Compteur()

    def echoue(*_arguments):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        compteur(echoue, "SELECT", (), False, {})

    assert compteur.n == 1
