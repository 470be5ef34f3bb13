import pytest

from collecte.livre.models import ContenantPlein
from collecte.livre.refus import PasDeMoyenne, PleinParti, SuiteAAnnuler, VracSeTrie
from collecte.livre.services.annulations import annuler
from collecte.livre.services.pleins import fermer_un_contenant, masse_moyenne
from collecte.sorties.refus import PleinAilleurs
from collecte.sorties.services.sorties import sortir
from collecte.sorties.services.voies import Charge, SortieDemandee
from petiterockette.droits import DroitManquant
from tests.collecte.livres import deposer, pas, stock
from tests.fabriques import (
    categorie,
    contenant,
    entete,
    matiere,
    structure,
    type_don,
    un_compte,
    un_point,
)

pytestmark = pytest.mark.django_db


def un_plein(point, code="textiles", brut_g=38_000, **champs) -> ContenantPlein:
    champs.setdefault("vers", "a_recycler")
    bon, _cree = fermer_un_contenant(
        entete=entete(point=point), categorie=categorie(code), brut_g=brut_g, **champs
    )
    return ContenantPlein.objects.get(ligne__bon=bon)


def enlever(point, *pleins, nom="Gebetex", **champs):
    charges = [Charge(plein=p) for p in pleins]
    demande = SortieDemandee("recycleur", charges, structure=structure(nom), **champs)
    return sortir(entete=entete(point=point), demande=demande)[0]


def test_fermer_un_contenant_oriente_ses_kilos_et_lui_donne_un_numero():
    point = un_point("quai")
    deposer(point, "textiles", 50_000)
    roll = contenant("Caisse grise")

    plein = un_plein(point, brut_g=38_000 + roll.tare_g, contenant=roll)

    assert (plein.masse_g, plein.mesure, plein.etape) == (38_000, "pesee", "a_recycler")
    assert plein.matiere == matiere("textile")
    assert stock(point.lieu, "textiles", "a_trier") == 12_000
    assert stock(point.lieu, "textiles", "a_recycler", "textile") == 38_000
    assert list(ContenantPlein.objects.presents()) == [plein]


def test_un_contenant_plein_part_une_fois_avec_ses_kilos():
    point = un_point("quai")
    deposer(point, "textiles", 50_000)
    plein = un_plein(point)

    sortie = enlever(point, plein)

    assert pas(sortie) == [("textiles", "a_recycler", "recycle", 38_000)]
    assert not ContenantPlein.objects.presents().exists()
    with pytest.raises(PleinParti):
        enlever(point, plein)


def test_un_contenant_ne_se_prend_pas_deux_fois_dans_un_bon():
    point = un_point("quai")
    plein = un_plein(point)

    with pytest.raises(PleinParti):
        enlever(point, plein, plein)


def test_un_contenant_ne_part_pas_d_un_autre_lieu():
    plein = un_plein(un_point("quai"))

    with pytest.raises(PleinParti):
        enlever(un_point("quai"), plein)


def test_plusieurs_contenants_partent_d_un_coup():
    point = un_point("quai")
    deposer(point, "textiles", 50_000)
    a, b = un_plein(point, brut_g=20_000), un_plein(point, brut_g=18_500)

    sortie = enlever(point, a, b)

    assert [li.masse_g for li in sortie.lignes.order_by("rang")] == [20_000, 18_500]
    assert stock(point.lieu, "textiles", "a_recycler") == 0


def test_l_enlevement_annule_rend_le_contenant():
    point = un_point("quai")
    plein = un_plein(point)
    sortie = enlever(point, plein)

    annuler(bon=sortie, uuid=entete().uuid, motif="pas venu", compte=un_compte("direction"))

    assert list(ContenantPlein.objects.presents()) == [plein]
    enlever(point, plein)


def test_la_fermeture_d_un_contenant_parti_ne_s_annule_pas_d_abord():
    point = un_point("quai")
    plein = un_plein(point)
    sortie = enlever(point, plein)

    with pytest.raises(SuiteAAnnuler) as refus:
        annuler(
            bon=plein.ligne.bon, uuid=entete().uuid, motif="erreur", compte=un_compte("direction")
        )

    assert str(sortie.pk) in str(refus.value)


def test_une_fermeture_annulee_retire_le_contenant():
    point = un_point("quai")
    plein = un_plein(point)

    annuler(bon=plein.ligne.bon, uuid=entete().uuid, motif="erreur", compte=un_compte("direction"))

    with pytest.raises(PleinParti):
        enlever(point, plein)


def test_pas_peses_trois_contenants_valent_la_moyenne_des_vingt_derniers():
    point = un_point("quai")
    roll = contenant("Caisse grise")
    # The first one is forgotten: twenty others came after it.
    for brut_g in [90_000, *[30_000, 34_000] * 10]:
        un_plein(point, brut_g=brut_g + roll.tare_g, contenant=roll)

    bon, _cree = fermer_un_contenant(
        entete=entete(point=point),
        categorie=categorie("textiles"),
        vers="a_recycler",
        contenant=roll,
        n=3,
    )

    lignes = list(bon.lignes.order_by("rang"))
    assert [(li.masse_g, li.mesure) for li in lignes] == [(32_000, "estimee")] * 3
    assert len({li.plein.pk for li in lignes}) == 3
    # An estimate does not feed the next one.
    assert (
        masse_moyenne(contenant=roll, categorie=categorie("textiles"), matiere=matiere("textile"))
        == 32_000
    )


def test_sans_contenant_pareil_deja_pese_on_n_estime_pas():
    with pytest.raises(PasDeMoyenne):
        fermer_un_contenant(
            entete=entete(point=un_point("quai")),
            categorie=categorie("textiles"),
            vers="a_recycler",
        )


def test_un_contenant_par_matiere_debite_ce_qui_attend():
    point = un_point("quai")
    deposer(point, "vaisselle", 30_000)
    deposer(point, "bibelots", 10_000)

    bon, _cree = fermer_un_contenant(
        entete=entete(point=point), matiere=matiere("verre"), brut_g=20_000, vers="a_recycler"
    )

    assert sum(g for _c, _de, _vers, g in pas(bon)) == 20_000
    assert {m.ventilation for m in bon.mouvements.all()} == {"calculee"}


def test_le_vrac_ne_se_ferme_pas_sans_tri():
    with pytest.raises(VracSeTrie):
        un_plein(un_point("quai"), code="vrac")


def test_un_plein_du_rayon_se_donne_et_ne_se_recycle_pas():
    point = un_point("quai")
    plein = un_plein(point, vers="rayon")

    with pytest.raises(PleinAilleurs):
        enlever(point, plein)

    demande = SortieDemandee("don", [Charge(plein=plein)], type_don=type_don())
    don, _cree = sortir(entete=entete(point=point), demande=demande)
    assert pas(don) == [("textiles", "rayon", "donne_particulier", 38_000)]


def test_un_benevole_ne_ferme_pas_de_contenant():
    point = un_point("quai")

    with pytest.raises(DroitManquant):
        fermer_un_contenant(
            entete=entete(un_compte("benevole", lieu=point.lieu), point),
            categorie=categorie("textiles"),
            brut_g=10_000,
            vers="rayon",
        )
