"""A bike is sold through the till: refused without identifier or checklist, back if refunded."""

import pytest

from ateliers.velo.models import Changement, Declaration, Velo
from ateliers.velo.refus import (
    IlManque,
    ParLAtelier,
    SansControle,
    SansIdentifiant,
    VeloPasEnVente,
    VeloSansFiche,
)
from ateliers.velo.services import declarations, ventes
from boutique.articles.models import Article
from boutique.regles.models import Activite
from boutique.uniques.services.uniques import etiqueter
from boutique.ventes.models import Vente
from collecte.objets.models import Objet
from petiterockette.droits import DroitManquant
from petiterockette.refus import Refus
from tests.boutique.a_la_caisse import la_boutique, paye, plafonner, rend, une_caisse
from tests.collecte.objets.suivis import complet, un_objet
from tests.fabriques import un_compte, un_point


@pytest.fixture
def tenue(atelier):
    plafonner("caisse", None)
    return une_caisse(point=un_point("caisse", lieu=atelier.lieu))


def _ligne(velo: Velo) -> dict:
    article = Article.objects.get(objet=velo.objet)
    return {
        "article": article.pk,
        "mode": "unite",
        "quantite": 1,
        "prix_cts": article.prix_cts,
        "montant_cts": article.prix_cts,
    }


def test_mis_en_vente_il_a_un_prix_et_ses_kilos_sont_en_rayon(atelier):
    velo = atelier.en_vente(8_000)

    article = Article.objects.get(objet=velo.objet)
    assert (article.genre, article.prix_cts, article.activite.code) == ("cycle", 8_000, "velo")
    assert (velo.statut, atelier.stock()) == ("en_vente", {"rayon": 14_000})


def test_sans_identifiant_il_ne_se_met_pas_en_vente(atelier):
    la_boutique()
    velo = atelier.controle()
    # What was signed before an identifier was asked of a checklist.
    velo.identifiant = ""
    velo.save()

    with pytest.raises(IlManque) as refus:
        ventes.mettre_en_vente(geste=atelier.geste(), velo=velo, prix_cts=8_000)

    assert [m.lien for m in refus.value.manques] == [f"/velo/velos/{velo.pk}/#identifiant"]
    assert not Article.objects.filter(objet=velo.objet).exists()


def test_un_velo_d_enfant_se_vend_sans_identifiant(atelier, tenue):
    velo = atelier.en_vente(roue_dp=160, genre="enfant")

    vente = tenue.vendre(_ligne(velo))

    assert vente.total_cts == 8_000
    assert atelier.relu(velo).statut == "vendu"
    assert not Declaration.objects.exists()


@pytest.mark.parametrize(
    ("change", "refus"),
    [
        ({"identifiant": "", "statut": "controle_ok"}, SansIdentifiant),
        ({"controle": None, "statut": "a_reparer"}, SansControle),
        ({"statut": "signale_vole"}, VeloPasEnVente),
        ({"statut": "reserve", "reserve_pour": "moi"}, VeloPasEnVente),
    ],
)
def test_la_caisse_refuse_avec_la_phrase_et_rien_ne_s_ecrit(atelier, tenue, change, refus):
    velo = atelier.en_vente()
    if "reserve_pour" in change:
        change = change | {"reserve_pour": atelier.compte.personne}
    Velo.objects.filter(pk=velo.pk).update(**change)

    with pytest.raises(refus) as dit:
        tenue.vendre(_ligne(velo))

    assert list(dit.value.champs) == ["lignes.0"]
    assert str(velo) in str(dit.value)
    assert not Vente.objects.exists()


def test_vendu_il_est_parti_et_son_acheteur_est_a_declarer(atelier, tenue):
    velo = atelier.en_vente()

    vente = tenue.vendre(_ligne(velo))

    velo = atelier.relu(velo)
    assert (velo.statut, velo.etape, atelier.stock()) == ("vendu", "", {})
    assert velo.objet.situation == Objet.Situation.VENDU
    assert vente.lignes.get().cle == velo.pk
    assert Changement.objects.get(velo=velo, vers="vendu").vente == vente
    assert Declaration.objects.get().est_a_transmettre


@pytest.mark.parametrize(
    ("vers", "statut", "stock"),
    [
        ("rayon", "en_vente", {"rayon": 14_000}),
        ("a_trier", "diagnostique", {"a_trier": 14_000}),
        ("a_recycler", "recycle", {"a_recycler": 14_000}),
    ],
)
def test_rembourse_il_revient_et_rien_n_est_plus_a_declarer(atelier, tenue, vers, statut, stock):
    velo = atelier.en_vente()
    vente = tenue.vendre(_ligne(velo))

    tenue.rendre(vente, [rend(vente.lignes.get(), vers=vers)])

    velo = atelier.relu(velo)
    assert (velo.statut, atelier.stock()) == (statut, stock)
    assert (velo.controle is None) is (statut == "diagnostique")
    encore_dues = Declaration.objects.a_transmettre().values_list("fait", flat=True)
    assert list(encore_dues) == (["destruction"] if vers == "a_recycler" else [])


def test_rendu_en_rayon_il_se_vend_a_nouveau(atelier, tenue):
    velo = atelier.en_vente()
    vente = tenue.vendre(_ligne(velo))
    tenue.rendre(vente, [rend(vente.lignes.get())])

    encore = tenue.vendre(_ligne(velo))

    assert Changement.objects.filter(velo=velo, vers="vendu").count() == 2
    assert Declaration.objects.a_transmettre().get().changement.vente == encore


def test_un_paiement_refuse_laisse_le_velo_en_vente(atelier, tenue):
    velo = atelier.en_vente()

    with pytest.raises(Refus):
        tenue.vendre(_ligne(velo), reglements=[paye("especes", 100)])

    assert atelier.relu(velo).statut == "en_vente"


def test_s_entrainer_ne_vend_pas_le_velo(atelier):
    velo = atelier.en_vente()
    ecole = une_caisse(point=un_point("caisse", lieu=atelier.lieu), ecole=True)

    ecole.vendre(_ligne(velo))

    assert atelier.relu(velo).statut == "en_vente"


def test_retire_puis_remis_en_vente_il_change_de_prix(atelier):
    velo = atelier.en_vente(8_000)
    ventes.retirer_de_la_vente(geste=atelier.geste(), velo=velo, motif="Une roue voilée")

    assert (atelier.relu(velo).statut, atelier.stock()) == ("controle_ok", {"atelier": 14_000})
    ventes.mettre_en_vente(geste=atelier.geste(), velo=velo, prix_cts=7_000)

    article = Article.objects.get(objet=velo.objet)
    assert (article.visible, article.prix_cts, article.genre) == (True, 7_000, "cycle")


def test_la_boutique_n_etiquette_pas_un_velo_a_la_place_de_l_atelier(atelier):
    la_boutique()
    dit = {
        "nom": "Vélo",
        "mode_prix": "fixe",
        "prix_cts": 5_000,
        "activite": Activite.objects.get(code="boutique"),
        "compte": atelier.compte,
    }
    velo = atelier.controle()
    sans_fiche = complet(
        un_objet("velo", point=atelier.point),
        masse_g=9_000,
        marque="Btwin",
        modele="Hyc",
        numero_serie="1",
    )

    with pytest.raises(ParLAtelier, match=velo.numero):
        etiqueter(objet=velo.objet, **dit)
    with pytest.raises(VeloSansFiche):
        etiqueter(objet=sans_fiche, **dit)
    assert not Article.objects.filter(objet__isnull=False).exists()


def test_sans_droit_sur_les_prix_rien_ne_se_met_en_vente(atelier):
    la_boutique()
    velo = atelier.controle()

    with pytest.raises(DroitManquant):
        ventes.mettre_en_vente(
            geste=atelier.geste(un_compte("tri", lieu=atelier.lieu)), velo=velo, prix_cts=8_000
        )

    assert (atelier.relu(velo).statut, atelier.stock()) == ("controle_ok", {"atelier": 14_000})


def test_l_acheteur_transmis_il_ne_reste_que_la_preuve(atelier, tenue):
    velo = atelier.en_vente()
    tenue.vendre(_ligne(velo))
    declaration = Declaration.objects.get()

    ada = {
        "nom": "Ada Lune",
        "telephone": "06 01 02 03 04",
        "adresse": "2 rue du Pont\n75011 Paris",
    }

    def saisir(**dit) -> Declaration:
        return declarations.saisir_l_acheteur(
            geste=atelier.geste(), declaration=declaration, **ada | dit
        )

    with pytest.raises(Refus, match="Saisissez d’abord"):
        declarations.transmettre(geste=atelier.geste(), declaration=declaration)
    with pytest.raises(Refus, match="un courriel ou un téléphone"):
        saisir(telephone=" ")
    with pytest.raises(Refus, match="l’adresse postale"):
        saisir(adresse=" \n")
    assert saisir().adresse == "2 rue du Pont 75011 Paris"
    declarations.transmettre(geste=atelier.geste(), declaration=declaration)

    declaration.refresh_from_db()
    reste = (declaration.nom, declaration.adresse, declaration.courriel, declaration.telephone)
    assert reste == ("", "", "", "")
    assert declaration.transmise_le is not None
    assert declaration.identifiant == velo.identifiant
    with pytest.raises(Refus, match="déjà close"):
        declarations.transmettre(geste=atelier.geste(), declaration=declaration)


def test_un_velo_qui_part_a_l_etranger_se_declare_ainsi(atelier, tenue):
    tenue.vendre(_ligne(atelier.en_vente()))

    declaration = declarations.saisir_l_acheteur(
        geste=atelier.geste(),
        declaration=Declaration.objects.get(),
        nom="Ada Lune",
        adresse="1 place Flagey, Bruxelles",
        courriel="ada@exemple.be",
        a_l_etranger=True,
    )

    assert declaration.fait == Declaration.Fait.EXPORT
