"""At night only what follows the last sealed checkpoint is read; everything once a week."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from collecte.livre.models import Bon, Ligne, Mouvement
from collecte.livre.services.annulations import annuler
from petiterockette.journal.examens.passer import (
    ENTIERE,
    dernier_examen,
    dernier_repere,
    examiner,
    repere_de_la_nuit,
)
from petiterockette.journal.models import Entree, Maillon
from petiterockette.journal.verifications import entrees as verifications_entrees
from petiterockette.travaux.nuit import faire_la_nuit
from petiterockette.verification import AVANT_TOUT, SUIVIES
from tests.fabriques import un_compte, un_depot, un_point, une_ligne
from tests.greffons.bases import sceaux_leves

pytestmark = pytest.mark.django_db


@pytest.fixture
def vieux(db) -> Bon:
    """A deposit that the last examination found sound."""
    bon = un_depot(une_ligne("livres", 9_000), une_ligne("jouets", 800), point=un_point())
    assert examiner(de_nuit=True).entier
    return bon


def la_suite():
    return examiner(de_nuit=True, depuis=dernier_repere())


def alourdir(bon: Bon) -> None:
    with sceaux_leves("default"):
        Ligne.objects.filter(bon=bon).update(masse_g=F("masse_g") + 1, brut_g=F("brut_g") + 1)
        Mouvement.objects.filter(bon=bon).update(masse_g=F("masse_g") + 1)


def test_une_nuit_repart_du_point_de_la_precedente(vieux):
    premiere = dernier_examen()
    un_depot(point=vieux.point)

    faire_la_nuit(timezone.localdate())

    seconde = dernier_examen()
    assert seconde.depuis == premiere.le
    assert seconde.jusqu_a["collecte_livre.bon"] == vieux.pk + 1
    assert (seconde.anomalies, seconde.entier) == (0, False)


def test_ce_qui_est_nouveau_et_faux_est_nomme_la_nuit_meme(vieux):
    alourdir(un_depot(point=vieux.point))

    assert "Bons et journal" in la_suite().en_faute


def test_ce_qui_etait_juste_et_change_depuis_attend_la_verification_entiere(vieux):
    with sceaux_leves("default"):
        Entree.objects.filter(contenu__bon=vieux.pk).update(resume="Rien")

    assert la_suite().anomalies == 0
    assert examiner(de_nuit=True).en_faute == ["Entrées du journal"]


def test_une_fois_par_semaine_tout_est_relu(vieux):
    maintenant = timezone.now()

    assert not repere_de_la_nuit(maintenant + timedelta(days=1)).est_le_debut
    assert repere_de_la_nuit(maintenant + ENTIERE).est_le_debut


def test_apres_une_anomalie_tout_est_relu_jusqu_a_ce_que_tout_s_accorde(vieux):
    alourdir(un_depot(point=vieux.point))
    la_suite()

    assert repere_de_la_nuit().est_le_debut


def test_un_point_qui_n_est_pas_celui_que_la_cle_a_scelle_n_est_pas_cru(vieux):
    point = Maillon.objects.filter(contenu__code="verification.faite").latest("rang")
    dit = point.contenu
    dit["jusqu_a"]["numeros"]["collecte_livre.bon"] = 7_000
    with sceaux_leves("default"):
        Maillon.objects.filter(pk=point.pk).update(contenu=dit)

    assert dernier_repere().est_le_debut


def test_l_annulation_d_un_vieux_depot_s_accorde_avec_ce_qui_precede(vieux):
    compte = un_compte("responsable", lieu=vieux.lieu)
    annuler(bon=vieux, uuid=uuid4(), motif="Saisi deux fois", compte=compte)

    assert la_suite().en_faute == []


def test_une_entree_deja_lue_vaut_pour_son_bon_qui_ne_l_etait_pas(vieux):
    repere = dernier_repere()
    entre_les_deux = replace(repere, numeros={**repere.numeros, "collecte_livre.bon": vieux.pk - 1})

    assert examiner(de_nuit=True, depuis=entre_les_deux).en_faute == []


def test_la_suite_ne_relit_que_les_entrees_nouvelles(vieux, monkeypatch):
    un_depot(point=vieux.point)
    nouvelles = Entree.objects.filter(pk__gt=dernier_repere().apres("journal.entree"))
    relues = []
    vraie = verifications_entrees.empreinte_de_l_entree
    monkeypatch.setattr(
        verifications_entrees,
        "empreinte_de_l_entree",
        lambda entree: relues.append(entree.pk) or vraie(entree),
    )

    la_suite()

    assert relues == list(nouvelles.order_by("pk").values_list("pk", flat=True)) != []


def test_ce_qu_aucune_verification_ne_suit_est_relu_depuis_le_debut(vieux):
    repere = dernier_repere()

    assert {t for tables in SUIVIES.values() for t in tables} == set(repere.numeros)
    assert repere.apres("collecte.stock") == AVANT_TOUT
    assert repere.rang("caisse:inconnue") == 0


def test_la_commande_dit_laquelle_elle_a_faite_depuis_quand_et_jusqu_ou(vieux):
    suite, entiere, pas = StringIO(), StringIO(), StringIO()

    call_command("verifier", suite=True, stdout=suite, stderr=pas)
    call_command("verifier", stdout=entiere, stderr=StringIO())

    assert "Vérification de la suite\u00a0: depuis le point scellé du" in suite.getvalue()
    assert "Vérification entière\u00a0: depuis le premier jour, jusqu’à l’entrée" in (
        entiere.getvalue()
    )
    assert pas.getvalue().startswith("[1/")
