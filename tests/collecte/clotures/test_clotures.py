"""Close a month, and what comes after it."""

from contextlib import suppress
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from collecte.bilans.masses import bilan
from collecte.clotures.models import Cloture
from collecte.clotures.refus import (
    MoisChange,
    MoisDejaClos,
    MoisPasClos,
    MoisPasFini,
    MoisPrecedentOuvert,
    PasLeDernierMoisClos,
)
from collecte.clotures.services.clotures import clore, figures_du_mois_clos, rouvrir
from collecte.livre.models import Cumul
from collecte.livre.refus import MotifRequis
from collecte.livre.services.annulations import annuler
from collecte.mois.models import Mois
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Chaine, Entree
from tests.collecte.jours import le
from tests.collecte.livres import au_rayon, deposer
from tests.fabriques import categorie, entete, un_compte, un_point

pytestmark = pytest.mark.django_db
MARS, AVRIL, MAI = date(2027, 3, 1), date(2027, 4, 1), date(2027, 5, 1)


def anomalies() -> list[str]:
    """What `manage.py verifier` finds wrong."""
    sortie = StringIO()
    with suppress(SystemExit):
        call_command("verifier", stdout=sortie, stderr=StringIO())
    return [ligne for ligne in sortie.getvalue().splitlines() if "ANOMALIE" in ligne]


@pytest.fixture
def point():
    return un_point("quai")


@pytest.fixture
def mars(point, time_machine):
    """A month with 30 kg in and 12 sold; it is April now."""
    from collecte.sorties.services.hors_caisse import vendre_hors_caisse

    time_machine.move_to(le(3, 10), tick=False)
    au_rayon(point, "livres", 30_000)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=12_000)
    time_machine.move_to(le(4, 2), tick=False)
    return MARS


def test_un_mois_clos_garde_ses_chiffres_dans_un_maillon(point, direction, mars):
    cloture = clore(lieu=point.lieu, mois=mars, compte=direction)

    figures = cloture.figures["figures"]
    assert (figures["collecte_g"], figures["reemploi_g"], figures["sorties_g"]) == (
        30_000,
        12_000,
        12_000,
    )
    assert (cloture.figures["taux"], cloture.figures["bons"]) == ("100", 3)
    assert cloture.maillon.contenu["empreinte"] == cloture.figures["empreinte"]
    assert Mois.objects.get(lieu=point.lieu, mois=mars).est_clos
    assert Entree.objects.filter(code="collecte.mois.clos").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Cloture.objects.update(rang=7)


def test_ce_qui_est_corrige_apres_est_une_revision(point, direction, mars, time_machine):
    depot = deposer(point, "livres", 5_000)
    time_machine.move_to(le(5, 3), tick=False)
    cloture = clore(lieu=point.lieu, mois=mars, compte=direction)
    clore(lieu=point.lieu, mois=AVRIL, compte=direction)

    annuler(bon=depot, uuid=uuid4(), motif="doublon", compte=direction)

    avril = bilan(AVRIL, date(2027, 4, 30), [point.lieu])
    assert avril.collecte_g == 5_000
    assert bilan(MAI, date(2027, 5, 31), [point.lieu]).collecte_g == -5_000
    assert figures_du_mois_clos(point.lieu, mars) == cloture.figures


def test_un_mois_ne_se_clot_qu_une_fois_fini_et_dans_l_ordre(point, direction, mars, time_machine):
    deposer(point, "livres", 1_000)

    with pytest.raises(MoisPasFini):
        clore(lieu=point.lieu, mois=AVRIL, compte=direction)
    time_machine.move_to(le(5, 1, 0), tick=False)
    with pytest.raises(MoisPrecedentOuvert) as refus:
        clore(lieu=point.lieu, mois=AVRIL, compte=direction)
    assert "mars 2027" in str(refus.value)
    clore(lieu=point.lieu, mois=mars, compte=direction)
    with pytest.raises(MoisDejaClos):
        clore(lieu=point.lieu, mois=mars, compte=direction)
    clore(lieu=point.lieu, mois=AVRIL, compte=direction)


def test_un_mois_qui_a_change_depuis_la_lecture_se_relit(point, direction, mars, time_machine):
    vu = figures_du_mois_clos(point.lieu, mars)["empreinte"]
    deposer(point, "livres", 1_000, appareil_le=le(3, 31).isoformat())

    with pytest.raises(MoisChange):
        clore(lieu=point.lieu, mois=mars, compte=direction, vu=vu)

    vu = figures_du_mois_clos(point.lieu, mars)["empreinte"]
    assert clore(lieu=point.lieu, mois=mars, compte=direction, vu=vu).rang == 1


def test_seul_le_dernier_mois_clos_se_rouvre_et_seulement_par_la_direction(
    point, direction, mars, time_machine
):
    deposer(point, "livres", 1_000)
    time_machine.move_to(le(5, 3), tick=False)
    responsable = un_compte("responsable", lieu=point.lieu)
    clore(lieu=point.lieu, mois=mars, compte=responsable)
    clore(lieu=point.lieu, mois=AVRIL, compte=responsable)

    with pytest.raises(DroitManquant):
        rouvrir(lieu=point.lieu, mois=AVRIL, compte=responsable, motif="oubli")
    with pytest.raises(PasLeDernierMoisClos):
        rouvrir(lieu=point.lieu, mois=mars, compte=direction, motif="oubli")
    with pytest.raises(MotifRequis):
        rouvrir(lieu=point.lieu, mois=AVRIL, compte=direction, motif=" ")
    with pytest.raises(MoisPasClos):
        rouvrir(lieu=point.lieu, mois=MAI, compte=direction, motif="oubli")

    rouvrir(lieu=point.lieu, mois=AVRIL, compte=direction, motif="un dépôt oublié")
    deposer(point, "livres", 2_000, jour="2027-04-20", compte=direction)
    seconde = clore(lieu=point.lieu, mois=AVRIL, compte=direction)

    assert (seconde.rang, seconde.figures["figures"]["collecte_g"]) == (2, 3_000)
    assert [m.contenu["geste"] for m in seconde.maillon.chaine.maillons.all()] == [
        "cloture",
        "cloture",
        "reouverture",
        "cloture",
    ]


def test_une_cloture_changee_dans_la_chaine_se_voit(point, direction, mars):
    clore(lieu=point.lieu, mois=mars, compte=direction)
    assert anomalies() == []

    Chaine.objects.update(empreinte="0" * 64)

    assert [p for p in anomalies() if "chaîne" in p]


def test_un_mois_clos_dont_les_sommes_changent_se_voit(point, direction, mars):
    clore(lieu=point.lieu, mois=mars, compte=direction)

    Cumul.objects.filter(mois=mars, vers="vendu").update(masse_g=1)

    assert [p for p in anomalies() if "mars 2027" in p]


def test_un_mois_sans_rien_se_clot(point, direction, time_machine):
    time_machine.move_to(le(4, 2), tick=False)

    cloture = clore(lieu=point.lieu, mois=MARS, compte=direction)

    assert (cloture.figures["bons"], cloture.figures["taux"]) == (0, None)


def test_un_benevole_ne_clot_pas_un_mois(point, mars):
    with pytest.raises(DroitManquant):
        clore(lieu=point.lieu, mois=mars, compte=un_compte("benevole", lieu=point.lieu))
    with pytest.raises(DroitManquant):
        clore(lieu=point.lieu, mois=mars, compte=un_compte("responsable", lieu=un_point().lieu))
