"""The usual hours of a site, set on their page."""

from datetime import time

import pytest

from petiterockette.lieux.models import HoraireHabituel
from tests.fabriques import connecter, un_compte, un_lieu, un_point
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


REPOS = {f"repos_{jour}": "on" for jour in range(7)}


def test_regler_les_horaires(client, compte, lieu):
    ferme_a(lieu, time(18), jours=[0, 6])

    lundi_seul = {"ouvre_0": "10:00", "ferme_0": "19h30", **REPOS}
    client.post("/lieux/CHV/horaires/", {n: v for n, v in lundi_seul.items() if n != "repos_0"})

    [lundi] = HoraireHabituel.objects.all()
    assert (lundi.jour, lundi.ouvre, lundi.ferme) == (0, time(10), time(19, 30))


def test_deux_plages_le_meme_jour_se_reglent_et_se_lisent(client, compte, lieu):
    mercredi = {"ouvre_2": "10:00", "ferme_2": "18:00", "pause_de_2": "13:00", "pause_a_2": "14:00"}
    repos = {nom: coche for nom, coche in REPOS.items() if nom != "repos_2"}

    client.post("/lieux/CHV/horaires/", repos | mercredi)

    [habituel] = HoraireHabituel.objects.all()
    assert habituel.tranches == [(time(10), time(13)), (time(14), time(18))]
    # The form opens on both; without the pause, the day is in one piece again.
    assert lue(client.get("/lieux/CHV/horaires/")).count('<details class="depliant" open>') == 1
    public = lue(client.get("/nos-lieux/"))
    # The team sees what the public sees, and its way back.
    assert "aller-ouvrir" not in public
    assert 'href="/"' in public
    assert "<span>Mercredi</span> <span>10 h – 13 h et 14 h – 18 h</span>" in public
    assert "aujourd’hui d’habitude, de 10 h à 13 h et de 14 h à 18 h" in public
    client.post("/lieux/CHV/horaires/", repos | mercredi | {"pause_de_2": "", "pause_a_2": ""})
    assert HoraireHabituel.objects.get().tranches == [(time(10), time(18))]


@pytest.mark.parametrize(
    ("heures", "attendues"),
    [
        ({"ouvre_0": "9:00"}, {"ferme_0": "Il manque cette heure."}),
        ({"ferme_3": "9:00"}, {"ouvre_3": "Il manque cette heure."}),
        (
            {"ouvre_1": "18:00", "ferme_1": "9:00"},
            {"ferme_1": "La fermeture précède l’ouverture."},
        ),
        (
            {"ouvre_1": "99", "ferme_1": "9:00"},
            {"ouvre_1": "Tapez une heure, par exemple 9:05."},
        ),
        (
            {"ouvre_4": "9:00", "ferme_4": "18:00", "pause_de_4": "13:00"},
            {"pause_a_4": "Il manque cette heure."},
        ),
        (
            {"ouvre_4": "9:00", "ferme_4": "18:00", "pause_de_4": "13:00", "pause_a_4": "19:00"},
            {"pause_de_4": "Une coupure tient entre l’ouverture et la fermeture."},
        ),
        ({"ouvre_2": ""}, {"ouvre_2": "Tapez ses heures, ou cochez « fermé »."}),
    ],
)
def test_des_horaires_mal_tapes_le_disent_a_cote(client, compte, lieu, heures, attendues):
    travailles = {f"repos_{nom[-1]}" for nom in heures}
    repos = {nom: coche for nom, coche in REPOS.items() if nom not in travailles}

    reponse = client.post("/lieux/CHV/horaires/", repos | heures)

    assert erreurs(reponse) == attendues
    assert not HoraireHabituel.objects.exists()
