"""Dishes, their allergens, the menu of a day and the lines of the till it becomes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ateliers.cafe.bilans import repas_servis
from ateliers.cafe.indicateurs import cafe
from ateliers.cafe.models import Allergene, Carte, Plat
from ateliers.cafe.nuit import carte as carte_de_la_nuit
from ateliers.cafe.refus import AllergenesADire, CarteVide, NomDejaPris, PlatSansCaisse
from ateliers.cafe.services.cartes import montrer_les_plats_du_jour, tenir_le_plat
from boutique.articles.models import Article
from boutique.comptoir.etal import articles_de_la_grille
from petiterockette.indicateurs.registre import Portee
from tests.boutique.a_la_caisse import ligne, plafonner, rend
from tests.cafe.cuisine import composee, un_lot, un_plat, une_caisse_de_cafe
from tests.fabriques import un_compte, un_lieu

pytestmark = pytest.mark.django_db


def test_les_quatorze_allergenes_sont_dans_l_ordre_de_la_loi():
    assert [a.label for a in Allergene] == [
        *("céréales contenant du gluten", "crustacés", "œufs", "poissons", "arachides"),
        *("soja", "lait", "fruits à coque", "céleri", "moutarde", "graines de sésame"),
        *("anhydride sulfureux et sulfites", "lupin", "mollusques"),
    ]


def test_un_plat_dit_ses_allergenes_dans_cet_ordre():
    plat = un_plat(allergenes=("moutarde", "gluten", "lait"))

    assert [str(a) for a in plat.ses_allergenes] == ["gluten", "lait", "moutarde"]
    tenir_le_plat(plat=plat, allergenes=["soja"], compte=un_compte("direction"))
    assert [str(a) for a in Plat.objects.get().ses_allergenes] == ["soja"]


@pytest.mark.parametrize(("allergenes", "aucun"), [((), False), (("lait",), True)])
def test_un_plat_ne_tait_pas_ses_allergenes(allergenes, aucun):
    with pytest.raises(AllergenesADire):
        un_plat(allergenes=allergenes, sans_allergene=aucun)

    assert not Plat.objects.exists()


def test_deux_plats_n_ont_pas_le_meme_nom():
    un_plat("Dahl")
    with pytest.raises(NomDejaPris):
        un_plat("Dahl")


def test_une_carte_vide_est_refusee():
    with pytest.raises(CarteVide):
        composee(un_lieu())


def test_sans_activite_cafe_la_caisse_ne_vend_pas_de_plat():
    with pytest.raises(PlatSansCaisse):
        composee(un_lieu(), un_plat())

    assert not Carte.objects.exists()


def test_la_caisse_vend_les_plats_du_jour_et_eux_seuls():
    tenue = une_caisse_de_cafe()
    lieu = tenue.point.lieu
    dahl, tarte, the = un_plat("Dahl"), un_plat("Tarte"), un_plat("Thé", genre="boisson")
    hier = timezone.localdate() - timedelta(days=1)
    composee(lieu, tarte, the, jour=hier)

    composee(lieu, dahl)
    composee(lieu, dahl)

    visibles = Article.objects.filter(plat__isnull=False, visible=True)
    assert set(visibles.values_list("nom", flat=True)) == {"Dahl", "Thé"}
    article = Article.objects.get(nom="Dahl")
    assert (article.activite.code, article.genre, article.prix_cts) == ("cafe", "repas_plein", 800)
    assert tenue.vendre(ligne("Dahl")).total_cts == 800
    montrer_les_plats_du_jour(hier)
    assert set(visibles.values_list("nom", flat=True)) == {"Tarte", "Thé"}


def test_une_carte_composee_la_veille_est_a_la_caisse_au_matin():
    tenue = une_caisse_de_cafe()
    aujourd_hui, demain = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    hier, nouveau = un_plat("Soupe"), un_plat("Curry")
    composee(tenue.point.lieu, hier, jour=aujourd_hui)
    composee(tenue.point.lieu, nouveau, jour=demain)

    assert carte_de_la_nuit(demain) == "1 plat à la caisse."

    visibles = Article.objects.filter(plat__isnull=False, visible=True)
    assert [a.nom for a in visibles] == ["Curry"]


def test_un_plat_qui_change_de_prix_change_a_la_caisse():
    tenue = une_caisse_de_cafe()
    plat = un_plat("Dahl")
    composee(tenue.point.lieu, plat)

    compte = un_compte("direction")
    tenir_le_plat(plat=plat, allergenes=["lait"], prix_cts=900, compte=compte)

    assert Article.objects.get(nom="Dahl").prix_cts == 900


def test_les_plats_passent_avant_les_repas_que_l_on_demande_parfois():
    tenue = une_caisse_de_cafe()
    composee(tenue.point.lieu, un_plat("Dahl"), un_plat("Thé", genre="boisson", prix_cts=150))

    noms = [a.nom for a in articles_de_la_grille().filter(activite__code="cafe", categorie=None)]

    assert noms[:4] == ["Repas", "Dahl", "Thé", "Repas solidaire"]
    assert Article.objects.get(nom="Repas").genre == "repas_plein"


def test_les_repas_se_comptent_par_tarif_remboursements_deduits():
    """3 full, 1 solidary, 2 volunteers, one full taken back: 5 meals; a tea is none."""
    tenue = une_caisse_de_cafe()
    plafonner("caisse", None)
    composee(tenue.point.lieu, un_plat("Dahl"), un_plat("Thé", genre="boisson", prix_cts=150))
    vente = tenue.vendre(ligne("Dahl", quantite=3), ligne("Repas solidaire"), ligne("Thé"))
    tenue.vendre(ligne("Repas d’un bénévole", quantite=2))
    tenue.rendre(vente, [rend(vente.lignes.get(libelle="Dahl"))])

    comptes = repas_servis(vente.jour, vente.jour, [tenue.point.lieu_id])

    assert comptes == {
        "repas_plein": 2,
        "repas_solidaire": 1,
        "repas_libre": 0,
        "repas_suspendu": 0,
        "repas_benevole": 2,
    }
    assert cafe(Portee(vente.jour, vente.jour))["tous"] == 5


def test_les_denrees_sauvees_sont_un_indicateur():
    lot = un_lot(9_000)
    un_lot(1_000, refus="aspect")

    portee = Portee(lot.jour, lot.jour, (lot.lieu_id,))

    lus = cafe(portee)
    assert (lus["sauve"], lus["recu"], lus["composte"], lus["tous"]) == (9_000, 9_000, 0, 0)
