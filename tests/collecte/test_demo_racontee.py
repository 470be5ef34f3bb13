"""The demo's rounds: weeks of them, tied to their deposits, and some that wait."""

from datetime import date

import pytest
from django.utils import timezone

from collecte.models import Arret, Coordonnees, Demande, Tournee
from collecte.services.coordonnees import oublier_les_rendez_vous

from .test_demo import a, lancer

pytestmark = pytest.mark.django_db

# A Thursday: the truck goes out.
JEUDI = date(2026, 3, 12)


def _portrait() -> tuple:
    return (
        sorted(Tournee.objects.values_list("uuid", "jour")),
        sorted(Arret.objects.values_list("uuid", "issue", "apport")),
        sorted(Demande.objects.values_list("uuid", "etat")),
    )


@pytest.mark.usefixtures("petite")
def test_les_tournees_passees_sont_pesees_et_celles_d_aujourd_hui_attendent():
    with a(2026, 3, 12, 11, 0):
        lancer()
        avant = _portrait()
        lancer()
        maintenant = timezone.now()

    assert _portrait() == avant
    passees = Tournee.objects.filter(jour__lt=JEUDI)
    assert passees.exists()
    assert not Arret.objects.filter(tournee__in=passees, issue="").exists()
    assert not Arret.objects.filter(tournee__jour__gte=JEUDI).exclude(issue="").exists()
    peses = Arret.objects.filter(apport__isnull=False).select_related(
        "apport__bon", "apport__origine", "tournee"
    )
    assert peses
    for arret in peses:
        assert arret.apport.origine.code == "domicile"
        assert arret.apport.bon.jour == arret.tournee.jour
    assert Demande.objects.a_traiter().count() >= 3
    assert not Demande.objects.filter(recue_le__gt=maintenant).exists()


@pytest.mark.usefixtures("petite")
def test_le_lendemain_la_tournee_prevue_est_faite():
    with a(2026, 3, 12, 11, 0):
        lancer()
        prevus = set(Arret.objects.filter(tournee__jour=JEUDI).values_list("uuid", flat=True))
    with a(2026, 3, 13, 11, 0):
        lancer()

    faits = Arret.objects.filter(tournee__jour=JEUDI)
    assert prevus <= set(faits.values_list("uuid", flat=True))
    assert not faits.filter(issue="").exists()


@pytest.mark.usefixtures("petite")
def test_personne_n_existe_a_ces_adresses_ni_a_ces_numeros():
    with a(2026, 3, 12, 11, 0):
        lancer()

    for coordonnees in Coordonnees.objects.all():
        assert coordonnees.telephone.startswith("06 39 98 ")
        assert len(coordonnees.nom.split()[-1]) == 2


@pytest.mark.usefixtures("petite")
def test_deux_ans_apres_il_ne_reste_que_les_communes():
    with a(2026, 3, 12, 11, 0):
        lancer()
        oublier_les_rendez_vous(aujourd_hui=date(2028, 3, 12))

    assert not Coordonnees.objects.exclude(nom="").exists()
    assert not Coordonnees.objects.filter(commune="").exists()
