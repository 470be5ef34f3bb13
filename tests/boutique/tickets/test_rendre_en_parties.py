"""Part of a lot, part of what was sold by weight: bit by bit, exactly what was sold."""

import random
from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from boutique.articles.models import Article
from boutique.caisses.services.reglages import regler_la_caisse
from boutique.tickets.refus import DejaRendu
from boutique.uniques.uniques import a_enlever
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.refus import CompteInexact, PanierIncomplet
from petiterockette.base.insertion import compter_les_rangees
from petiterockette.journal.listes import noter_les_listes
from tests.boutique.a_la_caisse import (
    ALaCaisse,
    l_article,
    la_caisse,
    ligne,
    lot,
    plafonner,
    rend,
    une_caisse,
)
from tests.boutique.alterations import ce_que_dit_verifier
from tests.boutique.au_guichet import Guichet, un_guichet
from tests.boutique.en_rayon import une_operation
from tests.fabriques import categorie, un_compte
from tests.mesure import fois
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db

# At full numbers, in so many transactions.
BLOCS = fois(1, 10)


def ouvrir_la_caisse() -> ALaCaisse:
    plafonner("caisse", None)
    return une_caisse()


def vente_au_poids(tenue: ALaCaisse) -> None:
    """A verified scale, and books at 2 € a kilogram."""
    caisse = la_caisse(tenue.point)
    regler_la_caisse(
        caisse=caisse,
        fond_cts=caisse.fond_cts,
        tolerance_cts=caisse.tolerance_cts,
        demande_le_code=caisse.demande_le_code,
        quantite_plausible=caisse.quantite_plausible,
        montant_plausible_cts=caisse.montant_plausible_cts,
        s_ouvre_sur=None,
        vente_au_poids=True,
        instrument="SN 12",
        vignette_jusqu_au=timezone.localdate() + timedelta(days=90),
        compte=un_compte("administration"),
    )
    article = l_article("Polar")
    article.mode_prix, article.prix_cts = Article.ModePrix.AU_KG, 200
    article.save()
    noter_les_listes([article])


def des_livres(masse_g: int, montant_cts: int, **champs) -> dict:
    return ligne(
        "Polar", mode="poids", masse_g=masse_g, prix_cts=200, montant_cts=montant_cts, **champs
    )


def vendue(tenue: ALaCaisse, dite: dict) -> LigneVente:
    return tenue.vendre(dite).lignes.get()


def en_partie(tenue: ALaCaisse, li: LigneVente, total_cts: int, **partie) -> Vente:
    reglements = None if total_cts else []
    return tenue.rendre(li.vente, [rend(li, **partie)], reglements, total_cts=total_cts)


def rendu(avoirs: list[Vente], champ: str) -> int:
    return -sum(getattr(li, champ) or 0 for a in avoirs for li in a.lignes.all())


def test_un_verre_casse_sur_cinq_se_rend_seul(tenue):
    verres = vendue(tenue, lot("Bol", 700, 5, masse_g=1_501))

    avoir = en_partie(tenue, verres, 140, nb_objets=1)

    [rendue] = avoir.lignes.all()
    assert (avoir.total_cts, rendue.nb_objets, rendue.masse_g) == (-140, -1, -300)
    assert ce_que_dit_verifier() == []


def test_les_cinq_verres_rendus_un_a_un_font_le_lot(tenue):
    verres = vendue(tenue, lot("Bol", 701, 5, masse_g=1_501))

    avoirs = [en_partie(tenue, verres, cts, nb_objets=1) for cts in (140, 140, 141, 140, 140)]

    assert [rendu(avoirs, c) for c in ("montant_cts", "masse_g", "nb_objets")] == [701, 1_501, 5]
    with pytest.raises(DejaRendu, match="il en reste 0 à rendre"):
        en_partie(tenue, verres, 140, nb_objets=1)
    assert ce_que_dit_verifier() == []


def test_le_lot_entier_ne_se_rend_plus_apres_un_seul_verre(tenue):
    verres = vendue(tenue, lot("Bol", 700, 5))
    en_partie(tenue, verres, 140, nb_objets=1)

    with pytest.raises(DejaRendu, match="il en reste 4 à rendre"):
        en_partie(tenue, verres, 700)


def test_des_lots_de_la_liste_se_rendent_par_lots_ou_par_objets(tenue):
    verres = vendue(tenue, ligne("Six verres", 2, montant_cts=400))

    avoirs = [
        en_partie(tenue, verres, 200),
        en_partie(tenue, verres, 67, nb_objets=2),
        en_partie(tenue, verres, 133, nb_objets=4),
    ]

    assert [li.mode for a in avoirs for li in a.lignes.all()] == ["unite", "lot", "lot"]
    assert [rendu(avoirs, c) for c in ("montant_cts", "nb_objets")] == [400, 12]
    assert ce_que_dit_verifier() == []


def test_un_lot_sans_nombre_et_une_chose_seule_ne_se_rendent_pas_en_partie(tenue):
    for dite in (lot("Bol", 700, None), ligne("Bol", 3)):
        with pytest.raises(PanierIncomplet) as refus:
            en_partie(tenue, vendue(tenue, dite), 100, nb_objets=1)
        assert "ne se rend pas en partie" in refus.value.champs["lignes.0.quantite"]


def test_une_partie_de_ce_qui_est_vendu_au_poids_se_rend(tenue):
    vente_au_poids(tenue)
    livres = vendue(tenue, des_livres(1_255, 251))

    avoirs = [
        en_partie(tenue, livres, 50, masse_g=250),
        en_partie(tenue, livres, 201, masse_g=1_005),
    ]

    assert [rendu(avoirs, c) for c in ("montant_cts", "masse_g")] == [251, 1_255]
    with pytest.raises(DejaRendu):
        en_partie(tenue, livres, 1, masse_g=1)
    assert ce_que_dit_verifier() == []


def test_plus_lourd_que_ce_qu_il_en_reste_est_refuse(tenue):
    vente_au_poids(tenue)
    livres = vendue(tenue, des_livres(1_000, 200))
    en_partie(tenue, livres, 160, masse_g=800)

    with pytest.raises(DejaRendu, match=r"il en reste 0,2.kg à rendre"):
        en_partie(tenue, livres, 40, masse_g=201)


def test_ce_qui_reste_d_un_lot_a_enlever_attend_encore(tenue):
    verres = vendue(tenue, lot("Bol", 700, 5, a_enlever=True))

    en_partie(tenue, verres, 280, nb_objets=2)
    assert a_enlever(None).get().reste == 3
    en_partie(tenue, verres, 420, nb_objets=3)

    assert not a_enlever(None).exists()


# Any sequence of parts, against a model that only knows fractions of the line.


def au_hasard(hasard: random.Random) -> tuple[dict, str, int]:
    """A line, what its parts are counted in, and how many there are."""
    masse_g = hasard.randint(1, 9_000)
    if hasard.random() < 0.4:
        catalogue = (200 * masse_g + 500) // 1000
        remise = hasard.choice([0, hasard.randint(0, catalogue)])
        dite = des_livres(masse_g, catalogue - remise, remise_cts=remise)
        return dite, "masse_g", masse_g
    prix, n = hasard.randint(0, 3_000), hasard.randint(2, 40)
    operation = (prix * 50 + 50) // 100
    main = hasard.choice([0, hasard.randint(0, prix - operation)])
    dite = lot(
        "Bol", prix, n, masse_g=masse_g, remise_cts=main, montant_cts=prix - operation - main
    )
    return dite, "nb_objets", n


@pytest.mark.parametrize("bloc", range(BLOCS))
def test_toute_suite_de_retours_reste_dans_la_ligne_et_la_ferme_juste(tenue, bloc):
    vente_au_poids(tenue)
    operation = une_operation(nom="Moitié prix", categories=[categorie("vaisselle")])
    assert operation.pourcent == 50
    hasard = random.Random(1871 + bloc)

    for rang in range(fois(8, 1_000) // BLOCS):
        if rang == 10:
            compter_les_rangees()
        dite, unite, total = au_hasard(hasard)
        li = vendue(tenue, dite)
        avoirs, reste, paye = [], total, 0
        while reste:
            n = hasard.choice([reste, hasard.randint(1, reste), hasard.randint(1, reste)])
            reste -= n
            # Within a cent of its share, discounts and rounding together.
            juste = Fraction(li.montant_cts * (total - reste), total)
            du = next(
                cts
                for cts in (int(juste) - paye + d for d in (0, 1, -1, 2))
                if _accepte(tenue, li, cts, unite, n, avoirs)
            )
            paye += du
            assert 0 <= paye <= li.montant_cts
            assert abs(paye - juste) <= 1
        for champ in ("montant_cts", "catalogue_cts", "ht_cts", "masse_g"):
            assert rendu(avoirs, champ) == (getattr(li, champ) or 0)
        for champ in ("remise_operation_cts", "remise_main_cts", "tva_cts"):
            assert rendu(avoirs, champ) == getattr(li, champ)
        with pytest.raises(DejaRendu):
            en_partie(tenue, li, 0, **{unite: 1})
    assert ce_que_dit_verifier() == []


def _accepte(
    tenue: ALaCaisse, li: LigneVente, cts: int, unite: str, n: int, avoirs: list[Vente]
) -> bool:
    """Whether the till gives back exactly so much for this part."""
    if cts < 0:
        return False
    try:
        avoirs.append(en_partie(tenue, li, cts, **{unite: n}))
    except CompteInexact:
        return False
    return True


# On the page


@pytest.fixture
def guichet() -> Guichet:
    return un_guichet()


def rendre_sur_la_page(guichet: Guichet, li: LigneVente, **champs):
    champs = {cle if cle in ("vu_cts",) else f"{cle}{li.pk}": v for cle, v in champs.items()}
    return guichet.rendre(li.vente, **champs, moyen="comme_paye")


def test_la_page_demande_quelle_partie_du_lot(guichet):
    li = vendue(guichet.tenue, lot("Bol", 700, 5))

    assert "combien d’objets, sur 5" in lue(guichet.lire("ticket_rendre", li.vente))
    vue = rendre_sur_la_page(guichet, li, p="1", vers="a_recycler")
    assert "Rembourser 1,40 €" in lue(vue)
    rendre_sur_la_page(guichet, li, p="1", vers="a_recycler", vu_cts="140")

    assert "1 rendu sur 5" in lue(guichet.lire("ticket", li.vente))
    trop = rendre_sur_la_page(guichet, li, p="5")
    assert erreurs(trop) == {f"p{li.pk}": "Il en reste 4 à rendre."}
    rendre_sur_la_page(guichet, li, n="on", vu_cts="560")

    assert "Tout est déjà rendu" in lue(guichet.lire("ticket_rendre", li.vente))
    assert [r.vers for r in li.retours.order_by("pk")] == ["a_recycler", "rayon"]


def test_la_page_demande_quel_poids_revient(guichet):
    vente_au_poids(guichet.tenue)
    li = vendue(guichet.tenue, des_livres(1_255, 251))

    trop = rendre_sur_la_page(guichet, li, p="1,256")
    assert erreurs(trop) == {f"p{li.pk}": "Il en reste 1,255 kg à rendre."}
    rendre_sur_la_page(guichet, li, p="0,25", vu_cts="50")

    assert "0,25 kg rendu sur 1,255 kg" in lue(guichet.lire("ticket", li.vente))
    rendre_sur_la_page(guichet, li, n="on", vu_cts="201")
    assert rendu([r.vente for r in li.retours.all()], "masse_g") == 1_255
