"""A row composed by its columns is the one that Django's constructor makes."""

from datetime import date
from uuid import uuid4

import pytest

from collecte.models import Bon, Ligne, Mouvement, Photo
from petiterockette.journal.models import Entree
from petiterockette.rangees import lier, neuve

COLONNES = {
    Bon: {"nature": "apport", "jour": date(2026, 5, 1), "uuid": uuid4(), "lieu_id": 3},
    Ligne: {"bon_id": 1, "rang": 0, "masse_g": 5, "categorie_id": None},
    Mouvement: {"bon_id": 1, "de": "rayon", "vers": "vendu", "masse_g": 5, "implicite": True},
    Entree: {"code": "essai", "resume": "Essai"},
}


@pytest.mark.parametrize("modele", COLONNES, ids=lambda modele: modele.__name__)
def test_une_rangee_neuve_est_celle_que_ferait_django(modele):
    neuve_, la_sienne = neuve(modele, **COLONNES[modele]), modele(**COLONNES[modele])

    assert neuve_._state.adding
    for champ in modele._meta.concrete_fields:
        assert getattr(neuve_, champ.attname) == getattr(la_sienne, champ.attname), champ


def test_un_defaut_calcule_l_est_a_chaque_rangee():
    assert neuve(Photo).cle != neuve(Photo).cle
    assert neuve(Entree).contenu is not neuve(Entree).contenu


def test_ce_qui_n_est_pas_une_colonne_est_refuse():
    with pytest.raises(TypeError, match="no column bon"):
        neuve(Mouvement, bon=1)


def test_une_rangee_connait_celles_qu_elle_nomme_sans_les_relire():
    bon = Bon(pk=7)

    ligne = lier(neuve(Ligne, rang=0), bon=bon, categorie=None)

    assert (ligne.bon, ligne.bon_id) == (bon, 7)
    assert (ligne.categorie, ligne.categorie_id) == (None, None)
    with pytest.raises(KeyError):
        lier(ligne, masse_g=bon)
