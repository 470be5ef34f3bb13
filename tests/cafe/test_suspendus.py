"""Suspended meals: a pool that the till fills and empties, and that never goes below zero."""

import pytest
from django.db import IntegrityError, transaction

from ateliers.cafe.bilans import repas_servis, suspendus_en_attente
from ateliers.cafe.carte_du_jour import solde_de
from ateliers.cafe.models import Cagnotte, MouvementSuspendu
from ateliers.cafe.refus import CagnotteVide, SuspenduDejaDonne, SuspenduGratuit, SuspenduPayant
from ateliers.cafe.vendables import SuspenduDonne
from boutique.ventes.models import LigneVente, Vente
from petiterockette.journal.examens.passer import examiner
from tests.boutique.a_la_caisse import ligne, plafonner, rend
from tests.cafe.cuisine import une_caisse_de_cafe
from tests.fabriques import un_point
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db

OFFRIR, DONNER = "Repas suspendu, à offrir", "Repas suspendu, donné"


def test_achete_il_attend_donne_il_part():
    tenue = une_caisse_de_cafe()
    lieu = tenue.point.lieu

    achat = tenue.vendre(ligne(OFFRIR, quantite=2))
    don = tenue.vendre(ligne(DONNER))

    assert (achat.total_cts, don.total_cts, solde_de(lieu)) == (1_600, 0, 1)
    moves = MouvementSuspendu.objects.order_by("rang")
    assert list(moves.values_list("nature", "nombre", "solde", "achetes", "donnes")) == [
        ("achete", 2, 2, 2, 0),
        ("donne", -1, 1, 2, 1),
    ]
    assert don.lignes.get().repas_suspendus == moves[1]
    jour = don.jour
    assert repas_servis(jour, jour, [lieu.pk])["repas_suspendu"] == 1
    assert sum(repas_servis(jour, jour).values()) == 1
    assert examiner(de_nuit=False).en_faute == []


def test_vide_elle_ne_donne_rien_et_aucun_numero_n_est_pris():
    tenue = une_caisse_de_cafe()

    with pytest.raises(CagnotteVide, match="tarif solidaire") as refus:
        tenue.vendre(ligne(DONNER))

    assert "lignes.0" in refus.value.champs
    assert not Vente.objects.exists()
    assert tenue.vendre(ligne(OFFRIR)).numero == 1


def test_un_repas_deja_donne_ne_se_rembourse_plus():
    tenue = une_caisse_de_cafe()
    plafonner("caisse", None)
    achat = tenue.vendre(ligne(OFFRIR))
    don = tenue.vendre(ligne(DONNER))

    with pytest.raises(SuspenduDejaDonne, match="ne se rembourse plus"):
        tenue.rendre(achat, [rend(achat.lignes.get())])

    tenue.rendre(don, [rend(don.lignes.get())], reglements=[])
    tenue.rendre(achat, [rend(achat.lignes.get())])
    dernier = MouvementSuspendu.objects.order_by("-rang").first()
    assert (dernier.nature, dernier.solde, dernier.achetes, dernier.donnes) == (
        "rembourse",
        0,
        0,
        0,
    )
    assert examiner(de_nuit=False).en_faute == []


@pytest.mark.parametrize(
    ("nom", "champs", "refus"),
    [
        (OFFRIR, {"remise_cts": 100}, SuspenduGratuit),
        (OFFRIR, {"offert": True}, SuspenduGratuit),
    ],
)
def test_il_s_achete_a_son_prix(nom, champs, refus):
    tenue = une_caisse_de_cafe()

    with pytest.raises(refus):
        tenue.vendre(ligne(nom, **champs))


def test_donne_il_est_gratuit():
    with pytest.raises(SuspenduPayant):
        SuspenduDonne().verifier(LigneVente(montant_cts=800))


def test_a_l_entrainement_la_cagnotte_ne_bouge_pas():
    tenue = une_caisse_de_cafe(ecole=True)

    tenue.vendre(ligne(OFFRIR))

    assert suspendus_en_attente() == 0
    assert not MouvementSuspendu.objects.exists()


def test_chaque_lieu_a_sa_cagnotte():
    ici = une_caisse_de_cafe()
    ailleurs = une_caisse_de_cafe(appareil="autre")
    ici.vendre(ligne(OFFRIR))

    with pytest.raises(CagnotteVide):
        ailleurs.vendre(ligne(DONNER))

    assert suspendus_en_attente([ici.point.lieu_id]) == 1
    assert suspendus_en_attente([ailleurs.point.lieu_id]) == 0


def test_la_base_refuse_un_solde_negatif():
    tenue = une_caisse_de_cafe()
    tenue.vendre(ligne(OFFRIR))

    with pytest.raises(IntegrityError), transaction.atomic():
        Cagnotte.objects.update(solde=-1)
    faux = MouvementSuspendu.objects.get()
    faux.pk, faux.rang, faux.solde = None, 2, -1
    with pytest.raises(IntegrityError), transaction.atomic():
        faux.save(force_insert=True)


def test_le_verificateur_voit_une_cagnotte_fausse():
    tenue = une_caisse_de_cafe()
    tenue.vendre(ligne(OFFRIR))
    Cagnotte.objects.update(solde=5)

    assert examiner(de_nuit=False).en_faute == ["Repas suspendus"]


@pytest.mark.django_db(transaction=True)
def test_deux_caisses_donnent_le_dernier_repas_a_la_meme_seconde():
    premiere = une_caisse_de_cafe()
    seconde = une_caisse_de_cafe(
        point=un_point("caisse", lieu=premiere.point.lieu), appareil="autre"
    )
    premiere.vendre(ligne(OFFRIR))
    documents = [(tenue, tenue.document([ligne(DONNER)])) for tenue in (premiere, seconde)]

    issues = en_parallele([lambda d=d: d[0].poster(d[1]) for d in documents])

    assert [type(refus) for refus in erreurs(issues)] == [CagnotteVide]
    assert solde_de(premiere.point.lieu) == 0
    assert Vente.objects.count() == 2
