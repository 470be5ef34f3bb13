from datetime import date

import pytest

from collecte.comptoirs.refus import LieuInconnu, PointFerme
from collecte.depots.documents import lire_depot
from collecte.depots.refus import DepotIncomplet, DepotVide, PesageImpossible
from collecte.depots.services.depots import enregistrer_depot
from collecte.listes.models import Categorie, Contenant
from collecte.livre.models import Bon, CumulDepots, Mouvement, Stock
from collecte.livre.refus import PersonneInconnue
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.refus import Refus
from tests.fabriques import (
    motif_refus,
    un_compte,
    un_depot,
    un_document,
    un_lieu,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.django_db


def refuse(document: dict, refus=DepotIncomplet, compte=None) -> dict[str, str]:
    """Check that nothing is written, and return the refusal's fields."""
    depot = lire_depot(document)

    with pytest.raises(refus) as capture:
        enregistrer_depot(depot=depot, compte=compte or un_compte("benevole"))

    assert str(capture.value)
    traces = (Bon, Mouvement, Stock, CumulDepots, Entree)
    assert not any(modele.objects.exists() for modele in traces)
    return getattr(capture.value, "champs", {})


def test_un_panier_vide_est_refuse():
    refuse(un_document(lignes=[]), DepotVide)


def test_un_appareil_sans_nom_touche_est_refuse():
    appareil = un_compte("benevole", personne=None)

    assert "par" in refuse(un_document(), PersonneInconnue, appareil)


def test_un_nom_qui_n_est_plus_de_l_equipe_est_refuse():
    assert list(refuse(un_document(par=987_654), PersonneInconnue)) == ["par"]


@pytest.mark.parametrize("champ", ["origine", "localite"])
def test_une_reference_inconnue_est_nommee(champ):
    assert list(refuse(un_document(**{champ: 987_654}))) == [champ]


def test_une_categorie_inconnue_est_refusee():
    assert list(refuse(un_document(lignes=[une_ligne(), une_ligne(categorie=987_654)]))) == [
        "lignes.1.categorie"
    ]


def test_une_categorie_interne_est_refusee():
    assert "lignes.0.categorie" in refuse(un_document(lignes=[une_ligne("sans-categorie")]))


def test_des_denrees_ne_se_pesent_pas_avec_les_objets():
    pain = Categorie.objects.create(code="pain", nom="Pain", famille="denrees")

    assert "lignes.0.categorie" in refuse(un_document(lignes=[une_ligne(categorie=pain.pk)]))


def test_un_contenant_inconnu_est_refuse():
    ligne = une_ligne() | {"tares": [{"contenant": 987_654, "n": 1}]}

    assert "lignes.0.tares" in refuse(un_document(lignes=[ligne]))


def test_une_tare_plus_lourde_que_le_poids_lu_est_refusee_avec_les_deux_nombres():
    ligne = une_ligne("livres", 2_800, tares=[("Caisse grise", 1)]) | {"brut_g": 2_800}

    phrase = refuse(un_document(lignes=[ligne]))["lignes.0.tares"]

    assert "3\u00a0kg" in phrase
    assert "2,8\u00a0kg" in phrase


def test_une_tare_egale_au_poids_lu_est_refusee():
    ligne = une_ligne("livres", 1, tares=[("Caisse grise", 1)]) | {"brut_g": 3_000}

    assert "lignes.0.tares" in refuse(un_document(lignes=[ligne]))


def test_un_net_qui_n_est_pas_le_brut_moins_la_tare_est_refuse():
    ligne = une_ligne("livres", 5_000, tares=[("Sac cabas", 1)]) | {"masse_g": 5_001}

    assert "5\u00a0kg" in refuse(un_document(lignes=[ligne]))["lignes.0.masse_g"]


def test_une_tare_qui_a_change_depuis_est_dite():
    document = un_document(lignes=[une_ligne("livres", 5_000, tares=[("Sac cabas", 1)])])
    Contenant.objects.filter(nom="Sac cabas").update(tare_g=400)

    assert "4,95\u00a0kg" in refuse(document)["lignes.0.masse_g"]


def test_au_dela_de_la_balance_est_refuse_avec_les_deux_nombres():
    point = un_point(maximum_g=700_000)
    ligne = une_ligne("mobilier", 740_000, confirmee=True)

    phrase = refuse(un_document(point, lignes=[ligne]))["lignes.0.brut_g"]

    assert "740\u00a0kg" in phrase
    assert "700\u00a0kg" in phrase


def test_le_maximum_de_la_balance_lui_meme_passe():
    point = un_point(maximum_g=700_000)

    assert un_depot(une_ligne("mobilier", 700_000, confirmee=True), point=point).pk


def test_un_poids_improbable_demande_confirmation_puis_passe():
    point = un_point()

    champs = refuse(un_document(point, lignes=[une_ligne("bijoux", 5_001)]))

    assert "5,001\u00a0kg" in champs["lignes.0.masse_g"]
    assert un_depot(une_ligne("bijoux", 5_000), point=point).pk
    assert un_depot(une_ligne("bijoux", 5_001, confirmee=True), point=point).pk


def test_le_vrac_va_d_abord_au_tri():
    ligne = une_ligne("vrac", 5_000, destination="rayon")

    assert "lignes.0.destination" in refuse(un_document(lignes=[ligne]))


def test_un_motif_de_refus_inconnu_est_refuse():
    refus = [{"categorie": None, "motif": 987_654}]

    assert list(refuse(un_document(lignes=[], refuses=refus))) == ["refuses"]


def test_un_don_refuse_d_une_categorie_inconnue_est_nomme():
    refus = [{"categorie": 987_654, "motif": motif_refus().pk}]

    assert list(refuse(un_document(refuses=refus))) == ["refuses.0.categorie"]


def test_toutes_les_lignes_fausses_sont_nommees_ensemble():
    lignes = [
        une_ligne("bijoux", 6_000),
        une_ligne(),
        une_ligne("vrac", 1_000, destination="rayon"),
    ]

    assert set(refuse(un_document(lignes=lignes))) == {"lignes.0.masse_g", "lignes.2.destination"}


def test_moins_de_dix_grammes_se_confirment():
    assert (
        "c’est très peu" in refuse(un_document(lignes=[une_ligne("livres", 9)]))["lignes.0.masse_g"]
    )

    assert un_depot(une_ligne("livres", 9, confirmee=True)).masse_g == 9
    assert un_depot(une_ligne("livres", 10)).masse_g == 10


def test_un_point_qui_n_est_pas_a_ce_lieu_est_refuse():
    refuse(un_document(lieu=un_lieu().code), LieuInconnu)


def test_un_point_inconnu_est_refuse():
    refuse(un_document(point=None, lieu="CHV") | {"point": 987_654}, LieuInconnu)


def test_un_point_pas_encore_ouvert_est_refuse():
    refuse(un_document(un_point(ouvert_le=date(2999, 1, 1))), LieuInconnu)


@pytest.mark.parametrize("genre", ["caisse", "atelier"])
def test_on_ne_pese_pas_a_la_caisse_ni_a_l_atelier(genre):
    refuse(un_document(un_point(genre)), PesageImpossible)


@pytest.mark.parametrize("genre", ["comptoir", "camion", "quai"])
def test_on_pese_au_comptoir_au_camion_et_au_quai(genre):
    assert un_depot(point=un_point(genre)).pk


def test_un_point_ferme_est_refuse():
    refuse(un_document(un_point(ferme_le=date(2026, 1, 1))), PointFerme)


def test_un_lieu_ferme_est_refuse():
    lieu = un_lieu(ferme_le=date(2026, 1, 1))

    refuse(un_document(un_point(lieu=lieu)), PointFerme)


def test_un_refus_ne_consomme_pas_de_numero():
    point = un_point()
    avant = un_depot(point=point)

    for lignes in (
        [],
        [une_ligne("bijoux", 6_000)],
        [une_ligne("vrac", 1_000, destination="rayon")],
    ):
        with pytest.raises(Refus):
            un_depot(point=point, lignes=lignes)

    assert un_depot(point=point).pk == avant.pk + 1


# Rights


def test_le_droit_de_peser_vaut_au_lieu_du_document():
    ailleurs = un_compte("benevole", lieu=un_lieu())

    refuse(un_document(), DroitManquant, ailleurs)


def test_une_affectation_a_un_point_ne_vaut_pas_au_point_voisin():
    lieu = un_lieu()
    ici, voisin = un_point(lieu=lieu), un_point("quai", lieu=lieu)
    compte = un_compte("benevole", point=ici)

    refuse(un_document(voisin), DroitManquant, compte)

    assert un_depot(point=ici, compte=compte).pk


def test_une_affectation_terminee_ne_vaut_plus():
    compte = un_compte("benevole")
    compte.affectations.update(fin=date(2020, 1, 1))

    refuse(un_document(), DroitManquant, compte)
