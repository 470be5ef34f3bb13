"""Two people bring in the same days at once: a kilogram counts once."""

from datetime import date

import pytest

from collecte.bilans.masses import bilan
from collecte.livre.dehors import dernier_dit
from collecte.livre.models import Bon
from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.refus import PasPret
from petiterockette.reprise.services.fichiers import reprendre
from tests.fabriques import les_listes, un_compte, un_lieu
from tests.parallele import en_parallele, erreurs
from tests.reprise.a_reprendre import recu

pytestmark = pytest.mark.django_db(transaction=True)


def test_deux_fichiers_des_memes_jours_repris_ensemble_n_en_font_qu_un():
    les_listes()
    lieu, compte = un_lieu(ouvert_le=date(2013, 1, 1)), un_compte("direction")
    texte = "Période;Poids\n2019;{}\n"
    fichiers = [
        recu(compte, "tonnages", texte.format(kg), lieu=lieu.code, flux="entree", mesure="pesee")
        for kg in (3, 4)
    ]

    def reprise(fichier: Fichier):
        vu = empreinte_de_l_examen(examen_de(fichier))
        return lambda: reprendre(fichier=fichier, compte=compte, vu=vu)

    resultats = en_parallele([reprise(f) for f in fichiers])

    assert [type(e) for e in erreurs(resultats)] == [PasPret]
    assert bilan(date(2019, 1, 1), date(2019, 12, 31), [lieu]).collecte_g in (3_000, 4_000)
    # Told outside the base, as any other: its number is not given again.
    assert dernier_dit().rang == Bon.objects.latest("pk").pk
