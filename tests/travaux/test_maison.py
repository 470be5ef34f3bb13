"""What the product does by itself, chained with the house's doings: a new version, a wild clock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from petiterockette import demarrage
from petiterockette.journal import versions
from petiterockette.journal.models import Maillon
from petiterockette.travaux.horloge import HeureVue, noter_le_saut
from petiterockette.version import VERSION

pytestmark = pytest.mark.django_db


def de_la_maison(code: str) -> list[dict]:
    maillons = Maillon.objects.filter(chaine__nom="maison", contenu__code=code).order_by("rang")
    return list(maillons.values_list("contenu", flat=True))


def test_une_version_se_dit_a_son_premier_demarrage_seulement(monkeypatch):
    monkeypatch.setattr(versions, "VERSION", "1.0.0")
    versions.noter_la_version()
    versions.noter_la_version()
    monkeypatch.setattr(versions, "VERSION", "1.1.0")
    versions.noter_la_version()

    dites = [(d["avant"], d["version"]) for d in de_la_maison("version.installee")]
    assert dites == [(None, "1.0.0"), ("1.0.0", "1.1.0")]


@pytest.mark.django_db(transaction=True)
def test_le_serveur_dit_sa_version_en_ouvrant():
    demarrage.ouvrir()

    assert [d["version"] for d in de_la_maison("version.installee")] == [VERSION]


@pytest.mark.parametrize(
    ("heures", "ecoulees", "dit"),
    [(25, 0, True), (-25, 0, True), (1, 0, False), (72, 72, False)],
    ids=["en avant", "en arrière", "une heure", "trois jours de veille"],
)
def test_un_saut_de_plus_d_un_jour_se_dit(heures, ecoulees, dit):
    avant = HeureVue(timezone.now(), 1_000.0)
    apres = HeureVue(avant.le + timedelta(hours=heures), 1_000.0 + ecoulees * 3_600)

    assert noter_le_saut(avant, apres) is dit

    assert [d["saut_s"] // 3_600 for d in de_la_maison("horloge.sautee")] == [heures] * dit
