"""What people type once a year: kept for ever, corrected with a reason, shown with its method."""

from datetime import date
from uuid import uuid4

import pytest

from petiterockette.droits import DroitManquant
from petiterockette.indicateurs.models import Releve
from petiterockette.indicateurs.refus import (
    AnneePasFinie,
    AutrePage,
    CorrectionSansRaison,
    IndicateurCompte,
    RienNeChange,
)
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.indicateurs.services import releves_de, saisir
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Lieu
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, lue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

ETP = "/indicateurs/2026/ETP/"
BULLETINS = "fiches de paie"


def noter(valeur=1_250, code="ETP", annee=2026, **champs):
    champs.setdefault("uuid", uuid4())
    champs.setdefault("compte", un_compte("direction"))
    champs.setdefault("methode", BULLETINS)
    return saisir(indicateur=INDICATEURS[code], annee=annee, valeur=valeur, **champs)


def test_le_chiffre_de_l_annee_s_ecrit_au_journal():
    releve, cree = noter()

    assert cree
    assert (releve.rang, releve.valeur, releve.motif) == (1, 1_250, "")
    entree = Entree.objects.get(code="indicateurs.releve.saisi")
    assert "12,5" in entree.resume
    assert entree.contenu["avant"] is None


def test_une_correction_s_ajoute_et_l_ancien_chiffre_reste():
    noter(1_250)
    noter(1_300, motif="un contrat oublié")

    assert [r.valeur for r in Releve.objects.de([2026])] == [1_300, 1_250]
    assert releves_de([2026])["ETP", 2026].valeur == 1_300
    corrige = Entree.objects.get(code="indicateurs.releve.corrige")
    assert (corrige.contenu["avant"], corrige.contenu["apres"]) == (1_250, 1_300)


def test_deux_fois_la_meme_page_n_ecrit_qu_une_fois():
    uuid = uuid4()

    premier, _cree = noter(uuid=uuid)
    second, cree = noter(uuid=uuid)

    assert second == premier
    assert not cree
    with pytest.raises(AutrePage):
        noter(uuid=uuid, annee=2025)


@pytest.mark.parametrize(
    ("refus", "champs"),
    [
        (CorrectionSansRaison, {"valeur": 1_300, "motif": "  "}),
        (RienNeChange, {"motif": "pour voir"}),
        (AnneePasFinie, {"annee": 2027}),
        (IndicateurCompte, {"code": "T_COLLECTE"}),
    ],
)
def test_une_regle_refuse_et_rien_ne_s_ecrit(refus, champs):
    noter()

    with pytest.raises(refus):
        noter(**champs)
    assert Releve.objects.count() == 1


def test_qui_lit_sans_saisir_ne_saisit_pas():
    with pytest.raises(DroitManquant):
        noter(compte=un_compte("pole"))
    assert not Releve.objects.exists()


# The pages


def poster(client, **champs):
    page = client.get(ETP)
    donnees = {"uuid": str(page.context["form"]["uuid"].value()), "methode": BULLETINS, **champs}
    return client.post(ETP, donnees)


def test_on_saisit_puis_on_lit_le_chiffre_et_sa_methode(client):
    connecter(client, un_compte("tresorerie"))

    assert poster(client, valeur="12,5").status_code == 302

    page = lue(client.get("/indicateurs/2026/"))
    assert '<data value="1250">12,5 ETP</data>' in page
    assert BULLETINS in page


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"valeur": ""}, "valeur"),
        ({"valeur": "douze"}, "valeur"),
        ({"valeur": "12,555"}, "valeur"),
        ({"valeur": "12", "methode": " "}, "methode"),
    ],
)
def test_une_saisie_fausse_se_dit_a_cote_du_champ_et_reste_tapee(client, champs, champ):
    connecter(client, un_compte("direction"))

    page = poster(client, **champs)

    assert page.status_code == 200
    assert list(erreurs(page)) == [champ]
    assert champs["valeur"] in lue(page)
    assert not Releve.objects.exists()


def test_la_page_demande_pourquoi_des_qu_un_chiffre_existe(client):
    connecter(client, un_compte("direction"))
    noter()

    page = poster(client, valeur="13")

    assert list(erreurs(page)) == ["motif"]
    assert poster(client, valeur="13", motif="un contrat oublié").status_code == 302
    histoire = lue(client.get(ETP))
    for mots in ("12,5 ETP", "13 ETP", "un contrat oublié"):
        assert mots in histoire


@pytest.mark.parametrize(
    "adresse",
    ["/indicateurs/2026/T_COLLECTE/", "/indicateurs/2026/RIEN/", "/indicateurs/2027/ETP/"],
)
def test_ce_qui_ne_se_saisit_pas_n_a_pas_de_page(client, adresse):
    connecter(client, un_compte("direction"))

    assert client.get(adresse).status_code == 404


def test_ce_qui_est_saisi_vaut_pour_l_association_pas_pour_un_lieu(client):
    lieu = un_lieu(code="CHV")
    un_lieu(code="MTG")
    noter()
    connecter(client, un_compte("direction"))

    assert "12,5 ETP" in lue(client.get("/indicateurs/2026/"))
    assert "12,5 ETP" not in lue(client.get(f"/indicateurs/2026/?lieu={lieu.code}"))


def test_qui_n_a_qu_un_lieu_ne_lit_que_lui(client):
    lieu, autre = un_lieu(code="CHV"), un_lieu(code="MTG")
    connecter(client, un_compte("responsable", lieu=lieu))

    page = client.get("/indicateurs/2026/")
    assert page.context["lieu"] == lieu
    assert client.get(f"/indicateurs/2026/?lieu={autre.code}").status_code == 403
    assert client.get("/indicateurs/2026/?lieu=RIEN").status_code == 404


@pytest.mark.parametrize("annee", [1999, 2027])
def test_une_annee_impossible_n_a_pas_de_page(client, annee):
    connecter(client, un_compte("direction"))

    assert client.get(f"/indicateurs/{annee}/").status_code == 404


def test_une_annee_commencee_en_route_dit_depuis_quand(client):
    un_lieu(ouvert_le=date(2025, 9, 1))
    connecter(client, un_compte("direction"))

    page = lue(client.get("/indicateurs/2026/"))

    assert "2025 <small>depuis le 1er septembre</small>" in page
    assert "entière</th>" not in page
    Lieu.objects.update(ouvert_le=date(2025, 1, 1))
    assert "2025 entière</th>" in lue(client.get("/indicateurs/2026/"))


# Several at once


def test_ceux_que_l_on_connait_se_saisissent_ensemble_et_deux_fois_n_en_font_qu_une(client):
    connecter(client, un_compte("direction"))
    champs = {"uuid": uuid4(), "methode": BULLETINS, "ETP": "12,5", "N_SALARIES": "14"}
    suite = "/indicateurs/2026/saisir/?suite=/dossiers/"

    for _fois in range(2):
        assert client.post(suite, champs).url == "/dossiers/"

    assert {c: r.valeur for (c, _a), r in releves_de([2026]).items()} == {
        "ETP": 1_250,
        "N_SALARIES": 14,
    }
    assert Releve.objects.count() == 2
    assert 'name="ETP"' not in lue(client.get("/indicateurs/2026/saisir/"))


def test_quand_tout_est_saisi_il_n_y_a_plus_rien_a_envoyer(client):
    connecter(client, un_compte("direction"))
    for code in [i.code for i in INDICATEURS.values() if i.saisi]:
        noter(1, code=code)

    assert "Tout est déjà saisi" in lue(client.get("/indicateurs/2026/saisir/"))
    page = client.post("/indicateurs/2026/saisir/", {"uuid": uuid4(), "methode": BULLETINS})
    assert page.status_code == 200


def test_un_chiffre_saisi_entre_temps_par_quelqu_un_d_autre_se_dit(client):
    connecter(client, un_compte("direction"))
    noter(1_300)

    page = client.post(
        "/indicateurs/2026/saisir/",
        {"uuid": uuid4(), "methode": BULLETINS, "ETP": "12", "N_SALARIES": "14"},
    )

    assert "Quelqu’un vient de le saisir" in lue(page)
    assert Releve.objects.count() == 1


@pytest.mark.parametrize(
    ("champs", "dite"),
    [
        ({}, "Tapez au moins un chiffre."),
        ({"ETP": "12", "N_SALARIES": "beaucoup"}, "beaucoup"),
        ({"ETP": "12", "methode": ""}, "Dites comment ces chiffres ont été comptés."),
    ],
)
def test_une_saisie_refusee_n_ecrit_aucun_des_chiffres(client, champs, dite):
    connecter(client, un_compte("direction"))

    page = client.post(
        "/indicateurs/2026/saisir/", {"uuid": uuid4(), "methode": BULLETINS, **champs}
    )

    assert dite in lue(page)
    assert not Releve.objects.exists()
