"""What is written beside a draft shows in it at once; the rest of its reading stays as it was."""

import pytest

from petiterockette.dossiers.services.dossiers import rafraichir
from petiterockette.subventions.pieces import CODE
from petiterockette.subventions.services.comptes_rendus import ecrire_les_lignes
from petiterockette.subventions.services.subventions import faire_le_dossier
from tests.fabriques import un_depot, une_ligne
from tests.subventions.les_subventions import une_subvention

from .les_dossiers import fige

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def test_le_compte_rendu_ecrit_se_voit_dans_le_brouillon_sans_recompter(annee):
    subvention = une_subvention()
    compte = subvention.compte
    dossier = faire_le_dossier(subvention=subvention, compte=compte)
    un_depot(une_ligne("livres", 5_000), point=annee)

    ecrire_les_lignes(subvention=subvention, compte=compte, lignes={"60": (100, 285_000)})

    dossier.refresh_from_db()
    assert 285_000 in [v for rangee in dossier.lecture["pieces"][CODE]["rangees"] for v in rangee]
    assert dossier.lecture["chiffres"]["T_COLLECTE"] == "100000"


def test_ce_qui_est_fige_ne_se_rafraichit_pas(annee):
    subvention = une_subvention()
    dossier = faire_le_dossier(subvention=subvention, compte=subvention.compte)
    fige(dossier)
    avant = dossier.lecture

    rafraichir(dossier, CODE)
    rafraichir(None, CODE)

    dossier.refresh_from_db()
    assert dossier.lecture == avant
