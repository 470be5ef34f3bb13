"""`manage.py demo`: an invented year that looks like one, written once and kept up to date."""

from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.demo.chapitres.matiere import gestes_du_jour
from collecte.demo.recit.gestes import Vendre
from collecte.livre import dehors
from collecte.livre.models import Bon, ContenantPlein, Mouvement, Stock
from petiterockette.demonstration import Histoire
from petiterockette.journal.models import Entree
from petiterockette.journal.tetes.fichier import Tete
from petiterockette.lieux.models import Association, Lieu
from petiterockette.lieux.services import fonder
from petiterockette.management.commands import demo
from tests.collecte.demo.demonstration import JOUR, figures, ne_raconter_que_la_matiere, rembobiner
from tests.dehors import dire_dehors
from tests.fabriques import un_compte

PARIS = ZoneInfo("Europe/Paris")
FIN = date(2026, 3, 12)


def lancer(**options) -> str:
    sortie = StringIO()
    call_command("demo", stdout=sortie, stderr=sortie, **options)
    return sortie.getvalue()


def a(*instant: int):
    """Stand at an instant of Paris."""
    utc = datetime(*instant, tzinfo=PARIS).astimezone(ZoneInfo("UTC"))
    return time_machine.travel(utc, tick=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_ce_qui_est_ecrit_est_ce_qui_est_dit():
    with a(2026, 3, 12, 8, 0):
        lancer(graine=11)

    g = figures(Histoire(11, FIN - 9 * JOUR), FIN - 9 * JOUR, FIN - JOUR)
    b = bilan(FIN - 9 * JOUR, FIN - JOUR)
    assert b.collecte_g == g["collecte"] > 0
    assert (b.reemploi_g, b.recyclage_g, b.dechetterie_g) == (
        g["reemploi"],
        g["recycle"],
        g["dechetterie"],
    )
    assert not Stock.objects.filter(masse_g__lt=0).exists()
    assert not Bon.objects.depots().filter(jour__gte=FIN).exists(), "rien avant l’ouverture"
    assert "Les livres s’accordent." in verifie()


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_ce_matin_n_est_jamais_dans_le_futur_et_devient_un_jour_entier():
    with a(2026, 3, 12, 11, 7):
        lancer()
        matin = list(Bon.objects.filter(jour=FIN).values_list("uuid", "enregistre_le"))
        apres = lancer()
        une_fois = _compte()
        lancer()
        deux_fois = _compte()

    assert matin
    limite = datetime(2026, 3, 12, 11, 7, tzinfo=PARIS)
    assert all(le <= limite for _uuid, le in matin)
    assert not Bon.objects.filter(enregistre_le__gt=limite).exists()
    natures = {b.nature for b in du_jour_raconte()}
    assert natures <= {"apport", "contre_ecriture"}
    assert apres == "La base de démonstration est à jour.\n"
    assert une_fois == deux_fois

    with a(2026, 3, 13, 9, 30):
        lancer()

    jour = du_jour_raconte()
    histoire = Histoire(demo.GRAINE, FIN - 9 * JOUR)
    assert {u for u, _le in matin} < set(Bon.objects.values_list("uuid", flat=True))
    # What the story takes off the shelf, the tills sell: other bons, the same kilograms.
    dits = [g for g in gestes_du_jour(histoire, FIN) if not isinstance(g, Vendre)]
    des_caisses = {"vente", "retour_vente"}
    assert jour.exclude(nature__in=des_caisses).count() == len(dits)
    assert jour.filter(nature__in=des_caisses).exists()
    assert jour.filter(nature="orientation").exists()
    assert not Bon.objects.filter(jour=FIN + JOUR, enregistre_le__gt=_paris(13, 9, 30)).exists()
    assert "Les livres s’accordent." in verifie()


def du_jour_raconte():
    """The bons of that day, less what the dock found in its morning."""
    du_quai = ContenantPlein.objects.values("ligne__bon")
    return Bon.objects.filter(jour=FIN, transfert=None).exclude(pk__in=du_quai)


def _paris(jour: int, heure: int, minute: int) -> datetime:
    return datetime(2026, 3, jour, heure, minute, tzinfo=PARIS)


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_en_deux_fois_ou_d_une_traite_la_base_est_la_meme(monkeypatch):
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: date(2026, 3, 2))

    with a(2026, 3, 12, 8, 0):
        avant = transaction.savepoint()
        lancer(graine=3, jusqu_au=date(2026, 3, 11))
        d_une_traite = _mouvements()
        transaction.savepoint_rollback(avant)
        lancer(graine=3, jusqu_au=date(2026, 3, 6))
        lancer(jusqu_au=date(2026, 3, 11))

    assert _mouvements() == d_une_traite


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_les_jours_singuliers_restent_des_jours_de_paris():
    """The hour changes on 29 March 2026; 29 February is a Thursday in 2024."""
    with a(2026, 4, 2, 8, 0):
        lancer(jusqu_au=date(2026, 4, 1))

    bons = list(Bon.objects.all())
    assert {b.jour for b in bons} >= {date(2026, 3, 28), date(2026, 3, 31)}
    assert all(timezone.localdate(b.enregistre_le) == b.jour for b in bons)
    ouverture = {"CHV": 9, "MTG": 10}
    for bon in Bon.objects.filter(nature="apport").select_related("lieu"):
        assert ouverture[bon.lieu.code] <= timezone.localtime(bon.enregistre_le).hour < 18


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_le_29_fevrier_a_ses_depots():
    with a(2024, 3, 2, 8, 0):
        lancer()

    bissextil = date(2024, 2, 29)
    assert Bon.objects.filter(jour=bissextil).exists()
    assert set(Mouvement.objects.filter(jour=bissextil).values_list("mois", flat=True)) == {
        date(2024, 2, 1)
    }


def test_l_histoire_commence_un_premier_du_mois_treize_mois_avant_au_moins():
    assert demo._annees_avant(date(2026, 11, 29), 1) == date(2025, 9, 1)
    assert demo._annees_avant(date(2026, 11, 1), 1) == date(2025, 9, 1)
    assert demo._annees_avant(date(2027, 1, 1), 1) == date(2025, 11, 1)
    assert demo._annees_avant(date(2024, 2, 29), 1) == date(2023, 1, 1)
    assert demo._annees_avant(date(2024, 2, 29), 4) == date(2019, 12, 1)


# Whose base it is


@pytest.mark.django_db
def test_une_vraie_base_est_refusee_en_une_phrase():
    fonder(nom="Une association")

    with pytest.raises(CommandError, match="celle de « Une association »"):
        lancer()

    assert not Lieu.objects.exists()


@pytest.mark.django_db
def test_une_base_qui_contient_quelque_chose_est_refusee():
    un_compte("direction")

    with pytest.raises(CommandError, match="contient déjà des données"):
        lancer()

    assert not Association.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_une_base_neuve_oublie_les_bons_de_celle_qui_etait_la(monkeypatch):
    monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: date(2026, 3, 5))
    monkeypatch.setattr(dehors, "dernier_de_la_base", lambda: Tete(12_812, "0" * 64))
    dehors.redire_le_dernier()

    with a(2026, 3, 6, 8, 0):
        lancer()

    assert Bon.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("petite")
def test_une_autre_graine_ou_un_jour_futur_sont_refuses():
    with a(2026, 3, 12, 8, 0):
        lancer(graine=3, jusqu_au=date(2026, 3, 6))

        with pytest.raises(CommandError, match="graine 3"):
            lancer(graine=4)
        with pytest.raises(CommandError, match="futur"):
            lancer(jusqu_au=date(2026, 3, 13))
        with pytest.raises(CommandError, match="Le nombre d’années"):
            lancer(annees=0)
        assert "rien n’est ajouté avant" in lancer(annees=3, jusqu_au=date(2026, 3, 6))


@pytest.mark.django_db
def test_une_annee_entiere_s_ecrit_et_s_accorde(monkeypatch, pleine):
    """The whole year at full numbers; a week of it in short runs."""
    ne_raconter_que_la_matiere(monkeypatch)
    fin = timezone.localdate()
    debut = demo._annees_avant(fin, 1)
    if not pleine:
        debut = fin - timedelta(days=7)
        monkeypatch.setattr(demo, "_annees_avant", lambda fin, annees: debut)
    lancer(jusqu_au=fin)

    g = figures(Histoire(demo.GRAINE, debut), debut, fin - JOUR)
    b = bilan(debut, fin - JOUR)
    assert (b.collecte_g, b.reemploi_g, b.recyclage_g, b.non_revalorise_g) == (
        g["collecte"],
        g["reemploi"],
        g["recycle"],
        g["dechetterie"],
    )
    if pleine:
        assert b.parts
        assert (b.parts.reemploi, b.parts.recyclage, b.parts.dechetterie) == (57, 34, 9)
    assert "Les livres s’accordent." in verifie()
    rembobiner()


def _compte() -> tuple[int, int, int]:
    return Bon.objects.count(), Mouvement.objects.count(), Entree.objects.count()


def _mouvements() -> list[tuple]:
    champs = [
        "jour",
        "lieu__code",
        "categorie__code",
        "matiere__code",
        "de",
        "vers",
        "masse_g",
        "implicite",
    ]
    return list(Mouvement.objects.order_by("id").values_list(*champs))


def verifie() -> str:
    sortie = StringIO()
    dire_dehors()
    call_command("verifier", stdout=sortie, stderr=sortie)
    return sortie.getvalue()
