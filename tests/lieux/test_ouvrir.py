"""Open and close a site: once, by whoever may, with what was looked at."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.lieux.journees import journee_du_lieu
from petiterockette.lieux.models import Fermeture, Ouverture
from petiterockette.lieux.refus import DejaFerme, DejaOuvert, LieuPasEnService, PageDejaServie
from petiterockette.lieux.services.journees import fermer, ouvrir
from tests.fabriques import un_compte, un_lieu, une_ouverture, une_tache
from tests.parallele import en_parallele, erreurs

from .journees import a_paris, ferme_a, on_ferme

pytestmark = pytest.mark.django_db


@pytest.fixture
def lieu():
    return un_lieu(nom="Chemin-Vert")


@pytest.fixture
def voyage(time_machine):
    time_machine.move_to(a_paris(2026, 11, 25, 9, 2), tick=False)
    return time_machine


def test_ouvrir_garde_l_heure_et_ce_qui_n_est_pas_coche(lieu, voyage):
    alarme, balance = une_tache(lieu, "Alarme"), une_tache(lieu, "Balance à zéro", ordre=1)
    une_tache(lieu, "Cachée", visible=False)
    une_tache(lieu, "Rideau", "fermeture")
    une_tache(un_lieu(), "Ailleurs")

    ouverture = une_ouverture(lieu, faites=[alarme.pk])

    assert ouverture.le == a_paris(2026, 11, 25, 9, 2)
    assert ouverture.taches == [
        {"tache": alarme.pk, "texte": "Alarme", "faite": True},
        {"tache": balance.pk, "texte": "Balance à zéro", "faite": False},
    ]
    [entree] = Entree.objects.all()
    assert (entree.code, entree.lieu) == ("lieux.ouverture.faite", lieu.pk)
    assert entree.resume == "Lieu ouvert, 1 tâche faite sur 2"


def test_renommer_une_tache_ne_change_pas_ce_qui_fut_coche(lieu, voyage):
    tache = une_tache(lieu, "Alarme")
    ouverture = une_ouverture(lieu, faites=[tache.pk])

    tache.texte = "Volet"
    tache.save()

    ouverture.refresh_from_db()
    assert ouverture.taches[0]["texte"] == "Alarme"


def test_une_liste_est_facultative(lieu, voyage):
    assert une_ouverture(lieu).taches == []
    assert on_ferme(lieu).taches == []


@pytest.mark.parametrize("role", ["tri", "caisse", "camion", "responsable", "direction"])
def test_ces_roles_ouvrent_et_ferment(lieu, voyage, role):
    par = un_compte(role, lieu=lieu)

    une_ouverture(lieu, par=par)
    on_ferme(lieu, par=par)

    assert not journee_du_lieu(lieu).est_ouvert


@pytest.mark.parametrize("role", ["benevole", "pole", "tresorerie", "administration"])
def test_ces_roles_n_ouvrent_pas(lieu, role):
    par = un_compte(role, lieu=lieu)

    with pytest.raises(DroitManquant):
        une_ouverture(lieu, par=par)
    with pytest.raises(DroitManquant):
        on_ferme(lieu, par=par)
    assert not Ouverture.objects.exists()
    assert not Entree.objects.exists()


def test_on_n_ouvre_pas_un_autre_lieu(lieu):
    with pytest.raises(DroitManquant):
        une_ouverture(lieu, par=un_compte("tri", lieu=un_lieu()))


def test_un_double_appui_ouvre_une_fois(lieu, voyage):
    par, uuid = un_compte("tri", lieu=lieu), uuid4()

    premiere = ouvrir(lieu=lieu, uuid=uuid, faites=[], par=par)
    seconde = ouvrir(lieu=lieu, uuid=uuid, faites=[], par=par)

    assert [premiere[1], seconde[1]] == [True, False]
    assert premiere[0] == seconde[0]
    assert Entree.objects.count() == 1


def test_un_double_appui_ferme_une_fois(lieu, voyage):
    par, uuid = un_compte("tri", lieu=lieu), uuid4()
    une_ouverture(lieu)

    fermetures = [fermer(lieu=lieu, uuid=uuid, faites=[], par=par)[0] for _ in range(2)]

    assert fermetures[0] == fermetures[1]
    assert Fermeture.objects.count() == 1


def test_la_page_d_un_lieu_n_en_ouvre_pas_un_autre(lieu, voyage):
    ouverture = une_ouverture(lieu)
    direction = un_compte("direction")

    with pytest.raises(PageDejaServie):
        une_ouverture(un_lieu(), par=direction, uuid=ouverture.uuid)


def test_un_lieu_ouvert_le_dit(lieu, voyage):
    une_ouverture(lieu)

    with pytest.raises(DejaOuvert, match="Chemin-Vert est déjà ouvert depuis 9\u00a0h\u00a002"):
        une_ouverture(lieu)
    assert Ouverture.objects.count() == 1


def test_un_lieu_ferme_le_dit(lieu, voyage):
    with pytest.raises(DejaFerme):
        on_ferme(lieu)


def test_le_journal_dit_combien_de_temps_le_lieu_fut_ouvert(lieu, voyage):
    une_tache(lieu, "Rideau", "fermeture")
    une_ouverture(lieu)
    voyage.move_to(a_paris(2026, 11, 25, 18, 7), tick=False)

    on_ferme(lieu)

    resume = Entree.objects.latest("id").resume.replace("\u00a0", " ")
    assert resume == "Lieu fermé après 9 h 05, 0 tâche faite sur 1"


def test_un_lieu_rouvre_le_meme_jour(lieu, voyage):
    une_ouverture(lieu)
    on_ferme(lieu)

    assert une_ouverture(lieu).rang == 2


def test_un_lieu_ferme_pour_toujours_n_ouvre_pas(voyage):
    lieu = un_lieu(ferme_le=date(2026, 11, 25))

    with pytest.raises(LieuPasEnService):
        une_ouverture(lieu)


# Forgotten closings


def test_une_fermeture_oubliee_est_supposee_a_l_heure_habituelle(lieu, voyage):
    ferme_a(lieu, time(18))
    une_tache(lieu, "Rideau", "fermeture")
    hier = une_ouverture(lieu)
    voyage.move_to(a_paris(2026, 11, 26, 9, 5), tick=False)
    assert journee_du_lieu(lieu).oubliee == hier

    une_ouverture(lieu)

    fermeture = Fermeture.objects.get(ouverture=hier)
    assert (fermeture.supposee, fermeture.le) == (True, a_paris(2026, 11, 25, 18))
    assert fermeture.enregistre_le == a_paris(2026, 11, 26, 9, 5)
    assert [t["faite"] for t in fermeture.taches] == [False]
    entree = Entree.objects.latest("id")
    assert "la fermeture du 25 novembre manquait, supposée à 18\u00a0h" in entree.resume
    assert entree.contenu["fermeture_supposee"] == fermeture.pk


def test_sans_heure_habituelle_elle_est_supposee_a_minuit(lieu, voyage):
    hier = une_ouverture(lieu)
    voyage.move_to(a_paris(2026, 11, 27, 9), tick=False)

    une_ouverture(lieu)

    assert Fermeture.objects.get(ouverture=hier).le == a_paris(2026, 11, 26)


def test_ouvert_apres_l_heure_habituelle_elle_est_supposee_a_minuit(lieu, voyage):
    ferme_a(lieu, time(18))
    voyage.move_to(a_paris(2026, 11, 25, 19), tick=False)
    hier = une_ouverture(lieu)
    voyage.move_to(a_paris(2026, 11, 26, 9), tick=False)

    une_ouverture(lieu)

    assert Fermeture.objects.get(ouverture=hier).le == a_paris(2026, 11, 26)


@pytest.mark.parametrize(
    ("heure", "minute", "oubliee"), [(0, 30, False), (4, 29, False), (4, 30, True)]
)
def test_une_soiree_se_ferme_apres_minuit_jusqu_a_la_fin_de_la_nuit(
    lieu, voyage, heure, minute, oubliee
):
    ferme_a(lieu, time(18))
    une_ouverture(lieu)
    voyage.move_to(a_paris(2026, 11, 26, heure, minute), tick=False)

    if oubliee:
        with pytest.raises(DejaFerme):
            on_ferme(lieu)
        assert not journee_du_lieu(lieu).est_ouvert
    else:
        assert on_ferme(lieu).le == a_paris(2026, 11, 26, heure, minute)


def test_une_horloge_reculee_ne_ferme_pas_avant_d_ouvrir(lieu, voyage):
    ouverture = une_ouverture(lieu)
    voyage.move_to(a_paris(2026, 11, 25, 8, 50), tick=False)

    assert on_ferme(lieu).le == ouverture.le


# The database judges too


@pytest.mark.parametrize("modele", [Ouverture, Fermeture])
def test_la_base_scelle_les_portes(lieu, voyage, modele):
    une_ouverture(lieu)
    on_ferme(lieu)

    with pytest.raises(IntegrityError, match="scellée"), transaction.atomic():
        modele.objects.update(compte=1)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(f"DELETE FROM {modele._meta.db_table}")


def test_la_base_refuse_deux_ouvertures_du_meme_rang(lieu, voyage):
    une = une_ouverture(lieu)

    with pytest.raises(IntegrityError), transaction.atomic():
        Ouverture.objects.create(
            lieu=lieu, rang=une.rang, uuid=uuid4(), le=une.le, enregistre_le=une.le
        )


@pytest.mark.django_db(transaction=True)
def test_six_appareils_qui_ouvrent_ensemble_ouvrent_une_fois():
    lieu = un_lieu()
    par = un_compte("tri", lieu=lieu)

    resultats = en_parallele([lambda: une_ouverture(lieu, par=par) for _ in range(6)])

    assert [type(e) for e in erreurs(resultats)] == [DejaOuvert] * 5
    assert Ouverture.objects.count() == 1
