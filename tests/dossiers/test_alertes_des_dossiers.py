"""A dossier that is due is an alert, until it is sent."""

from datetime import date

import pytest

from petiterockette.dossiers.alertes import a_rendre
from petiterockette.dossiers.services.figements import envoyer

from .les_dossiers import fige, un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

JOUR = date(2026, 11, 26)


def test_un_dossier_a_rendre_bientot_se_voit_jusqu_a_son_envoi(annee):
    dossier = un_dossier(a_rendre_le=date(2026, 12, 10))
    un_dossier(titre="Plus tard", a_rendre_le=date(2026, 12, 12))
    un_dossier(titre="Sans jour")

    [trouvee] = a_rendre(JOUR, 15)
    assert "Fonds économie circulaire" in trouvee.phrase
    assert "10 décembre" in trouvee.phrase.replace("\u00a0", " ")

    fige(dossier)
    assert len(list(a_rendre(JOUR, 15))) == 1
    envoyer(dossier=dossier, compte=dossier.compte)
    assert list(a_rendre(JOUR, 15)) == []


def test_un_dossier_en_retard_le_dit(annee):
    un_dossier(a_rendre_le=date(2026, 11, 20))

    [trouvee] = a_rendre(JOUR, 15)

    assert "depuis le" in trouvee.phrase
