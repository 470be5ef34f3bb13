"""The day of a till: midnight, the change of hour, the 29th of February; what nobody closed."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from boutique.caisses.models import Session
from boutique.caisses.refus import JourneeFinie
from boutique.caisses.services.en_main import fin_de_la_journee
from boutique.comptabilite.travaux import clore, des_que_la_journee_finit
from boutique.tiroirs.nuit import fermer_les_caisses
from petiterockette.alertes.registre import GENRES
from petiterockette.travaux.models import Travail
from petiterockette.travaux.registre import ETAPES, NATURES
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, lire
from tests.boutique.remises import une_remise
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db

A_PARIS = [
    # Opened (UTC), its day, the last second it sells, the first it does not.
    ("2026-03-10 09:00", "2026-03-10", "2026-03-11 03:29:59", "2026-03-11 03:30:00"),
    # Before midnight in Paris, then after it.
    ("2026-03-10 22:59", "2026-03-10", "2026-03-11 03:29:59", "2026-03-11 03:30:00"),
    ("2026-03-10 23:01", "2026-03-11", "2026-03-12 03:29:59", "2026-03-12 03:30:00"),
    # The night of 26 October 2025 lasts an hour more, that of 29 March 2026 an hour less.
    ("2025-10-25 08:00", "2025-10-25", "2025-10-26 03:29:59", "2025-10-26 03:30:00"),
    ("2025-10-26 08:00", "2025-10-26", "2025-10-27 03:29:59", "2025-10-27 03:30:00"),
    ("2026-03-28 09:00", "2026-03-28", "2026-03-29 02:29:59", "2026-03-29 02:30:00"),
    ("2026-03-29 08:00", "2026-03-29", "2026-03-30 02:29:59", "2026-03-30 02:30:00"),
    ("2028-02-28 09:00", "2028-02-28", "2028-02-29 03:29:59", "2028-02-29 03:30:00"),
    ("2028-02-29 09:00", "2028-02-29", "2028-03-01 03:29:59", "2028-03-01 03:30:00"),
]


def instant(texte: str) -> datetime:
    return datetime.fromisoformat(texte).replace(tzinfo=UTC)


@pytest.mark.parametrize(("ouverte", "jour", "encore", "finie"), A_PARIS)
def test_une_journee_finit_a_quatre_heures_et_demie_a_paris(ouverte, jour, encore, finie):
    with time_machine.travel(instant(ouverte), tick=False):
        tenue = une_caisse()
    with time_machine.travel(instant(encore), tick=False):
        assert tenue.vendre(ligne("Pantalon")).jour == date.fromisoformat(jour)
    with time_machine.travel(instant(finie), tick=False), pytest.raises(JourneeFinie):
        tenue.vendre(ligne("Pantalon"))
    assert fin_de_la_journee(tenue.session) == instant(finie)


def test_la_nuit_a_deux_fois_deux_heures_et_demie_tout_se_suit():
    with time_machine.travel(instant("2025-10-25 20:00"), tick=False):
        tenue = une_caisse()
    with time_machine.travel(instant("2025-10-26 00:30"), tick=False):
        avant = tenue.vendre(ligne("Pantalon"))
    with time_machine.travel(instant("2025-10-26 01:30"), tick=False):
        apres = tenue.vendre(ligne("Pantalon"))

    assert (avant.numero, apres.numero) == (1, 2)
    assert apres.le - avant.le == timedelta(hours=1)
    assert avant.jour == apres.jour == date(2025, 10, 25)


def test_la_nuit_ferme_ce_qui_est_reste_ouvert_et_le_dit():
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        tenue = une_caisse()
    with time_machine.travel(instant("2026-03-11 03:10"), tick=False):
        assert fermer_les_caisses(date(2026, 3, 11)) == "Aucune caisse n’est restée ouverte."
    with time_machine.travel(instant("2026-03-11 03:30"), tick=False):
        phrase = fermer_les_caisses(date(2026, 3, 11))
        encore = fermer_les_caisses(date(2026, 3, 11))

    assert phrase == "1 caisse fermée d’office, à compter."
    assert encore == "Aucune caisse n’est restée ouverte."
    tenue.session.refresh_from_db()
    assert tenue.session.oubliee
    assert "fermer_les_caisses" in ETAPES


def test_a_quatre_heures_et_demie_l_ouvrier_demande_de_clore_une_fois():
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        une_caisse()
    demandes = Travail.objects.filter(nature="clotures_de_caisse")
    for quand, n in (("03:29", 0), ("03:30", 1), ("03:31", 1)):
        moment = instant(f"2026-03-11 {quand}")
        with time_machine.travel(moment, tick=False):
            des_que_la_journee_finit(moment)
        assert demandes.count() == n

    with time_machine.travel(instant("2026-03-11 03:31"), tick=False):
        fait = clore({}, None)
        assert fait == "1 caisse fermée d’office, à compter. 1 clôture faite. Rien à figer."
        des_que_la_journee_finit(instant("2026-03-11 03:32"))
    assert demandes.count() == 1
    assert "clotures_de_caisse" in NATURES


def test_oubliee_elle_se_compte_le_lendemain_sans_changer_un_total(client):
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        tenue = une_caisse(fond_cts=10_000)
        tenue.vendre(ligne("Pantalon"))
    with time_machine.travel(instant("2026-03-11 08:00"), tick=False):
        fermer_les_caisses(date(2026, 3, 11))
        tenir(client, tenue)
        assert "fermée d’office" in lue(lire(client, "sessions"))
        envoyer(client, "session_compter", tenue.session.pk, n_100="103", carte="0")

    tenue.session.refresh_from_db()
    assert tenue.session.comptee_le
    assert tenue.session.ventes.get().jour == date(2026, 3, 10)


def test_restee_ouverte_la_page_le_dit_et_ouvrir_la_ferme(client):
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        tenue = une_caisse()
    with time_machine.travel(instant("2026-03-11 08:00"), tick=False):
        tenir(client, tenue)
        assert "restée ouverte depuis le mardi 10 mars" in lue(lire(client, "caisse_ouvrir"))
        tenue.rouvrir(9_000)

    hier, aujourd_hui = Session.objects.order_by("pk")
    assert (hier.oubliee, hier.comptee_le) == (True, None)
    assert aujourd_hui.jour == date(2026, 3, 11)


def phrases(code: str, jour: date, seuil: int = 1) -> list[str]:
    return [espaces(t.phrase) for t in GENRES[code].chercher(jour, seuil)]


def test_une_caisse_pas_comptee_alerte_des_sa_fermeture():
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        tenue = une_caisse()
        tenue.fermer()
    nom = tenue.point.nom

    attendue = f"{nom} : fermée le 10 mars 2026, pas encore comptée"
    assert phrases("caisse_a_compter", date(2026, 3, 10)) == [attendue]
    assert phrases("caisse_a_compter", date(2026, 3, 11)) == [attendue]
    tenue.compter(10_000)
    assert phrases("caisse_a_compter", date(2026, 3, 11)) == []


def test_une_caisse_restee_ouverte_alerte():
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        tenue = une_caisse()

    assert phrases("caisse_restee_ouverte", date(2026, 3, 10)) == []
    attendue = f"{tenue.point.nom} : ouverte depuis le 10 mars 2026"
    assert phrases("caisse_restee_ouverte", date(2026, 3, 11)) == [attendue]


def test_une_remise_prete_et_pas_portee_alerte():
    with time_machine.travel(instant("2026-03-10 09:00"), tick=False):
        remise = une_remise(une_caisse().point.lieu)

    assert phrases("remise_a_porter", date(2026, 3, 24), 15) == []
    assert phrases("remise_a_porter", date(2026, 3, 25), 15) == [
        f"Remise nº {remise.pk}, prête depuis le 10 mars 2026, pas portée à la banque"
    ]
