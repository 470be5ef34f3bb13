"""Two taps at once, two people at once: one thing, one departure, no label twice."""

import pytest

from collecte.objets.models import Objet, Photo, Rouleau
from collecte.objets.refus import ObjetParti
from collecte.objets.services.deplacements import deplacer
from collecte.objets.services.objets import suivre
from collecte.objets.services.situations import changer_de_situation
from tests.collecte.objets.suivis import un_emplacement, un_objet, un_rouleau, une_photo
from tests.fabriques import categorie, entete, les_listes, un_compte, un_point
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def point():
    les_listes()
    return un_point()


def test_un_double_appui_ne_suit_qu_un_objet(point):
    qui, quoi, photo = entete(point=point), categorie("velo"), une_photo()

    resultats = en_parallele([lambda: suivre(entete=qui, categorie=quoi, photo=photo)] * 4)

    assert erreurs(resultats) == []
    assert sorted(cree for _objet, cree in resultats) == [False, False, False, True]
    assert (Objet.objects.count(), Photo.objects.count()) == (1, 1)


def test_un_objet_ne_part_pas_deux_fois(point):
    objet = un_objet(point=point)
    compte = un_compte("responsable", lieu=point.lieu)
    qui = [entete(compte, point) for _ in range(3)]

    def partir(un):
        return lambda: changer_de_situation(
            entete=un, objet=objet, situation="donne", motif="À l’école"
        )

    resultats = en_parallele([partir(un) for un in qui])

    assert [type(e) for e in erreurs(resultats)] == [ObjetParti, ObjetParti]
    assert objet.evenements.filter(nature="parti").count() == 1


def test_deux_douchettes_qui_se_croisent_ne_se_bloquent_pas(point):
    objets = [un_objet(point=point).code for _ in range(6)]
    places = [un_emplacement(point.lieu) for _ in range(2)]
    compte = un_compte("responsable", lieu=point.lieu)
    qui = [entete(compte, point) for _ in range(2)]
    ordres = [objets, objets[::-1]]

    def ranger(n):
        return lambda: deplacer(entete=qui[n], emplacement=places[n], scans=ordres[n])

    assert erreurs(en_parallele([ranger(0), ranger(1)])) == []
    assert Objet.objects.values("emplacement").distinct().count() == 1


def test_deux_rouleaux_prepares_ensemble_n_ont_aucun_code_en_commun(point):
    un_rouleau(point.lieu)

    assert erreurs(en_parallele([lambda: un_rouleau(point.lieu)] * 2)) == []

    codes = [code for rouleau in Rouleau.objects.all() for code in rouleau.codes]
    assert len(codes) == len(set(codes)) == 72
