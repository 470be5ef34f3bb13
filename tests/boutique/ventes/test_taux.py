"""VAT at an article's own rate where its activity allows several: books among objects."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.articles.models import Article
from boutique.articles.refus import TauxPasAdmis
from boutique.articles.services.articles import changer_l_article, creer_l_article
from boutique.clotures.models import Cloture
from boutique.clotures.services.clotures import clore_les_journees
from boutique.comptabilite.ecritures import ecritures
from boutique.comptabilite.ecritures_des_caisses import balance
from boutique.regles.models import Activite, RegimeTVA
from boutique.regles.refus import TauxEncoreUtilise
from boutique.regles.services.activites import changer_le_regime
from boutique.tickets.papiers import papier_de
from boutique.ventes.scellement import maillon_de
from tests.boutique.a_la_caisse import (
    ALaCaisse,
    l_article,
    la_boutique,
    ligne,
    paye,
    rend,
    une_caisse,
)
from tests.boutique.des_factures import CLIENT, une_facture, une_ligne
from tests.boutique.factures.test_factures import du_ticket
from tests.fabriques import categorie, connecter, un_compte
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2027-03-10 09:00+00:00")]
JOUR = date(2027, 3, 10)


def boutique() -> Activite:
    return Activite.objects.get(code="boutique")


def soumise(autres_taux="550", debut=JOUR, taux_cp=2_000) -> RegimeTVA:
    return RegimeTVA.objects.create(
        activite=boutique(),
        debut=debut,
        regime="assujetti",
        taux_cp=taux_cp,
        autres_taux=autres_taux,
    )


def ouvrir_la_caisse() -> ALaCaisse:
    return une_caisse(role="responsable")


def vendre(tenue):
    """A pair of trousers at 12 € and a book at 10,55 €."""
    lignes = [ligne("Pantalon", 4), ligne("Polar", prix_cts=1_055)]
    return tenue.vendre(*lignes, reglements=[paye("carte", 2_255)])


def taux(vente) -> list[tuple[int, int, int]]:
    return [(li.taux_cp, li.ht_cts, li.tva_cts) for li in vente.lignes.order_by("rang")]


def test_les_livres_des_listes_par_defaut_attendent_leur_taux():
    la_boutique()

    siens = Article.objects.filter(taux_cp__isnull=False)

    assert set(siens.values_list("taux_cp", flat=True)) == {550}
    assert {a.categorie.code for a in siens} == {"livres"}
    assert [a.nom for a in siens] == ["Livre", "Bande dessinée", "Polar", "Livres"]


def test_un_livre_se_vend_a_son_taux_et_le_reste_a_celui_de_l_activite(tenue):
    soumise()

    vente = vendre(tenue)

    assert taux(vente) == [(2_000, 1_000, 200), (550, 1_000, 55)]
    assert (vente.ht_cts, vente.tva_cts) == (2_000, 255)
    dites = maillon_de(vente).contenu["lignes"]
    assert [li["taux_cp"] for li in dites] == [2_000, 550]
    assert {li["compte_tva"] for li in dites} == {"445710"}
    parts = [(p.lettre, p.taux, p.tva_cts) for p in papier_de(vente).tva]
    assert parts == [("A", "20\u00a0%", 200), ("B", "5,5\u00a0%", 55)]


@pytest.mark.parametrize("autres", ["", "1000"])
def test_un_taux_que_l_activite_n_admet_pas_ce_jour_la_ne_sert_pas(tenue, autres):
    soumise(autres)

    assert [t for t, _ht, _tva in taux(vendre(tenue))] == [2_000, 2_000]


def test_une_activite_non_soumise_ne_compte_aucun_taux(tenue):
    assert [t for t, _ht, _tva in taux(vendre(tenue))] == [0, 0]


def test_un_taux_annonce_pour_demain_attend_demain(tenue, time_machine):
    soumise("", debut=date(2027, 1, 1))
    soumise("550", debut=JOUR + timedelta(days=1))
    assert [t for t, _ht, _tva in taux(vendre(tenue))] == [2_000, 2_000]

    tenue.fermer()
    time_machine.move_to("2027-03-11 09:00+00:00")
    tenue.rouvrir(12_255, motif="fond refait")

    assert [t for t, _ht, _tva in taux(vendre(tenue))] == [2_000, 550]


def test_un_livre_rendu_reprend_le_taux_de_son_ticket_ou_le_sien_sans_ticket(tenue):
    soumise()
    vente = vendre(tenue)
    livre = vente.lignes.get(rang=1)
    Article.objects.update(taux_cp=None)

    avoir = tenue.rendre(vente, [rend(livre)], [paye("carte", 1_055)])

    assert taux(avoir) == [(550, -1_000, -55)]
    Article.objects.filter(nom="Polar").update(taux_cp=550)
    sans = tenue.rendre(
        None,
        [{"article": l_article("Polar").pk, "quantite": 1, "vers": "rayon", "montant_cts": 211}],
    )
    assert taux(sans) == [(550, -200, -11)]


def test_la_cloture_et_les_ecritures_tiennent_chaque_taux(tenue, time_machine):
    soumise()
    vendre(tenue)
    tenue.fermer()
    minuit = datetime.fromisoformat("2027-03-11 05:00+01:00")
    time_machine.move_to(minuit)
    clore_les_journees(minuit)

    jour = Cloture.objects.get(niveau=Cloture.Niveau.JOUR, debut=JOUR)
    soldes = {s.compte: s.credit_cts for s in balance(ecritures(JOUR, JOUR))}

    assert sorted(jour.par_taux) == [
        ["assujetti", 550, 1_000, 55, 1_055],
        ["assujetti", 2_000, 1_000, 200, 1_200],
    ]
    assert (soldes["707100"], soldes["445710"]) == (2_000, 255)


def test_la_facture_d_un_ticket_dit_chaque_taux(tenue):
    soumise()

    facture = du_ticket(vendre(tenue), client=CLIENT)

    lignes = [(li.taux_cp, li.ht_cts, li.tva_cts) for li in facture.lignes.order_by("rang")]
    assert lignes == [(2_000, 1_000, 200), (550, 1_000, 55)]


def test_une_facture_tapee_choisit_un_taux_que_l_activite_admet(client, tenue):
    soumise()
    facture = une_facture(
        tenue.point.lieu,
        une_ligne("Lots de livres", 1_000, 1_000, taux_cp=550),
        une_ligne("Lots d’objets", 1_000, 1_000),
        une_ligne("Lots de disques", 1_000, 1_000, taux_cp=1_000),
    )

    assert [(li.taux_cp, li.tva_cts) for li in facture.lignes.order_by("rang")] == [
        (550, 55),
        (2_000, 200),
        (2_000, 200),
    ]
    connecter(client, un_compte("tresorerie"))
    page = client.get(reverse("boutique:facture_nouvelle")).content.decode()
    assert f'<option value="{boutique().pk}:550">Boutique, à 5,5\u00a0%</option>' in page


# The lists


def un_livre(**champs) -> Article:
    voulus = {"nom": "Atlas", "categorie": categorie("livres"), "activite": boutique()}
    voulus |= {"mode_prix": "conseille", "prix_cts": 500, "taux_cp": 550}
    return creer_l_article(compte=un_compte("direction"), **voulus | champs)[0]


def test_un_article_n_a_qu_un_taux_que_son_activite_admet(tenue):
    assert un_livre().taux_cp == 550
    soumise()

    with pytest.raises(TauxPasAdmis) as refus:
        un_livre(nom="Roman", taux_cp=1_000)

    assert "n’admet pas le taux de 10\u00a0%" in str(refus.value)
    with pytest.raises(TauxPasAdmis):
        changer_l_article(
            article=l_article("Atlas"),
            compte=un_compte("direction"),
            **{"nom": "Atlas", "categorie": categorie("livres"), "activite": boutique()},
            taux_cp=210,
        )


def test_devenir_soumise_sans_le_taux_de_ses_livres_se_refuse(tenue):
    voulus = {"activite": boutique(), "debut": JOUR, "regime": "assujetti", "taux_cp": 2_000}

    with pytest.raises(TauxEncoreUtilise) as refus:
        changer_le_regime(**voulus, par=un_compte("direction"))

    assert "est à 5,5\u00a0%" in str(refus.value)
    regime, _ = changer_le_regime(**voulus, autres_cp=[550, 2_000], par=un_compte("direction"))
    assert (regime.autres_taux, regime.admis_cp) == ("550", (2_000, 550))


def test_la_page_de_l_activite_propose_les_taux_de_ses_articles(client, tenue):
    connecter(client, un_compte("tresorerie"))
    adresse = reverse("boutique:activite", args=[boutique().pk])

    assert 'value="5,5\u00a0%"' in client.get(adresse).content.decode()

    tape = {"regime": "assujetti", "taux_cp": "20", "autres_taux": "5,5 et 10 %"}
    tape |= {"debut": timezone.localdate().isoformat()}
    client.post(reverse("boutique:activite_regime", args=[boutique().pk]), tape)

    assert RegimeTVA.objects.get().autres_taux == "550,1000"
    assert "5,5" in lue(client.get(adresse))


@pytest.mark.parametrize("tape", ["beaucoup", "0", "5,5,5", "200", "5" * 39])
def test_un_taux_qui_n_en_est_pas_un_ne_change_rien(client, tenue, tape):
    connecter(client, un_compte("tresorerie"))
    champs = {"regime": "assujetti", "taux_cp": "20", "autres_taux": tape}
    champs |= {"debut": timezone.localdate().isoformat()}

    reponse = client.post(reverse("boutique:activite_regime", args=[boutique().pk]), champs)

    assert reponse.status_code == 200
    assert not RegimeTVA.objects.exists()


def test_la_fiche_d_un_article_montre_et_garde_son_taux(client, tenue):
    soumise()
    connecter(client, un_compte("direction"))
    article = l_article("Polar")
    adresse = reverse("boutique:article", args=[article.pk])

    page = client.get(adresse).content.decode()
    assert '<option value="550" selected>5,5\u00a0%</option>' in page
    assert "Celui de l’activité" in page

    tape = {"nom": "Polar", "categorie": article.categorie_id, "provenance": "don"}
    tape |= {"mode_prix": "conseille", "prix_cts": "0,10", "activite": article.activite_id}
    client.post(adresse, tape | {"taux_cp": ""})
    article.refresh_from_db()
    assert article.taux_cp is None

    client.post(adresse, tape | {"taux_cp": "777"})
    client.post(adresse, tape | {"taux_cp": "550"})
    article.refresh_from_db()
    assert article.taux_cp == 550
