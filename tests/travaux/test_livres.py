"""The books are gone through every night and by hand: what came of it is chained, and alerts."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from collecte.livre.models import Stock
from petiterockette.alertes.livres import en_desaccord
from petiterockette.alertes.models import Alerte
from petiterockette.journal.examens.passer import dernier_examen
from petiterockette.journal.models import Maillon
from petiterockette.travaux.models import EtapeDeNuit
from petiterockette.travaux.nuit import faire_la_nuit
from petiterockette.verification import VERIFICATIONS, Constat
from tests.fabriques import un_depot

pytestmark = pytest.mark.django_db

JOUR = date(2026, 11, 26)


def de_la_maison(code: str) -> list[dict]:
    maillons = Maillon.objects.filter(chaine__nom="maison", contenu__code=code).order_by("rang")
    return list(maillons.values_list("contenu", flat=True))


def l_etape() -> EtapeDeNuit:
    return EtapeDeNuit.objects.get(jour=JOUR, code="verifier")


def verifier_a_la_main() -> None:
    call_command("verifier", stdout=StringIO(), stderr=StringIO())


def test_la_nuit_verifie_tous_les_livres_et_le_dit():
    un_depot()

    faire_la_nuit(JOUR)

    assert l_etape().etat == "faite"
    assert l_etape().phrase.startswith("Les livres s’accordent. Vérification entière")
    [dit] = de_la_maison("verification.faite")
    assert (dit["de_nuit"], dit["anomalies"], dit["en_faute"]) == (True, 0, [])
    assert dit["verifications"] == len(VERIFICATIONS) > 25


def test_une_anomalie_met_l_etape_en_panne_et_fait_une_alerte_le_matin_meme():
    un_depot()
    Stock.objects.update(masse_g=1)

    faire_la_nuit(JOUR)

    assert l_etape().etat == "panne"
    assert "Stocks" in l_etape().phrase
    assert "manage.py verifier" in l_etape().phrase
    alerte = Alerte.objects.get(genre="livres_en_desaccord")
    assert "1 anomalie" in alerte.phrase
    assert "Stocks" in alerte.phrase


def test_verifier_a_la_main_s_enchaine_et_leve_l_alerte_quand_tout_va():
    un_depot()
    masse_g = Stock.objects.get().masse_g
    Stock.objects.update(masse_g=1)
    with pytest.raises(SystemExit):
        verifier_a_la_main()
    assert [t.cle for t in en_desaccord(JOUR, 0)] == ["livres"]

    Stock.objects.update(masse_g=masse_g)
    verifier_a_la_main()

    assert not list(en_desaccord(JOUR, 0))
    assert [(d["de_nuit"], d["anomalies"]) for d in de_la_maison("verification.faite")] == [
        (False, 1),
        (False, 0),
    ]


def test_ce_qui_s_ecrit_pendant_qu_on_verifie_n_est_pas_une_anomalie(monkeypatch):
    fois = iter([[Constat("un ticket en train de s’écrire")], []])
    monkeypatch.setattr(
        "petiterockette.journal.examens.passer.VERIFICATIONS", [("Essai", lambda: iter(next(fois)))]
    )

    verifier_a_la_main()

    assert dernier_examen().anomalies == 0
