"""What the product does by itself, told in words, and tried again in one tap."""

from datetime import timedelta

import pytest
from django.utils import timezone

from petiterockette.travaux.conduite import conduire
from petiterockette.travaux.models import Travail
from petiterockette.travaux.nuit import faire_la_nuit
from tests.pages import lue

from .ouvrages import en_panne, nature, un_travail

pytestmark = pytest.mark.django_db
PAGE = "/travaux/"


def test_une_base_neuve_le_dit_avec_le_sourire(direction):
    assert "Rien n’a encore été fait tout seul" in lue(direction.get(PAGE))


def test_chaque_etat_a_sa_place_et_ses_mots(direction):
    en_panne(un_travail("panne", resume="Résumé d’octobre"))
    un_travail("attend", resume="Résumé de mai")
    fait = un_travail("fait", resume="Résumé de juin")
    with nature(lambda d, a: "Envoyé."):
        conduire(fait.pk)
    court = un_travail("court", resume="Résumé d’août")
    Travail.objects.filter(pk=court.pk).update(
        etat="en_cours", battement=timezone.now(), phrase="Le PDF se prépare.", fait=1, total=3
    )
    faire_la_nuit(timezone.localdate())

    page = lue(direction.get(PAGE))

    for mots in ("Plus de papier.", "Envoyé.", "Le PDF se prépare.", "Les livres s’accordent."):
        assert mots in page
    assert 'max="3" value="1"' in page
    assert page.count("Réessayer") == 1


def test_on_reessaie_d_un_toucher(direction):
    travail = en_panne(un_travail())

    direction.post(f"{PAGE}{travail.pk}/reessayer/")

    travail.refresh_from_db()
    assert travail.etat == "attend"
    assert "C’est reparti." in lue(direction.get(PAGE))
    direction.post(f"{PAGE}{travail.pk}/reessayer/")
    assert "il n’y a rien à réessayer" in lue(direction.get(PAGE))


def test_sans_ouvrier_la_page_dit_quoi_lancer(direction):
    travail = un_travail()
    assert "manage.py ouvrier" not in lue(direction.get(PAGE))

    Travail.objects.filter(pk=travail.pk).update(demande_le=timezone.now() - timedelta(minutes=11))

    assert "manage.py ouvrier" in lue(direction.get(PAGE))


def test_la_page_se_lit_en_peu_de_requetes(direction, django_assert_max_num_queries):
    for n in range(40):
        un_travail(f"essai:{n}")

    with django_assert_max_num_queries(13):
        direction.get(PAGE)
