"""What is weighed at the till: a surprising weight is confirmed once, a price per kilogram is
read on a verified instrument."""

from datetime import timedelta

import pytest

from boutique.caisses.models import Caisse
from boutique.ventes.models import LigneVente
from boutique.ventes.refus import PanierIncomplet
from collecte.livre.models import Mouvement
from petiterockette.journal.models import Maillon
from petiterockette.temps.dates import date_format
from tests.boutique.a_la_caisse import l_article, la_caisse, ligne, lot, plafonner, rend
from tests.fabriques import categorie

pytestmark = pytest.mark.django_db


def plausible(masse_g: int, code: str = "textiles") -> None:
    la_sienne = categorie(code)
    la_sienne.net_plausible_g = masse_g
    la_sienne.save()


def refuse(tenue, vendue) -> dict[str, str]:
    with pytest.raises(PanierIncomplet) as refus:
        tenue.vendre(vendue)
    return refus.value.champs


# Un poids surprenant


def test_un_poids_surprenant_se_confirme_une_fois_et_c_est_scelle(tenue):
    plausible(1_000)

    champs = refuse(tenue, ligne("Pantalon", masse_g=1_200))
    assert list(champs) == ["lignes.0.masse_g"]
    assert "1,2\u00a0kg, c’est beaucoup" in champs["lignes.0.masse_g"]
    vente = tenue.vendre(ligne("Pantalon", masse_g=1_200, confirmee=True))

    assert vente.lignes.get().confirmee
    [scellee] = Maillon.objects.get(chaine=vente.serie.chaine).contenu["lignes"]
    assert (scellee["masse_g"], scellee["confirmee"]) == (1_200, True)


def test_ce_que_personne_n_a_eu_a_confirmer_ne_se_dit_pas(tenue):
    vente = tenue.vendre(ligne("Pantalon", masse_g=900))

    # What was sealed before this was ever asked reads the same.
    [scellee] = Maillon.objects.get(chaine=vente.serie.chaine).contenu["lignes"]
    assert "confirmee" not in scellee


def test_des_objets_ensemble_pesent_autant_de_fois_plus(tenue):
    plausible(1_000)

    tenue.vendre(ligne("Pantalon", 3, masse_g=3_000))

    assert list(refuse(tenue, ligne("Pantalon", 3, masse_g=3_001))) == ["lignes.0.masse_g"]


def test_un_lot_se_juge_sur_ses_objets(tenue):
    plausible(1_000)

    tenue.vendre(lot("Pantalon", 500, 4, masse_g=4_000))

    assert list(refuse(tenue, lot("Pantalon", 500, 4, masse_g=4_001))) == ["lignes.0.masse_g"]


def test_une_quantite_ou_un_montant_surprenants_se_confirment(tenue):
    Caisse.objects.update(quantite_plausible=10, montant_plausible_cts=10_000)
    cas = {
        "quantite": ligne("Pantalon", 11),
        "nb_objets": lot("Pantalon", 500, 11),
        "montant_cts": lot("Pantalon", 10_001, None),
    }

    tenue.vendre(ligne("Pantalon", 10), lot("Pantalon", 10_000, 10))
    for champ, postee in cas.items():
        assert "c’est beaucoup" in refuse(tenue, postee)[f"lignes.0.{champ}"]
    vente = tenue.vendre(*(postee | {"confirmee": True} for postee in cas.values()))

    # Of a weight only: nothing was weighed.
    assert [li.confirmee for li in vente.lignes.all()] == [False, False, False]


def test_un_lot_sans_nombre_est_une_seule_pesee(tenue):
    plausible(1_000)

    champs = refuse(tenue, lot("Pantalon", 500, None, masse_g=1_001))
    assert list(champs) == ["lignes.0.masse_g"]
    vente = tenue.vendre(lot("Pantalon", 500, None, masse_g=1_001, confirmee=True))

    assert vente.lignes.get().masse_g == 1_001


# Au kilo


def des_livres_au_kilo(prix_cts: int = 200):
    article = l_article("Livres")
    article.mode_prix, article.prix_cts = "au_kg", prix_cts
    article.save()


def avec_une_balance(tenue, *, jours: int) -> None:
    """A verified instrument, whose sticker is valid so many days more."""
    caisse = la_caisse(tenue.point)
    caisse.vente_au_poids, caisse.instrument = True, "W-2041"
    caisse.vignette_jusqu_au = tenue.session.jour + timedelta(days=jours)
    caisse.save()


def au_kilo(masse_g: int, montant_cts: int) -> dict:
    return ligne("Livres", mode="poids", masse_g=masse_g, prix_cts=200, montant_cts=montant_cts)


def test_une_vente_au_kilo_garde_le_net_le_prix_du_kilo_et_le_total(tenue):
    des_livres_au_kilo()
    avec_une_balance(tenue, jours=0)

    vente = tenue.vendre(au_kilo(1_537, 307))

    [vendue] = vente.lignes.all()
    assert (vendue.mode, vendue.masse_g, vendue.mesure) == ("poids", 1_537, "pesee")
    assert (vendue.prix_cts, vendue.montant_cts, vente.total_cts) == (200, 307, 307)
    [mouvement] = Mouvement.objects.filter(bon=vente.bon, vers="vendu")
    assert (mouvement.de, mouvement.masse_g) == ("rayon", 1_537)


def test_une_vente_au_kilo_se_rend_en_entier(tenue):
    plafonner("caisse", None)
    des_livres_au_kilo()
    avec_une_balance(tenue, jours=30)
    vente = tenue.vendre(au_kilo(1_500, 300))

    avoir = tenue.rendre(vente, [rend(vente.lignes.get())])

    rendue = avoir.lignes.get()
    assert (rendue.montant_cts, rendue.masse_g) == (-300, -1_500)


def test_la_vignette_expiree_est_dite_avec_son_jour(tenue):
    des_livres_au_kilo()
    avec_une_balance(tenue, jours=-1)

    champs = refuse(tenue, au_kilo(1_500, 300))

    hier = date_format(tenue.session.jour - timedelta(days=1))
    assert f"expiré le {hier}" in champs["lignes.0.mode"]
    assert not LigneVente.objects.exists()


def test_au_kilo_le_poids_ne_s_oublie_pas(tenue):
    des_livres_au_kilo()
    avec_une_balance(tenue, jours=30)

    champs = refuse(tenue, ligne("Livres", mode="poids", prix_cts=200, montant_cts=0))

    assert champs == {"lignes.0.masse_g": "Le poids manque."}
