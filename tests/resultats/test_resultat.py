"""The result of each pole is the file's, to the cent; without a file there is none."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.resultats.models import Balance, Repartition, Solde
from petiterockette.resultats.refus import (
    ExerciceAVenir,
    ExerciceTropLong,
    PartsInexactes,
    PoleInconnu,
    RegleSansCompte,
)
from petiterockette.resultats.registre import HORS_POLE, RESSOURCERIE
from petiterockette.resultats.resultat import resultat_de
from petiterockette.resultats.services.balances import importer
from petiterockette.resultats.services.repartitions import repartir_les_comptes
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, espaces, lue

from .des_comptes import (
    COMPTES,
    DEBUT,
    FIN,
    ligne_fec,
    lue_de,
    un_fec,
    une_balance,
    une_balance_csv,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

IMPORTER, PAGE = "/resultats/comptes/importer/", "/resultats/2025/"


def repartir(prefixe="", parts=None, **champs) -> None:
    champs.setdefault("compte", un_compte("tresorerie"))
    repartir_les_comptes(prefixe=prefixe, parts=parts or {RESSOURCERIE: 1_000}, **champs)


def rangs() -> dict[str, tuple[int, int]]:
    """Name → charges, income, in cents."""
    resultat = resultat_de(DEBUT, FIN)
    assert resultat
    return {r.nom: (r.charges_cts, r.produits_cts) for r in resultat.rangs}


def test_sans_fichier_il_n_y_a_pas_de_resultat():
    assert resultat_de(DEBUT, FIN) is None
    une_balance(debut=date(2024, 1, 1), fin=date(2025, 12, 31))
    assert resultat_de(DEBUT, FIN) is None


def test_tant_que_rien_n_est_reparti_tout_est_dans_un_rang_a_part():
    une_balance()

    assert rangs() == {"Pas encore réparti": (600_000, 750_001)}
    resultat = resultat_de(DEBUT, FIN)
    assert resultat
    assert resultat.total.resultat_cts == 150_001
    assert len(resultat.non_repartis) == 5


def test_les_rangs_font_le_fichier_au_centime_quelles_que_soient_les_parts():
    une_balance()
    repartir("70", {RESSOURCERIE: 333, "cafe": 333, HORS_POLE: 334})
    repartir("6", {"cafe": 1, "velo": 999})

    lus = rangs()

    assert sum(charges for charges, _p in lus.values()) == 600_000
    assert sum(produits for _c, produits in lus.values()) == 750_001
    assert "Pas encore réparti" not in lus


def test_le_prefixe_le_plus_long_l_emporte():
    une_balance()
    repartir("6", {HORS_POLE: 1_000})
    repartir("613", {RESSOURCERIE: 600, "cafe": 400})
    repartir("7072", {"cafe": 1_000})

    lus = rangs()

    assert lus["Hors pôle"] == (300_000, 0)
    assert lus["Ressourceries"] == (180_000, 0)
    assert lus["Café-atelier"] == (120_000, 250_000)
    assert lus["Pas encore réparti"] == (0, 500_001)


def test_le_code_analytique_passe_avant_le_compte():
    tete = ("Compte", "Libellé", "Débit", "Crédit", "Analytique")
    lignes = ["606100;Achats;60,00;;CAFE", "606100;Achats;40,00;;", "512000;Banque;;100,00;"]
    une_balance("\n".join([";".join(tete), *lignes]).encode())
    repartir("606100", {"velo": 1_000})
    repartir(analytique="CAFE", parts={"cafe": 1_000})

    assert rangs() == {"Café-atelier": (6_000, 0), "La Cycklette": (4_000, 0)}


def test_une_charge_en_moins_reste_en_moins_dans_chaque_part():
    octets = un_fec(
        ligne_fec("609700", "Rabais obtenus", 0, 101), ligne_fec("512000", "Banque", 101, 0)
    )
    une_balance(octets)
    repartir("6", {"cafe": 500, "velo": 500})

    assert rangs() == {"Café-atelier": (-51, 0), "La Cycklette": (-50, 0)}


def test_les_contributions_volontaires_ne_sont_dans_aucun_resultat():
    une_balance(
        un_fec(
            ligne_fec("864000", "Personnel bénévole", 500, 0),
            ligne_fec("875000", "Bénévolat", 0, 500),
            ligne_fec("707100", "Ventes", 0, 100),
            ligne_fec("512000", "Banque", 100, 0),
        )
    )

    resultat = resultat_de(DEBUT, FIN)
    assert resultat
    assert resultat.total.produits_cts == 100
    assert resultat.volontaires_cts == 500


def test_un_pole_disparu_reste_compte_hors_pole():
    une_balance()
    Repartition.objects.create(prefixe="7", pole="disparu", part_pm=1_000)
    repartir("6", {HORS_POLE: 1_000})

    assert rangs() == {"Hors pôle": (600_000, 750_001)}


# Keeping a file


def test_un_fichier_se_garde_scelle_et_se_dit_au_journal():
    balance = une_balance()

    assert (balance.rang, balance.lignes, balance.debit_cts) == (1, len(COMPTES), 750_001)
    entree = Entree.objects.get(code="resultats.balance.importee")
    assert entree.contenu["empreinte"] == balance.empreinte
    for modele in (Balance, Solde):
        with pytest.raises(IntegrityError), transaction.atomic():
            modele.objects.update(debit_cts=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            modele.objects.all().delete()


def test_le_meme_fichier_deux_fois_ne_se_garde_qu_une_fois():
    premiere = une_balance()

    assert une_balance() == premiere
    assert Balance.objects.count() == 1
    assert Solde.objects.count() == len(COMPTES)


def test_la_meme_page_deux_fois_ne_garde_qu_un_fichier():
    uuid, compte = uuid4(), un_compte("tresorerie")
    jours = {"debut": DEBUT, "fin": FIN, "uuid": uuid, "compte": compte}
    premiere, _neuve = importer(lue=lue_de(un_fec()), **jours)

    assert importer(lue=lue_de(une_balance_csv()), **jours) == (premiere, False)


def test_un_fichier_plus_recent_prend_la_place_et_l_ancien_reste():
    une_balance()
    ventes, banque = ("707200", "Café", 0, 350_000), ("512000", "Banque", 250_001, 0)
    autres = (*COMPTES[:-2], ventes, banque)
    seconde = une_balance(une_balance_csv(autres))

    assert seconde.rang == 2
    assert rangs() == {"Pas encore réparti": (600_000, 850_001)}
    assert Balance.objects.count() == 2


@pytest.mark.parametrize(
    ("refus", "jours"),
    [
        (ExerciceAVenir, {"debut": date(2026, 1, 1), "fin": date(2026, 12, 31)}),
        (ExerciceTropLong, {"debut": date(2020, 1, 1), "fin": date(2025, 12, 31)}),
    ],
)
def test_des_jours_impossibles_sont_refuses(refus, jours):
    with pytest.raises(refus):
        importer(lue=lue_de(un_fec()), uuid=uuid4(), compte=un_compte("tresorerie"), **jours)
    assert not Balance.objects.exists()


@pytest.mark.parametrize("role", ["pole", "benevole", "controle", "administration"])
def test_il_faut_le_droit(role):
    with pytest.raises(DroitManquant):
        une_balance(compte=un_compte(role))
    with pytest.raises(DroitManquant):
        repartir("6", compte=un_compte(role))


# Whose the accounts are


@pytest.mark.parametrize(
    ("refus", "champs"),
    [
        (PartsInexactes, {"prefixe": "6", "parts": {"cafe": 995}}),
        (RegleSansCompte, {"prefixe": " ", "parts": {"cafe": 1_000}}),
        (PoleInconnu, {"prefixe": "6", "parts": {"ailleurs": 1_000}}),
    ],
)
def test_une_regle_fausse_est_refusee_et_rien_ne_s_ecrit(refus, champs):
    with pytest.raises(refus) as dit:
        repartir(**champs)
    assert not Repartition.objects.exists()
    if refus is PartsInexactes:
        assert "99,5 %" in espaces(str(dit.value))


def test_une_regle_se_change_s_ote_et_le_journal_garde_l_avant():
    repartir("6", {"cafe": 1_000})
    repartir("6", {"cafe": 500, "velo": 500})
    repartir("6", {"cafe": 500, "velo": 500})
    repartir_les_comptes(prefixe="6", parts={"cafe": 0}, compte=un_compte("tresorerie"))

    assert not Repartition.objects.exists()
    dits = [e.contenu for e in Entree.objects.filter(code="resultats.comptes.repartis")]
    assert sorted((len(d["avant"]), len(d["apres"])) for d in dits) == [(0, 1), (1, 2), (2, 0)]


# The pages


def poster(client, octets: bytes, nom="2025.txt", **champs):
    page = client.get(IMPORTER)
    donnees = {
        "uuid": str(page.context["form"]["uuid"].value()),
        "debut": "2025-01-01",
        "fin": "2025-12-31",
        "fichier": SimpleUploadedFile(nom, octets),
        **champs,
    }
    return client.post(IMPORTER, donnees)


def test_on_importe_on_repartit_et_le_resultat_se_lit(client):
    un_lieu()
    connecter(client, un_compte("tresorerie"))
    assert "Aucun résultat n’est connu" in lue(client.get(PAGE))

    reponse = poster(client, un_fec())

    page = lue(client.get(reponse["Location"]))
    assert "606100" in page
    assert "à répartir" in page
    regle = "/resultats/comptes/repartir/?compte=6"
    champs = {"prefixe": "6", "part_cafe": "33,3", "part_velo": "66.7"}
    assert client.post(regle, champs).status_code == 302
    page = espaces(lue(client.get(PAGE)))
    for mots in ("1 998,00 €", "4 002,00 €", "1 500,01 €", "Pas encore réparti"):
        assert mots in page
    assert "33,3 % Café-atelier" in espaces(lue(client.get(reponse["Location"])))


def test_un_fichier_faux_se_dit_et_rien_ne_s_ecrit(client):
    connecter(client, un_compte("direction"))

    page = poster(client, un_fec(ligne_fec("606100", "Achats", 1_000, 0, Debit="dix")))

    assert page.status_code == 200
    assert list(erreurs(page)) == ["fichier"]
    assert "Ligne 2 : « dix » n’est pas un montant." in espaces(lue(page))
    assert not Balance.objects.exists()


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"fichier": ""}, "fichier"),
        ({"fichier": SimpleUploadedFile("vide.txt", b"")}, "fichier"),
        ({"debut": "2025-12-31", "fin": "2025-01-01"}, "fin"),
        ({"debut": ""}, "debut"),
        ({"fin": "2026-12-31"}, "fin"),
    ],
)
def test_ce_qui_manque_se_dit_a_cote_de_son_champ(client, champs, champ):
    connecter(client, un_compte("direction"))

    assert list(erreurs(poster(client, un_fec(), **champs))) == [champ]
    assert not Balance.objects.exists()


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"prefixe": "6", "part_cafe": "cent"}, "part_cafe"),
        ({"prefixe": "6", "part_cafe": "33,33"}, "part_cafe"),
        ({"prefixe": "zéro", "part_cafe": "100"}, "prefixe"),
        ({"prefixe": "", "part_cafe": "100"}, "prefixe"),
        ({"prefixe": "6", "part_cafe": "99"}, "__all__"),
    ],
)
def test_une_part_fausse_se_dit_et_reste_tapee(client, champs, champ):
    connecter(client, un_compte("direction"))

    page = client.post("/resultats/comptes/repartir/", champs)

    assert list(erreurs(page)) == [champ]
    assert champs["part_cafe"] in lue(page)
    assert not Repartition.objects.exists()


def test_une_annee_qui_n_est_pas_l_exercice_mene_a_ses_jours(client):
    un_lieu()
    une_balance(
        un_fec(
            ligne_fec("606100", "Achats", 100, 0, jour="20250701"),
            ligne_fec("512000", "Banque", 0, 100, jour="20250701"),
        ),
        debut=date(2024, 9, 1),
        fin=date(2025, 8, 31),
    )
    connecter(client, un_compte("direction"))

    page = lue(client.get(PAGE))

    assert "du 1er septembre 2024 au 31 août 2025" in espaces(page)
    libre = client.get("/resultats/?du=2024-09-01&au=2025-08-31")
    assert libre.context["resultat"].total.charges_cts == 100


def test_un_lieu_seul_n_a_pas_de_resultat(client):
    un_lieu(code="CHV")
    un_lieu(code="MTG")
    une_balance()
    connecter(client, un_compte("direction"))

    assert client.get(f"{PAGE}?lieu=CHV").context["resultat"] is None
    assert "pour tous les lieux ensemble" in lue(client.get(f"{PAGE}?lieu=CHV"))


def test_l_historique_dit_le_fichier_remplace(client):
    une_balance()
    une_balance(une_balance_csv(encodage="cp1252"))
    connecter(client, un_compte("direction"))

    page = lue(client.get("/resultats/comptes/"))

    assert page.count("remplacé") == 1
    assert client.get("/resultats/comptes/999/").status_code == 404
