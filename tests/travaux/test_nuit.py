"""The night's work: in order, once, whoever begins it; asked for where nobody did."""

from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.http import HttpResponse

from petiterockette.alertes.models import Calcul
from petiterockette.travaux import registre, veille
from petiterockette.travaux.conduite import conduire_ce_qui_attend
from petiterockette.travaux.middleware import LaNuitParLesGestes
from petiterockette.travaux.models import EtapeDeNuit, Travail
from petiterockette.travaux.nuit import ABANDONNEE, compter_la_base, faire_la_nuit
from petiterockette.travaux.veille import demander_la_nuit, nuit_due, veiller
from tests.fabriques import connecter, un_compte, un_point
from tests.parallele import en_parallele

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
JOUR = date(2026, 11, 26)


@pytest.fixture
def etapes(monkeypatch):
    """Two steps of the test's own; what they did, in order."""
    faits = []

    def etape(code, rang, erreur=None):
        def faire(jour):
            faits.append((code, jour))
            if erreur:
                raise erreur
            return f"{code} fait."

        return registre.EtapeDeLaNuit(code, f"Étape {code}", rang, faire)

    def poser(*plusieurs):
        monkeypatch.setattr("petiterockette.travaux.nuit.ETAPES", {e.code: e for e in plusieurs})

    poser(etape("b", 2), etape("a", 1))
    faits_et_poser = {"faits": faits, "poser": poser, "etape": etape}
    return faits_et_poser


def etats() -> dict[str, str]:
    return dict(EtapeDeNuit.objects.values_list("code", "etat"))


def test_les_etapes_se_font_dans_l_ordre_et_une_fois(etapes):
    faites = faire_la_nuit(JOUR)

    assert [e.phrase for e in faites] == ["a fait.", "b fait."]
    assert faire_la_nuit(JOUR) == []
    assert etapes["faits"] == [("a", JOUR), ("b", JOUR)]


def test_une_etape_en_panne_n_arrete_pas_les_autres_et_se_refait(etapes):
    etapes["poser"](
        etapes["etape"]("a", 1, ValueError("le disque est plein")), etapes["etape"]("b", 2)
    )

    a, b = faire_la_nuit(JOUR)

    assert (a.etat, b.etat) == ("panne", "faite")
    assert "le disque est plein" in a.phrase
    etapes["poser"](etapes["etape"]("a", 1), etapes["etape"]("b", 2))
    assert [e.code for e in faire_la_nuit(JOUR)] == ["a"]
    assert etats() == {"a": "faite", "b": "faite"}


def test_une_etape_en_panne_ne_laisse_rien_a_moitie(etapes):
    def faire(jour):
        Calcul.objects.create(id=1, jour=jour, le=datetime.now(PARIS))
        raise ValueError("au milieu")

    etapes["poser"](registre.EtapeDeLaNuit("a", "A", 1, faire))

    faire_la_nuit(JOUR)

    assert not Calcul.objects.exists()


def test_une_etape_abandonnee_se_reprend_une_etape_en_cours_se_laisse(etapes, time_machine):
    midi = datetime(2026, 11, 26, 12, tzinfo=PARIS)
    time_machine.move_to(midi, tick=False)
    for code, depuis in (("a", ABANDONNEE), ("b", ABANDONNEE + timedelta(seconds=1))):
        EtapeDeNuit.objects.create(jour=JOUR, code=code, etat="en_cours", commence_le=midi - depuis)

    assert [e.code for e in faire_la_nuit(JOUR)] == ["b"]


@pytest.mark.django_db(transaction=True)
def test_deux_nuits_a_la_fois_n_en_font_qu_une(etapes):
    resultats = en_parallele([lambda: faire_la_nuit(JOUR)] * 3)

    assert sorted(len(r) for r in resultats)[-1] >= 1
    assert sum(len(r) for r in resultats) == 2
    assert sorted(etapes["faits"]) == [("a", JOUR), ("b", JOUR)]


def test_la_vraie_nuit_fait_toutes_ses_etapes_et_la_commande_le_dit():
    sortie = StringIO()

    call_command("nuit", stdout=sortie)

    assert etats() == dict.fromkeys(
        (
            *(
                "dossiers",
                "alertes",
                "resumes",
                "adresses",
                "fermer_les_caisses",
                "peser_les_articles",
            ),
            *("permanences", "rappels", "papiers", "oressource", "compter", "disque"),
            *(
                "animation_contacts",
                "archiver_les_exercices",
                "figer_les_exercices",
                "cafe_carte",
                "clore_les_caisses",
                "effacer_les_preuves",
                "enchainer",
                "oublier",
                "oublier_l_entrainement",
                "purger",
                "reprise_oublies",
                "seances_oublis",
                "seances_photos",
                "seances_places",
                "seances_rappels",
                "tetes",
                "reservations",
                "verifier",
                "ranger",
            ),
        ),
        "faite",
    )
    assert "Les livres s’accordent." in sortie.getvalue()
    deuxieme = StringIO()
    call_command("nuit", stdout=deuxieme)
    assert "Tout était déjà fait." in deuxieme.getvalue()


def test_la_commande_sort_en_erreur_quand_une_etape_est_en_panne(etapes, monkeypatch):
    pas = etapes["etape"]("a", 1, ValueError("plein"))
    etapes["poser"](pas)
    monkeypatch.setattr("petiterockette.travaux.management.commands.nuit.ETAPES", {"a": pas})

    with pytest.raises(SystemExit) as fin:
        call_command("nuit", stdout=StringIO())

    assert fin.value.code == 1


# When it is due


@pytest.mark.parametrize(
    ("maintenant", "jour"),
    [
        (datetime(2026, 11, 26, 3, 59, tzinfo=PARIS), None),
        (datetime(2026, 11, 26, 4, 0, tzinfo=PARIS), JOUR),
        (datetime(2026, 11, 26, 23, 59, tzinfo=PARIS), JOUR),
        # The nights when the hour changes: two o'clock twice, or never.
        (datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1), None),
        (datetime(2026, 10, 25, 4, 0, tzinfo=PARIS), date(2026, 10, 25)),
        (datetime(2026, 3, 29, 3, 30, tzinfo=PARIS), None),
        (datetime(2026, 3, 29, 4, 0, tzinfo=PARIS), date(2026, 3, 29)),
        (datetime(2028, 2, 29, 5, 0, tzinfo=PARIS), date(2028, 2, 29)),
    ],
)
def test_la_nuit_se_doit_a_partir_de_quatre_heures_a_paris(maintenant, jour):
    assert nuit_due(maintenant) == jour


def test_une_nuit_pas_faite_se_demande_une_fois_puis_l_ouvrier_la_fait(time_machine):
    time_machine.move_to(datetime(2026, 11, 26, 9, tzinfo=PARIS), tick=False)

    veiller()
    veiller()

    [travail] = Travail.objects.all()
    assert travail.cle == "nuit:2026-11-26"
    conduire_ce_qui_attend()
    travail.refresh_from_db()
    assert (travail.etat, travail.phrase) == ("fait", "Toutes les étapes sont faites.")
    Travail.objects.all().delete()
    assert demander_la_nuit(datetime(2026, 11, 26, 10, tzinfo=PARIS)) is None


# The first gesture of the day


@pytest.fixture
def matin(settings, time_machine, monkeypatch):
    settings.NUIT_PAR_LES_GESTES = True
    monkeypatch.setattr(veille, "_vu", [])
    time_machine.move_to(datetime(2026, 11, 26, 9, tzinfo=PARIS), tick=False)


@pytest.mark.usefixtures("matin")
def test_lire_l_accueil_n_ecrit_rien_et_le_premier_geste_demande_la_nuit(client):
    point = un_point()
    connecter(client, un_compte("responsable", lieu=point.lieu), point)

    client.get("/")
    assert not Travail.objects.exists()
    client.post("/lieux/ouvrir/")
    client.post("/alertes/recalculer/")

    assert Travail.objects.get().cle == "nuit:2026-11-26"


@pytest.mark.usefixtures("matin")
def test_un_geste_de_personne_ne_demande_rien(client):
    client.post("/connexion/", {"username": "x", "password": "y"})

    assert not Travail.objects.exists()


@pytest.mark.usefixtures("matin")
def test_une_seule_question_par_jour_et_par_serveur(rf, django_assert_num_queries):
    compte = un_compte("direction")
    passer = LaNuitParLesGestes(lambda requete: HttpResponse())

    def geste():
        requete = rf.post("/")
        requete.user = compte
        return passer(requete)

    geste()
    with django_assert_num_queries(0):
        geste()


@pytest.mark.usefixtures("matin")
def test_une_base_qui_ne_repond_pas_ne_casse_pas_le_geste(rf, monkeypatch):
    def en_panne(maintenant):
        raise DatabaseError

    monkeypatch.setattr(veille, "demander_la_nuit", en_panne)
    requete = rf.post("/")
    requete.user = un_compte("direction")

    assert LaNuitParLesGestes(lambda r: HttpResponse())(requete).status_code == 200


def test_la_nuit_dit_a_la_base_ce_qu_elle_contient():
    un_compte()
    compte = get_user_model()._meta.db_table

    compter_la_base(JOUR)

    connues = {
        "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = %s",
        "postgresql": "SELECT count(*) FROM pg_class WHERE relname = %s AND reltuples > 0",
    }
    with connection.cursor() as curseur:
        curseur.execute(connues[connection.vendor], [compte])
        assert curseur.fetchone()[0] > 0
