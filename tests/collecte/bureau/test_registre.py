"""The register of outgoing waste grows from the exits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from collecte.bureau.models import Remise
from collecte.bureau.refus import SortieAnnulee
from collecte.bureau.registre import matieres_sorties
from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.sorties import (
    donner,
    porter_a_la_dechetterie,
    remettre_au_recycleur,
    sortir_des_bacs,
)
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.mots.mesures import nombre
from petiterockette.personnes.models import Structure
from tests.collecte.bureau.test_pont import le_pont_dit, un_roll
from tests.fabriques import (
    bac,
    categorie,
    entete,
    matiere,
    structure,
    type_don,
    un_compte,
    un_lieu,
    un_point,
)
from tests.pages import espaces

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_point("quai", lieu=un_lieu(adresse="125 rue du Chemin-Vert, 75011 Paris"))


def le_registre(point):
    jour = timezone.localdate()
    return list(matieres_sorties(jour - timedelta(days=40), jour, [point.lieu.pk]))


def manques(point) -> list[str]:
    return [espaces(str(m)) for m in le_registre(point)[0].manques]


def test_seul_ce_qui_est_un_dechet_y_entre(point):
    donner(
        entete=entete(point=point),
        type_don=type_don(),
        categorie=categorie("livres"),
        brut_g=2_000,
    )
    remettre_au_recycleur(
        entete=entete(point=point),
        structure=structure("Gebetex"),
        matiere=matiere("textile"),
        brut_g=40_000,
    )
    sortir_des_bacs(entete=entete(point=point), bac=bac(), n=1, brut_g=30_000)
    sortir_des_bacs(entete=entete(point=point), bac=bac(), n=1, brut_g=25_000, maison=True)
    porter_a_la_dechetterie(entete=entete(point=point), brut_g=12_000)

    lignes = le_registre(point)

    assert [(e.sortie.genre, e.quantite_g) for e in lignes] == [
        ("recycleur", 40_000),
        ("bac", 8_000),
        ("bac", 3_000),
        ("dechetterie", 12_000),
    ]
    assert (lignes[0].code_traitement, lignes[0].qualification) == ("R3", "RECYCLAGE")
    assert lignes[0].matiere.code_dechet


def test_le_registre_suit_le_pont_et_garde_notre_poids(point):
    sortie = un_roll(point, 40_000)
    le_pont_dit(sortie, 38_000, refuse_g=5_000, refuse_vers="energie")

    [envoi] = le_registre(point)

    assert (envoi.masse_g, envoi.quantite_g) == (40_000, 38_000)
    assert (envoi.pesee.accepte_g, envoi.acceptation) == (33_000, "PARTIELLEMENT_REFUSE")


def test_une_sortie_annulee_n_y_est_plus(point):
    sortie = un_roll(point, 40_000)

    annuler(bon=sortie, uuid=entete().uuid, motif="pas venu", compte=un_compte("direction"))

    assert le_registre(point) == []


def test_ce_qui_manque_se_dit_avec_les_mots_du_bureau(point):
    sortie = un_roll(point, 40_000)
    gebetex = structure("Gebetex")
    Structure.objects.filter(pk=gebetex.pk).update(siret="", adresse="", recepisse="")

    assert manques(point) == [
        "SIRET de « Gebetex »",
        "adresse de « Gebetex »",
        "récépissé de « Gebetex »",
    ]

    Structure.objects.filter(pk=gebetex.pk).update(
        siret="12345678901234", adresse="1 rue du Tri, Paris", recepisse="75-2026-1"
    )
    assert manques(point) == []
    # Electric waste may be dangerous: it needs its bordereau.
    textile = matiere("textile")
    textile.code_dechet = "20 01 35*"
    textile.save()
    assert manques(point) == [f"bordereau (déchet dangereux) de la sortie nº {nombre(sortie.pk)}"]
    tenir_les_papiers(sortie=sortie.sortie, compte=un_compte("direction"), bordereau="BSD-1")
    assert manques(point) == []


def test_les_papiers_d_une_sortie_se_corrigent_et_le_journal_garde_l_avant(point):
    sortie = un_roll(point, 40_000).sortie
    compte = un_compte("camion", point=point)

    tenir_les_papiers(sortie=sortie, compte=compte, bordereau=" BE-12 ", vehicule="AA-123-BB")
    tenir_les_papiers(
        sortie=sortie, compte=compte, bordereau="BE-13", montant_c=12_050, facture="F-9"
    )
    tenir_les_papiers(
        sortie=sortie, compte=compte, bordereau="BE-13", montant_c=12_050, facture="F-9"
    )

    sortie.remise.refresh_from_db()
    assert (sortie.remise.bordereau, sortie.remise.montant_c) == ("BE-13", 12_050)
    dits = [e.contenu for e in Entree.objects.filter(code="collecte.remise.tenue").order_by("id")]
    assert [(d["avant"].get("bordereau"), d["apres"]["bordereau"]) for d in dits] == [
        (None, "BE-12"),
        ("BE-12", "BE-13"),
    ]
    with pytest.raises(DroitManquant):
        tenir_les_papiers(sortie=sortie, compte=un_compte("tri", lieu=point.lieu), bordereau="X")


def test_des_papiers_ou_rien_ne_change_n_ecrivent_rien(point):
    sortie = un_roll(point, 40_000).sortie
    compte = un_compte("camion", point=point)

    tenir_les_papiers(sortie=sortie, compte=compte, bordereau="  ", vehicule="", montant_c=0)

    assert not Remise.objects.exists()
    assert not Entree.objects.filter(code="collecte.remise.tenue").exists()


def test_une_sortie_annulee_n_a_plus_de_papiers(point):
    bon = un_roll(point, 40_000)
    compte = un_compte("direction")
    annuler(bon=bon, uuid=entete().uuid, motif="pas venu", compte=compte)

    with pytest.raises(SortieAnnulee):
        tenir_les_papiers(sortie=bon.sortie, compte=compte, bordereau="BE-1")


def test_ce_qui_est_melange_prend_le_code_de_traitement_de_la_dechetterie(point):
    lilas = structure("Déchetterie de la porte des Lilas")
    porter_a_la_dechetterie(entete=entete(point=point), brut_g=12_000, structure=lilas)
    [avant] = le_registre(point)
    chez = "code de traitement de « Tout-venant, en mélange » chez « " + lilas.nom + " »"
    assert chez in manques(point)

    jour = timezone.localdate()
    lilas.accords.create(vers="dechetterie", code_traitement="D10", debut=jour)

    [apres] = le_registre(point)
    assert (avant.code_traitement, apres.code_traitement) == ("", "D10")
    assert chez not in manques(point)


def test_le_registre_se_lit_en_peu_de_requetes(point, django_assert_max_num_queries):
    for _n in range(6):
        un_roll(point, 5_000)

    with django_assert_max_num_queries(8):
        assert len(le_registre(point)) == 6
