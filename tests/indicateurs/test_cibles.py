"""What the year aims at: typed with its reason, kept, said beside the figure and never prorated."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from petiterockette.droits import DroitManquant
from petiterockette.indicateurs.cibles import cibles_de, poser
from petiterockette.indicateurs.models import Cible
from petiterockette.indicateurs.nombres import dire_la_cible
from petiterockette.indicateurs.refus import (
    AutrePage,
    CibleDeja,
    CibleSansRaison,
    CibleTropLointaine,
)
from petiterockette.indicateurs.registre import INDICATEURS, Unite
from petiterockette.journal.models import Entree
from tests.collecte.quai.au_quai import un_quai
from tests.collecte.tableau.test_indicateurs import une_annee
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, espaces, lue
from tests.tableurs import demander

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

PAGE = "/indicateurs/2026/cibles/T_COLLECTE/"
VOTEE = "votée par le conseil"


def viser(valeur=300_000_000, code="T_COLLECTE", annee=2026, lieu=None, **champs):
    champs = {"uuid": uuid4(), "motif": VOTEE, **champs}
    champs.setdefault("compte", un_compte("direction"))
    return poser(indicateur=INDICATEURS[code], annee=annee, lieu=lieu, valeur=valeur, **champs)


def standing(annee=2026, lieu=None) -> dict[str, int | None]:
    return {code: c.valeur for (code, _a), c in cibles_de([annee], lieu).items()}


def test_une_cible_s_ecrit_au_journal_et_la_derniere_vaut():
    viser(300_000_000)
    viser(320_000_000, motif="le camion de plus")

    assert standing() == {"T_COLLECTE": 320_000_000}
    assert Cible.objects.count() == 2
    entree = Entree.objects.filter(code="indicateurs.cible.posee").latest("pk")
    assert (entree.contenu["avant"], entree.contenu["apres"]) == (300_000_000, 320_000_000)
    assert entree.contenu["motif"] == "le camion de plus"


def test_une_cible_se_retire_avec_sa_raison_et_reste_lisible():
    viser()
    viser(None, motif="la convention est finie")

    assert standing() == {"T_COLLECTE": None}
    assert Cible.objects.count() == 2


def test_un_lieu_a_sa_cible_et_la_maison_la_sienne():
    lieu = un_lieu(code="CHV")
    viser(300_000_000)
    viser(200_000_000, lieu=lieu)

    assert standing() == {"T_COLLECTE": 300_000_000}
    assert standing(lieu=lieu) == {"T_COLLECTE": 200_000_000}


def test_deux_fois_la_meme_page_ne_pose_qu_une_cible():
    uuid = uuid4()

    premiere, _neuve = viser(uuid=uuid)

    assert viser(uuid=uuid) == (premiere, False)
    with pytest.raises(AutrePage):
        viser(uuid=uuid, annee=2025)


@pytest.mark.parametrize(
    ("refus", "champs"),
    [
        (CibleDeja, {}),
        (CibleSansRaison, {"valeur": 1_000, "motif": "  "}),
        (CibleTropLointaine, {"annee": 2028}),
    ],
)
def test_une_regle_refuse_et_rien_ne_s_ecrit(refus, champs):
    viser()

    with pytest.raises(refus):
        viser(**champs)
    assert Cible.objects.count() == 1


def test_qui_lit_sans_saisir_ne_vise_rien():
    with pytest.raises(DroitManquant):
        viser(compte=un_compte("pole"))
    assert not Cible.objects.exists()


def test_la_base_refuse_de_changer_une_cible():
    viser()

    with pytest.raises(IntegrityError), transaction.atomic():
        Cible.objects.update(valeur=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cible.objects.all().delete()


@pytest.mark.parametrize(
    ("valeur", "cible", "unite", "dit"),
    [
        (Decimal("92.3"), 92, Unite.POURCENT, "cible 92 % : +0,3 point"),
        (Decimal("88"), 92, Unite.POURCENT, "cible 92 % : −4,0 points"),
        (Decimal("92"), 92, Unite.POURCENT, "cible 92 % : 0,0 point"),
        (None, 92, Unite.POURCENT, "cible 92 %"),
        (189_000_000, 300_000_000, Unite.GRAMMES, "63,0 % de la cible de l’année (300 000 kg)"),
        (12, 0, Unite.NOMBRE, "cible 0"),
        (None, 1_250, Unite.CENTIEMES_ETP, "cible 12,5 ETP"),
        (5, None, Unite.NOMBRE, ""),
    ],
)
def test_l_ecart_a_la_cible_se_dit_en_mots(valeur, cible, unite, dit):
    assert espaces(dire_la_cible(valeur, cible, unite)) == dit


# The pages


def poster(client, adresse=PAGE, **champs):
    page = client.get(adresse)
    donnees = {"uuid": str(page.context["form"]["uuid"].value()), "motif": VOTEE, **champs}
    return client.post(adresse, donnees)


def test_on_pose_une_cible_et_elle_se_lit_a_cote_du_chiffre(client):
    une_annee(un_quai())
    connecter(client, un_compte("tresorerie"))

    assert poster(client, valeur="200").status_code == 302

    page = espaces(lue(client.get("/indicateurs/2026/")))
    assert "50,0 % de la cible de l’année (200 kg)" in page
    assert "200 kg" in espaces(lue(client.get("/indicateurs/2026/cibles/")))
    assert VOTEE in lue(client.get(PAGE))


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"valeur": ""}, "valeur"),
        ({"valeur": "beaucoup"}, "valeur"),
        ({"valeur": "12,5"}, "valeur"),
        ({"valeur": "300", "motif": " "}, "motif"),
    ],
)
def test_une_saisie_fausse_se_dit_a_cote_du_champ_et_reste_tapee(client, champs, champ):
    connecter(client, un_compte("direction"))

    page = poster(client, **champs)

    assert page.status_code == 200
    assert list(erreurs(page)) == [champ]
    assert champs["valeur"] in lue(page)
    assert not Cible.objects.exists()


def test_une_cible_effacee_ne_vise_plus_rien(client):
    viser()
    connecter(client, un_compte("direction"))

    assert poster(client, valeur="").status_code == 302
    assert standing() == {"T_COLLECTE": None}
    assert "de la cible" not in lue(client.get("/indicateurs/2026/"))


def test_un_lieu_ne_montre_pas_la_cible_de_la_maison(client):
    un_lieu(code="CHV")
    un_lieu(code="MTG")
    viser()
    connecter(client, un_compte("direction"))

    assert "300 000 kg" in espaces(lue(client.get("/indicateurs/2026/")))
    assert "300 000 kg" not in espaces(lue(client.get("/indicateurs/2026/?lieu=CHV")))


@pytest.mark.parametrize(
    "adresse", ["/indicateurs/1999/cibles/", "/indicateurs/2028/cibles/", f"{PAGE[:-11]}RIEN/"]
)
def test_ce_qui_ne_se_vise_pas_n_a_pas_de_page(client, adresse):
    connecter(client, un_compte("direction"))

    assert client.get(adresse).status_code == 404


def test_l_annee_prochaine_se_vise_d_avance(client):
    connecter(client, un_compte("direction"))

    assert poster(client, "/indicateurs/2027/cibles/T_COLLECTE/", valeur="310").status_code == 302
    assert standing(2027) == {"T_COLLECTE": 310_000}


def test_les_fichiers_portent_la_cible(client):
    une_annee(un_quai())
    viser(200_000)
    connecter(client, un_compte("direction"))

    for lu in demander(client, "/indicateurs/2026/").values():
        assert ("T_COLLECTE", 200) in list(lu.colonnes("Code", "Cible 2026"))


# The dashboard


def test_le_tableau_de_bord_dit_la_cible_de_l_annee_sans_la_partager(client):
    une_annee(un_quai())
    viser(200_000)
    viser(92, "R_REVALORISATION")
    connecter(client, un_compte("direction"))

    annee = client.get("/collecte/mois/2026/")
    mois = client.get("/collecte/mois/2026-11/")

    taux = dire_la_cible(annee.context["bilan"].taux, 92, Unite.POURCENT)
    assert "Cible 92 % :" in espaces(lue(annee))
    assert annee.context["cible_taux"] == taux
    for page in (annee, mois):
        assert page.context["cible_collecte"] == dire_la_cible(
            page.context["bilan"].collecte_g, 200_000, Unite.GRAMMES
        )
    assert "50,0 % de la cible de l’année (200 kg)" in espaces(lue(annee))


def test_une_page_filtree_n_a_pas_de_cible(client):
    une_annee(un_quai())
    viser(200_000)
    connecter(client, un_compte("direction"))

    page = client.get("/collecte/mois/2026/?categorie=livres")

    assert (page.context["cible_taux"], page.context["cible_collecte"]) == ("", "")


def test_la_cible_d_une_autre_annee_ne_se_montre_pas(client):
    viser(200_000, annee=2025)
    connecter(client, un_compte("direction"))

    assert client.get("/collecte/mois/2026/").context["cible_collecte"] == ""
