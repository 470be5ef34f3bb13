"""What backups ask of the product: whose heads stand here."""

import contextlib
from io import StringIO

import pytest

from deploy.sauvegarde import produit
from petiterockette.journal.tetes.fichier import Tete, refaire_les_tetes
from tests.sauvegarde.une_maison import une_maison


@pytest.fixture
def lisibles(monkeypatch, tmp_path):
    """What is answered, said here rather than in a process of its own."""

    def manage(_reglages, *mots, compte):
        sortie = StringIO()
        with contextlib.redirect_stdout(sortie):
            exec(mots[-1], {})
        return sortie.getvalue()

    monkeypatch.setattr(produit, "manage", manage)
    maison, _reglages = une_maison(tmp_path)
    return lambda: produit.tetes_lisibles(maison)


def test_les_tetes_scellees_par_une_cle_d_ici_se_lisent_et_pas_les_autres(
    settings, tmp_path, lisibles
):
    settings.DOSSIER_DES_TETES = tmp_path / "tetes"
    assert lisibles()
    refaire_les_tetes({"maison": Tete(3, "a" * 64)})
    assert lisibles()

    settings.CLES_DES_CHAINES = {"1": "la-cle-d-une-autre-machine-tiree-par-elle"}

    assert not lisibles()
