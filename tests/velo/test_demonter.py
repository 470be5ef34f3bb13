"""Taking a bike apart: to the gram, whatever is found in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.utils import timezone

from ateliers.velo.alertes import a_declarer
from ateliers.velo.models import Declaration, Demontage
from ateliers.velo.refus import DejaTransmise, Desequilibre, RienDemonte
from ateliers.velo.services import declarations, velos
from ateliers.velo.services.demontages import demonter
from ateliers.velo.services.pieces import sortir_des_pieces
from collecte.livre.refus import GesteDAtelier
from collecte.livre.services.annulations import annuler
from collecte.objets.models import Objet


def _demonter(atelier, velo, carcasse_g, dechets_g=0, geste=None, **pieces):
    return demonter(
        geste=geste or atelier.geste(),
        velo=velo,
        pieces=pieces,
        carcasse_g=carcasse_g,
        dechets_g=dechets_g,
    )


def test_un_velo_pese_se_retrouve_entier(atelier):
    velo = atelier.a_demonter(masse_g=14_000)

    _demonter(atelier, velo, 8_650, 350, roues=3_200, selle=800, freins=1_000)

    assert atelier.stock() == {"pieces": 5_000, "a_recycler": 8_650, "a_jeter": 350}
    velo = atelier.relu(velo)
    assert (velo.statut, velo.etape) == ("demonte", "")
    assert velo.objet.situation == Objet.Situation.DEMONTE


@pytest.mark.parametrize(
    ("carcasse_g", "dit"),
    [(8_999, "il manque 0,001\u00a0kg"), (9_001, "il y a 0,001\u00a0kg de trop")],
)
def test_un_gramme_de_difference_est_refuse_et_dit(atelier, carcasse_g, dit):
    velo = atelier.a_demonter(masse_g=14_000)

    with pytest.raises(Desequilibre) as refus:
        _demonter(atelier, velo, carcasse_g, roues=5_000)

    assert dit in str(refus.value)
    assert list(refus.value.champs) == ["carcasse"]
    assert atelier.stock() == {"atelier": 14_000}
    assert not Demontage.objects.exists()


@pytest.mark.parametrize(
    ("carcasse_g", "surplus_g", "perte_g"), [(11_000, 2_000, 0), (7_500, 0, 1_500), (9_000, 0, 0)]
)
def test_estime_la_balance_a_raison_et_l_ecart_est_a_part(atelier, carcasse_g, surplus_g, perte_g):
    velo = atelier.a_demonter(masse_g=14_000, estimee=True)

    _demonter(atelier, velo, carcasse_g, roues=5_000)

    demontage = Demontage.objects.get()
    assert atelier.stock() == {"pieces": 5_000, "a_recycler": carcasse_g}
    assert (demontage.surplus_g, demontage.perte_g) == (surplus_g, perte_g)
    sources = demontage.bon.mouvements.values_list("de", "vers", "masse_g")
    assert sum(g for de, _v, g in sources if de == "inventaire") == surplus_g
    assert sum(g for _d, vers, g in sources if vers == "perdu") == perte_g


def test_rien_pese_n_est_pas_un_demontage(atelier):
    with pytest.raises(RienDemonte):
        _demonter(atelier, atelier.a_demonter(), 0)


def test_la_meme_page_ne_demonte_qu_une_fois(atelier):
    velo, geste = atelier.a_demonter(masse_g=14_000), atelier.geste()

    _demonter(atelier, velo, 14_000, geste=geste)
    _demonter(atelier, velo, 14_000, geste=geste)

    assert atelier.stock() == {"a_recycler": 14_000}


def test_ce_que_l_atelier_a_fait_ne_s_annule_pas_depuis_les_bons(atelier):
    velo = atelier.a_demonter()
    _demonter(atelier, velo, 14_000)

    with pytest.raises(GesteDAtelier):
        annuler(bon=Demontage.objects.get().bon, uuid=uuid4(), motif="Non", compte=atelier.compte)


def test_la_carcasse_enlevee_le_velo_est_recycle_sans_kilo_de_plus(atelier):
    velo = atelier.a_demonter()
    _demonter(atelier, velo, 14_000)

    velo = atelier.passer(velo, "recycle")

    assert (velo.statut, atelier.stock()) == ("recycle", {"a_recycler": 14_000})


def test_des_pieces_sorties_par_erreur_reviennent_dans_leur_bac(atelier):
    _demonter(atelier, atelier.a_demonter(masse_g=14_000), 9_000, roues=5_000)
    sorties, _neuf = sortir_des_pieces(
        uuid=uuid4(),
        lieu=atelier.lieu,
        vers="donne_particulier",
        masse_g=1_200,
        compte=atelier.compte,
    )

    annuler(bon=sorties, uuid=uuid4(), motif="pas les bonnes", compte=atelier.compte)

    assert atelier.stock() == {"a_recycler": 9_000, "pieces": 5_000}


@pytest.mark.parametrize("vers", ["rayon", "donne_particulier", "a_recycler", "a_jeter"])
def test_les_pieces_quittent_leur_bac_en_kilos(atelier, vers):
    _demonter(atelier, atelier.a_demonter(masse_g=14_000), 9_000, roues=5_000)

    sortir_des_pieces(
        uuid=uuid4(), lieu=atelier.lieu, vers=vers, masse_g=1_200, compte=atelier.compte
    )

    stock = atelier.stock()
    assert stock["pieces"] == 3_800
    assert sum(stock.values()) == (12_800 if vers == "donne_particulier" else 14_000)


def test_la_masse_se_conserve_du_depot_a_la_derniere_piece(atelier):
    """Every gram that came in lies somewhere, by our own count of what was typed."""
    entres, donnees = 0, 0
    for masse_g, roues_g in ((14_000, 3_100), (9_001, 1), (12_345, 2_345)):
        velo = atelier.a_demonter(masse_g=masse_g)
        _demonter(atelier, velo, masse_g - roues_g - 7, 7, roues=roues_g)
        entres += masse_g
    for masse_g in (400, 1):
        sortir_des_pieces(
            uuid=uuid4(),
            lieu=atelier.lieu,
            vers="donne_particulier",
            masse_g=masse_g,
            compte=atelier.compte,
        )
        donnees += masse_g
    atelier.recevoir(masse_g=10_000)

    assert sum(atelier.stock().values()) == entres + 10_000 - donnees
    assert atelier.stock()["pieces"] == 3_100 + 1 + 2_345 - donnees


def test_un_velo_marque_et_demonte_se_declare_sans_nommer_personne(atelier):
    velo = atelier.a_demonter(masse_g=14_000)
    velos.identifier(
        geste=atelier.geste(), velo=velo, identifiant="BC12345678", operateur="bicycode"
    )
    _demonter(atelier, velo, 14_000)
    declaration = Declaration.objects.get()
    dans_deux_jours = timezone.localdate() + timedelta(days=2)

    [trouvaille] = a_declarer(dans_deux_jours, 2)
    assert "démonté le" in trouvaille.phrase
    with pytest.raises(DejaTransmise):
        declarations.saisir_l_acheteur(
            geste=atelier.geste(),
            declaration=declaration,
            nom="Ada Lune",
            adresse="Paris",
            telephone="06",
        )
    declarations.transmettre(geste=atelier.geste(), declaration=declaration)

    assert list(a_declarer(dans_deux_jours, 2)) == []


def test_un_velo_sans_marque_se_demonte_sans_rien_declarer(atelier):
    _demonter(atelier, atelier.a_demonter(masse_g=14_000), 14_000)

    assert not Declaration.objects.exists()


def test_la_base_refuse_un_acheteur_a_un_velo_demonte(atelier):
    velo = atelier.a_demonter(masse_g=14_000)
    velos.identifier(
        geste=atelier.geste(), velo=velo, identifiant="BC12345678", operateur="bicycode"
    )
    _demonter(atelier, velo, 14_000)

    with pytest.raises(IntegrityError):
        Declaration.objects.update(nom="Ada Lune")
