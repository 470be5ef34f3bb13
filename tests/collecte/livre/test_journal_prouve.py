"""The journal of the matter proves what the books say: nothing agrees with it by being rewritten.

Who tampers has the base and may lift its seals; the key is not in it.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from collecte.livre.models import (
    Bon,
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    Ligne,
    Mouvement,
    Stock,
)
from collecte.livre.verifications.journal import journal
from petiterockette.journal.jours import LOT, enchainer_les_jours
from petiterockette.journal.models import Entree, Maillon
from petiterockette.journal.services import consigner
from petiterockette.journal.verifications.entrees import entrees, jours
from petiterockette.verification import VERIFICATIONS
from tests.fabriques import un_depot, un_point, une_ligne
from tests.greffons.bases import sceaux_leves

pytestmark = pytest.mark.django_db


@pytest.fixture
def bon(db) -> Bon:
    return un_depot(une_ligne("livres", 9_000), une_ligne("jouets", 800), point=un_point())


def phrases(verification) -> list[str]:
    return [c.phrase for c in verification()]


def toutes() -> list[str]:
    return [c.phrase for _nom, v in VERIFICATIONS for c in v() if c.anomalie]


def la_nuit(jours: int = 1) -> int:
    """The night after today."""
    return enchainer_les_jours(timezone.localdate() + timedelta(days=jours))


def alourdir(bon: Bon, grammes: int) -> None:
    """A line, its movement and all that sums them, together: the books agree between them."""
    ligne = Ligne.objects.filter(bon=bon).order_by("rang").first()
    Ligne.objects.filter(pk=ligne.pk).update(
        masse_g=F("masse_g") + grammes, brut_g=F("brut_g") + grammes
    )
    Mouvement.objects.filter(bon=bon, categorie=ligne.categorie_id).update(
        masse_g=F("masse_g") + grammes
    )
    for cache in (Stock, Cumul, CumulAnnees, CumulApports):
        cache.objects.filter(categorie=ligne.categorie_id).update(masse_g=F("masse_g") + grammes)
    for cache in (CumulDepots, CumulHeures):
        cache.objects.update(masse_g=F("masse_g") + grammes)


# The books against the journal


def test_une_ligne_son_mouvement_et_ses_cumuls_recrits_ensemble_sont_nommes(bon):
    with sceaux_leves("default"):
        alourdir(bon, 1_000)

    entree = Entree.objects.get(code="collecte.depot.enregistre")
    assert toutes() == [
        f"bon {bon.pk} : ses lignes (10,8\u00a0kg) ne sont pas ce que dit l’entrée nº {entree.pk} "
        "(9,8\u00a0kg)",
        f"bon {bon.pk} : ses mouvements (10,8\u00a0kg) ne sont pas ce que dit l’entrée "
        f"nº {entree.pk} (9,8\u00a0kg)",
    ]


def test_deux_lignes_de_deux_bons_qui_se_compensent_sont_nommees(bon):
    autre = un_depot(une_ligne("livres", 9_000), une_ligne("jouets", 800), point=bon.point)
    with sceaux_leves("default"):
        for le_bon, grammes in ((bon, 50), (autre, -50)):
            alourdir(le_bon, grammes)

    assert {li.split(" :")[0] for li in toutes()} == {f"bon {bon.pk}", f"bon {autre.pk}"}


def test_un_bon_change_de_jour_avec_ses_mouvements_est_nomme(bon):
    hier = bon.jour.replace(day=2 if bon.jour.day == 1 else 1)
    with sceaux_leves("default"):
        Bon.objects.update(jour=hier)
        Mouvement.objects.update(jour=hier)

    assert phrases(journal)[0].startswith(f"bon {bon.pk} : son jour n’est pas ce que dit")


def test_un_bon_sans_entree_et_une_entree_sans_bon_sont_nommes(bon):
    parti = un_depot(point=bon.point)
    with sceaux_leves("default"):
        Entree.objects.filter(contenu__bon=bon.pk).delete()
        Entree.objects.filter(contenu__bon=parti.pk).update(
            contenu={**Entree.objects.get(contenu__bon=parti.pk).contenu, "bon": 7_000}
        )

    assert {p.split(",")[0] for p in phrases(journal)} == {
        "bon 7000 : il manque",
        f"bon {bon.pk} : le journal ne l’a pas enregistré",
        f"bon {parti.pk} : le journal ne l’a pas enregistré",
    }


# Each entry by itself


@pytest.mark.parametrize(
    "change",
    [
        {"resume": "Rien"},
        {"code": "collecte.depot.autre"},
        {"contenu": {"bon": 1}},
        {"lieu": None},
        {"par": 7_000},
        {"compte": 7_000},
        {"le": timezone.now() - timedelta(days=40)},
        {"empreinte": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_une_entree_changee_est_nommee(bon, change):
    un_depot(point=bon.point)
    entree = Entree.objects.get(contenu__bon=bon.pk)
    with sceaux_leves("default"):
        Entree.objects.filter(pk=entree.pk).update(**change)

    assert phrases(entrees) == [
        f"journal : l’entrée nº {entree.pk} a été changée, ou ajoutée à la main"
    ]


def test_une_entree_dont_on_efface_l_empreinte_est_nommee(bon):
    entree = Entree.objects.get(contenu__bon=bon.pk)
    with sceaux_leves("default"):
        Entree.objects.filter(pk=entree.pk).update(empreinte="", cle="")

    assert phrases(entrees) == [f"journal : 1 entrée(s) sans empreinte, dont la nº {entree.pk}"]


def test_une_entree_recopiee_est_nommee(bon):
    entree = Entree.objects.get(contenu__bon=bon.pk)
    copie = Entree.objects.get(pk=entree.pk)
    copie.pk = None
    copie.save(force_insert=True)

    assert phrases(entrees) == [f"journal : l’entrée nº {entree.pk} y est 2 fois"]


def test_une_nouvelle_cle_lit_encore_les_entrees_de_l_ancienne(bon, settings):
    settings.CLES_DES_CHAINES = {**settings.CLES_DES_CHAINES, "2": "une-nouvelle-cle"}
    settings.NOM_DE_LA_CLE = "2"
    un_depot(point=bon.point)

    assert set(Entree.objects.values_list("cle", flat=True)) == {"1", "2"}
    assert phrases(entrees) == []


@pytest.mark.parametrize("cles", [{"2": "une-autre"}, {"1": "une-autre"}], ids=["perdue", "fausse"])
def test_une_cle_perdue_ou_fausse_se_dit_une_fois(bon, settings, cles):
    un_depot(point=bon.point)
    settings.CLES_DES_CHAINES = cles

    [dit] = phrases(entrees)
    assert dit.startswith("journal : la clé « 1 »")


def test_une_cle_de_contenu_qui_n_est_pas_un_texte_est_refusee():
    with pytest.raises(TypeError), transaction.atomic():
        consigner("essai.fait", "Essai", {"masses": {7: 1}})


# What the night ties


def test_la_nuit_enchaine_les_jours_passes_et_une_seule_fois(bon):
    n = Entree.objects.count()

    assert enchainer_les_jours(timezone.localdate()) == 0
    assert la_nuit() == n
    assert la_nuit() == 0
    assert phrases(jours) == []


def test_ce_qui_s_ecrit_apres_la_nuit_est_enchaine_la_suivante(bon):
    la_nuit()
    un_depot(point=bon.point)

    assert phrases(jours) == []
    assert la_nuit(2) > 0
    assert phrases(jours) == []


def test_un_lot_trop_long_prend_plusieurs_maillons(bon, monkeypatch):
    un_depot(point=bon.point)
    monkeypatch.setattr("petiterockette.journal.jours.LOT", 1)

    n = la_nuit()

    assert LOT > n > 1
    assert Maillon.objects.filter(contenu__code="journal.enchaine").count() == n
    assert phrases(jours) == []


def test_une_entree_retiree_apres_la_nuit_est_nommee_par_son_jour_et_son_lieu(bon):
    la_nuit()
    n = Entree.objects.filter(lieu=bon.lieu_id).count()
    with sceaux_leves("default"):
        Entree.objects.get(contenu__bon=bon.pk).delete()

    [dit] = phrases(jours)
    assert dit.endswith(f"lieu {bon.lieu_id} : {n} entrée(s) enchaînée(s), {n - 1} dans la base")


def test_une_entree_ajoutee_dans_le_passe_est_nommee(bon):
    la_nuit()
    entree = Entree.objects.get(contenu__bon=bon.pk)
    entree.pk = -1
    entree.save(force_insert=True)

    [dit] = phrases(jours)
    assert "entrée(s) enchaînée(s)" in dit


def test_une_entree_echangee_contre_une_autre_est_nommee(bon):
    la_nuit()
    with sceaux_leves("default"):
        Entree.objects.filter(contenu__bon=bon.pk).update(empreinte="f" * 64)

    [dit] = phrases(jours)
    assert dit.endswith("une entrée n’est plus celle qui a été enchaînée")
