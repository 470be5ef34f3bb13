"""Gifts and pick-ups by recyclers; bins and déchetterie runs have their own file."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.listes.models import Accord, TypeDon
from collecte.livre.models import Bon, Stock
from collecte.livre.refus import AuDelaDeLaBalance, MasseImprobable, TareTropLourde, VracSeTrie
from collecte.sorties.refus import ConventionTerminee, MatiereNonAcceptee, StructureDemandee
from collecte.sorties.services.sorties import donner, remettre_au_recycleur
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import (
    categorie,
    contenant,
    entete,
    les_listes,
    matiere,
    structure,
    type_don,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quai():
    les_listes()
    return un_point("quai", maximum_g=2_000_000)


@pytest.fixture
def chauffeur(quai):
    return un_compte("camion", lieu=quai.lieu)


def don(compte, point, brut_g=1_000, **champs) -> Bon:
    champs.setdefault("type_don", type_don())
    champs.setdefault("categorie", categorie("livres"))
    bon, _cree = donner(entete=entete(compte, point), brut_g=brut_g, **champs)
    return bon


def ramassage(compte, point, brut_g=1_000, **champs) -> Bon:
    champs.setdefault("structure", structure("Gebetex"))
    champs.setdefault("matiere", matiere("textile"))
    bon, _cree = remettre_au_recycleur(entete=entete(compte, point), brut_g=brut_g, **champs)
    return bon


def stocks() -> dict[tuple[str, str, str], int]:
    rangees = Stock.objects.exclude(masse_g=0).select_related("matiere", "categorie")
    return {(s.categorie.code, s.etape, s.matiere.code): s.masse_g for s in rangees}


def terminer_les_accords(qui, depuis_n_jours: int) -> None:
    fin = timezone.localdate() - timedelta(days=depuis_n_jours)
    Accord.objects.filter(structure=qui).update(fin=fin)


# Gifts


@pytest.mark.parametrize(
    "nom", ["Don à un particulier", "Don à un artiste", "Aménagement des locaux"]
)
def test_un_don_quitte_le_rayon_et_compte_en_reemploi(quai, chauffeur, nom):
    un_depot(une_ligne("livres", 5_000, destination="rayon"), point=quai)

    bon = don(chauffeur, quai, type_don=type_don(nom))

    assert (bon.sortie.genre, bon.sortie.type_don.nom) == ("don", nom)
    assert bon.mouvements.get().vers == type_don(nom).vers
    assert stocks() == {("livres", "rayon", "sans-matiere"): 4_000}
    assert bilan(bon.jour, bon.jour).reemploi_g == 1_000
    entree = Entree.objects.last()
    assert (entree.code, entree.contenu["genre"]) == ("collecte.sortie.enregistree", "don")


def test_tous_les_types_de_don_de_la_maison_s_ecrivent(quai, chauffeur):
    association = structure("Action froid")

    for genre in TypeDon.objects.all():
        destinataire = association if genre.structure_demandee else None
        don(chauffeur, quai, type_don=genre, structure=destinataire)

    jour = timezone.localdate()
    assert bilan(jour, jour).reemploi_g == 1_000 * TypeDon.objects.count()


def test_un_don_a_une_association_dit_laquelle(quai, chauffeur):
    with pytest.raises(StructureDemandee):
        don(chauffeur, quai, type_don=type_don("Don à une association"))

    assert not Bon.objects.exists()


def test_une_convention_terminee_demande_confirmation(quai, chauffeur):
    association = structure("Action froid")
    terminer_les_accords(association, depuis_n_jours=1)
    a_une_association = {"type_don": type_don("Don à une association"), "structure": association}

    with pytest.raises(ConventionTerminee):
        don(chauffeur, quai, **a_une_association)

    assert don(chauffeur, quai, **a_une_association, confirme=True).sortie.structure == association


def test_le_dernier_jour_d_une_convention_en_est_encore_un(quai, chauffeur):
    association = structure("Action froid")
    terminer_les_accords(association, depuis_n_jours=0)

    assert don(
        chauffeur, quai, type_don=type_don("Don à une association"), structure=association
    ).pk


def test_une_convention_renouvelee_ne_demande_rien(quai, chauffeur):
    association = structure("Action froid")
    terminer_les_accords(association, depuis_n_jours=30)
    Accord.objects.create(
        structure=association,
        vers="donne_association",
        debut=timezone.localdate() - timedelta(days=29),
    )

    assert don(
        chauffeur, quai, type_don=type_don("Don à une association"), structure=association
    ).pk


def test_le_vrac_ne_se_donne_pas(quai, chauffeur):
    with pytest.raises(VracSeTrie):
        don(chauffeur, quai, categorie=categorie("vrac"))


def test_un_don_improbable_demande_confirmation(quai, chauffeur):
    bijoux = categorie("bijoux")

    with pytest.raises(MasseImprobable):
        don(chauffeur, quai, 5_001, categorie=bijoux)

    assert don(chauffeur, quai, 5_001, categorie=bijoux, confirme=True).pk


def test_la_tare_se_retire_et_se_garde(quai, chauffeur):
    bon = don(chauffeur, quai, 10_000, tares=((contenant("Caisse grise"), 2),))

    ligne = bon.lignes.get()
    assert (ligne.brut_g, ligne.masse_g, ligne.tare_g) == (10_000, 4_000, 6_000)
    tare = ligne.tares.get()
    assert (tare.contenant.nom, tare.n, tare.tare_g) == ("Caisse grise", 2, 3_000)


def test_une_tare_plus_lourde_que_le_poids_lu_est_refusee(quai, chauffeur):
    with pytest.raises(TareTropLourde) as capture:
        don(chauffeur, quai, 6_000, tares=((contenant("Caisse grise"), 2),))

    assert "6\u00a0kg" in str(capture.value)
    assert "masse" in capture.value.champs


def test_au_dela_de_la_balance_est_refuse(quai, chauffeur):
    with pytest.raises(AuDelaDeLaBalance) as capture:
        don(chauffeur, quai, 2_000_001, confirme=True)

    assert "masse" in capture.value.champs
    assert not Bon.objects.exists()


def test_le_maximum_de_la_balance_lui_meme_passe(quai, chauffeur):
    assert don(chauffeur, quai, 2_000_000, confirme=True).pk


# Recyclers


def test_un_ramassage_prend_ce_qui_attendait_dans_cette_matiere(quai, chauffeur):
    un_depot(une_ligne("textiles", 5_000, destination="a_recycler"), point=quai)

    bon = ramassage(chauffeur, quai, 1_500)

    mouvement = bon.mouvements.get()
    assert (mouvement.de, mouvement.vers) == ("a_recycler", "recycle")
    assert (mouvement.categorie.code, mouvement.ventilation) == ("textiles", "calculee")
    assert stocks() == {("textiles", "a_recycler", "textile"): 3_500}
    # The line stays as it was weighed: no category.
    assert bon.lignes.get().categorie is None
    assert (bon.sortie.genre, bon.sortie.structure.nom) == ("recycleur", "Gebetex")
    assert bilan(bon.jour, bon.jour).recyclage_g == 1_500


def test_un_ramassage_par_categorie_ne_se_calcule_pas(quai, chauffeur):
    bon = ramassage(chauffeur, quai, categorie=categorie("textiles"))

    assert bon.mouvements.get().ventilation == ""
    assert stocks() == {("textiles", "a_recycler", "textile"): -1_000}


def test_les_deee_viennent_aussi_des_sous_categories(quai, chauffeur):
    un_depot(une_ligne("gem-froid", 40_000), point=quai)

    bon = ramassage(
        chauffeur, quai, 30_000, structure=structure("Eco-systèmes"), matiere=matiere("deee")
    )

    assert {m.categorie.code for m in bon.mouvements.all()} == {"gem-froid"}


def test_ce_que_rien_n_explique_reste_sans_categorie(quai, chauffeur):
    bon = ramassage(chauffeur, quai)

    assert bon.mouvements.get().categorie.code == "sans-categorie"
    assert stocks() == {("sans-categorie", "a_recycler", "textile"): -1_000}


def test_un_recycleur_ne_prend_que_ses_matieres(quai, chauffeur):
    with pytest.raises(MatiereNonAcceptee):
        ramassage(chauffeur, quai, matiere=matiere("metaux"))

    assert not Bon.objects.exists()


def test_un_accord_a_venir_n_est_pas_encore_un_accord(quai, chauffeur):
    Accord.objects.filter(structure=structure("Gebetex")).update(debut=date(2999, 1, 1))

    with pytest.raises(MatiereNonAcceptee):
        ramassage(chauffeur, quai)


def test_un_accord_termine_demande_confirmation(quai, chauffeur):
    terminer_les_accords(structure("Gebetex"), depuis_n_jours=1)

    with pytest.raises(ConventionTerminee):
        ramassage(chauffeur, quai)

    assert ramassage(chauffeur, quai, confirme=True).mouvements.get().vers == "recycle"


def test_le_destin_est_celui_du_jour(quai, chauffeur):
    gebetex, textile = structure("Gebetex"), matiere("textile")
    hier = timezone.localdate() - timedelta(days=1)
    terminer_les_accords(gebetex, depuis_n_jours=1)
    Accord.objects.create(
        structure=gebetex, matiere=textile, vers="energie", debut=timezone.localdate()
    )
    responsable = un_compte("responsable", lieu=quai.lieu)

    assert ramassage(responsable, quai).mouvements.get().vers == "energie"
    assert ramassage(responsable, quai, jour=hier).mouvements.get().vers == "recycle"


def test_de_deux_accords_en_cours_le_dernier_l_emporte(quai, chauffeur):
    Accord.objects.create(
        structure=structure("Gebetex"),
        matiere=matiere("textile"),
        vers="energie",
        debut=timezone.localdate(),
    )

    assert ramassage(chauffeur, quai).mouvements.get().vers == "energie"


def test_le_vrac_ne_part_pas_chez_un_recycleur(quai, chauffeur):
    with pytest.raises(VracSeTrie):
        ramassage(chauffeur, quai, categorie=categorie("vrac"))


# Rights


@pytest.mark.parametrize("role", ["benevole", "tri", "caisse", "tresorerie"])
def test_les_autres_roles_ne_sortent_rien(quai, role):
    with pytest.raises(DroitManquant):
        don(un_compte(role, lieu=quai.lieu), quai)


def test_on_ne_sort_qu_a_son_lieu(quai):
    with pytest.raises(DroitManquant):
        ramassage(un_compte("camion", lieu=un_lieu()), quai)
