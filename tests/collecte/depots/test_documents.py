"""The form of a posted deposit. Nothing here touches the database."""

import json
from datetime import UTC, date, datetime

import pytest

from collecte.comptoirs.lecteur import DocumentIllisible
from collecte.depots.documents import lire_depot
from collecte.livre.services.lignes_des_depots import LigneDepot
from petiterockette.empreintes import empreinte_de

DOCUMENT = {
    "uuid": "5f0f2a5e-5a57-4c2e-9c1a-3d2f0d5b7a11",
    "appareil_le": "2026-05-31T23:30:00+00:00",
    "lieu": "CHV",
    "point": 1,
    "par": 5,
    "origine": 2,
    "localite": 3,
    "donateur": None,
    "commentaire": "",
    "jour": None,
    "lignes": [
        {
            "categorie": 4,
            "brut_g": 10_400,
            "tares": [{"contenant": 6, "n": 1}],
            "masse_g": 7_400,
            "quantite": None,
            "mesure": "pesee",
            "destination": "a_trier",
            "confirmee": False,
        }
    ],
    "refuses": [{"categorie": None, "motif": 7}],
}
LIGNE = DOCUMENT["lignes"][0]


def champs_faux(**champs) -> list[str]:
    """The names of the wrong fields of DOCUMENT once these are changed."""
    with pytest.raises(DocumentIllisible) as capture:
        lire_depot(DOCUMENT | champs)
    assert all(capture.value.champs.values())
    return sorted(capture.value.champs)


def champs_faux_de_la_ligne(**champs) -> list[str]:
    return champs_faux(lignes=[LIGNE | champs])


def test_un_document_complet_se_lit():
    depot = lire_depot(DOCUMENT)

    assert str(depot.entete_recu.uuid) == DOCUMENT["uuid"]
    assert depot.entete_recu.appareil_le == datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
    assert (
        depot.entete_recu.lieu,
        depot.entete_recu.point,
        depot.entete_recu.par,
        depot.entete_recu.jour,
    ) == (
        "CHV",
        1,
        5,
        None,
    )
    assert depot.lignes == (LigneDepot(categorie=4, brut_g=10_400, masse_g=7_400, tares=((6, 1),)),)
    assert depot.refuses == ((None, 7),)


def test_ce_qui_peut_manquer_peut_manquer():
    facultatifs = {"appareil_le", "par", "donateur", "commentaire", "jour", "lignes", "refuses"}

    depot = lire_depot({cle: v for cle, v in DOCUMENT.items() if cle not in facultatifs})

    assert (depot.lignes, depot.refuses, depot.entete_recu.par, depot.entete_recu.commentaire) == (
        (),
        (),
        None,
        "",
    )


@pytest.mark.parametrize("champ", ["uuid", "lieu", "point", "origine", "localite"])
def test_ce_qui_doit_y_etre_est_nomme(champ):
    assert champs_faux(**{champ: None}) == [champ]


@pytest.mark.parametrize("champ", ["categorie", "brut_g", "masse_g"])
def test_ce_qu_une_ligne_doit_dire_est_nomme(champ):
    assert champs_faux_de_la_ligne(**{champ: None}) == [f"lignes.0.{champ}"]


@pytest.mark.parametrize("valeur", [7.4, 7400.0, "7400", True, [7400], {"g": 1}])
def test_une_masse_est_un_entier_et_rien_d_autre(valeur):
    assert champs_faux_de_la_ligne(masse_g=valeur) == ["lignes.0.masse_g"]
    assert champs_faux_de_la_ligne(brut_g=valeur) == ["lignes.0.brut_g"]


@pytest.mark.parametrize("valeur", [0, -1, -7_400, 100_000_001, 2**63, 10**300])
def test_une_masse_est_entre_un_gramme_et_cent_tonnes(valeur):
    assert champs_faux_de_la_ligne(brut_g=valeur, masse_g=valeur) == [
        "lignes.0.brut_g",
        "lignes.0.masse_g",
    ]


@pytest.mark.parametrize("champ", ["point", "par", "origine", "localite"])
@pytest.mark.parametrize("valeur", [0, -1, 1.0, "1", True, 2**60])
def test_un_numero_de_liste_est_un_entier_positif(champ, valeur):
    assert champs_faux(**{champ: valeur}) == [champ]


@pytest.mark.parametrize("valeur", [0, -3, 1.5, "2", True, 100_001])
def test_un_nombre_d_objets_est_un_entier_positif(valeur):
    assert champs_faux_de_la_ligne(quantite=valeur) == ["lignes.0.quantite"]


@pytest.mark.parametrize("n", [0, -1, 100, 1.0, None, True])
def test_un_nombre_de_contenants_va_de_1_a_99(n):
    assert champs_faux_de_la_ligne(tares=[{"contenant": 6, "n": n}]) == ["lignes.0.tares.0.n"]


@pytest.mark.parametrize("mesure", ["deduite", "Pesee", "", None, 1, ["pesee"]])
def test_au_comptoir_on_pese_ou_l_on_estime(mesure):
    assert champs_faux_de_la_ligne(mesure=mesure) == ["lignes.0.mesure"]


@pytest.mark.parametrize("destination", ["vendu", "recycle", "perdu", "donateur", "", None, {}])
def test_au_comptoir_on_n_envoie_qu_aux_cinq_destinations(destination):
    assert champs_faux_de_la_ligne(destination=destination) == ["lignes.0.destination"]


@pytest.mark.parametrize("valeur", ["pas-un-uuid", 12, [], {}, True, "5f0f2a5e"])
def test_un_identifiant_mal_fait_est_refuse(valeur):
    assert champs_faux(uuid=valeur) == ["uuid"]


@pytest.mark.parametrize("jour", ["2026-02-29", "2026-13-01", "31/05/2026", "hier", 20260531, []])
def test_un_jour_qui_n_existe_pas_est_refuse(jour):
    assert champs_faux(jour=jour) == ["jour"]


def test_le_29_fevrier_d_une_annee_bissextile_existe():
    assert lire_depot(DOCUMENT | {"jour": "2028-02-29"}).entete_recu.jour == date(2028, 2, 29)


@pytest.mark.parametrize(
    "instant",
    [
        "2026-05-31T23:30:00",
        "2026-05-31T25:30:00Z",
        "hier",
        1780000000,
        # These cannot even be told in UTC.
        "0001-01-01T00:00:00+02:00",
        "9999-12-31T23:59:59-02:00",
    ],
)
def test_une_heure_sans_fuseau_ou_qui_n_existe_pas_est_refusee(instant):
    assert champs_faux(appareil_le=instant) == ["appareil_le"]


def test_une_horloge_remise_a_zero_se_lit():
    depot = lire_depot(DOCUMENT | {"appareil_le": "1970-01-01T01:00:00+01:00"})

    assert depot.entete_recu.appareil_le == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("champ", ["donateur", "commentaire", "lieu"])
@pytest.mark.parametrize("valeur", ["x" * 501, "a\x00b", "a\ud800b", 12, ["a"], {"a": 1}])
def test_un_texte_est_un_texte_ni_trop_long_ni_illisible(champ, valeur):
    assert champs_faux(**{champ: valeur}) == [champ]


def test_un_nom_de_donateur_n_est_jamais_coupe():
    assert lire_depot(DOCUMENT | {"donateur": "x" * 60}).donateur == "x" * 60
    assert champs_faux(donateur="x" * 61) == ["donateur"]


@pytest.mark.parametrize("champ", ["lignes", "refuses"])
@pytest.mark.parametrize("valeur", [None, {}, "lignes", 3, [{}] * 201])
def test_une_liste_est_une_liste_et_pas_trop_longue(champ, valeur):
    assert champs_faux(**{champ: valeur}) == [champ]


@pytest.mark.parametrize("ligne", [None, 3, "ligne", [LIGNE]])
def test_une_ligne_est_un_objet(ligne):
    assert "lignes.1" in champs_faux(lignes=[LIGNE, ligne])


@pytest.mark.parametrize("document", [None, [], "depot", 3, [DOCUMENT]])
def test_un_depot_est_un_objet(document):
    with pytest.raises(DocumentIllisible):
        lire_depot(document)


def test_tout_ce_qui_est_faux_est_dit_en_une_fois():
    lignes = [LIGNE | {"masse_g": 7.4}, LIGNE, LIGNE | {"categorie": None, "mesure": "devinée"}]

    assert champs_faux(origine=None, lignes=lignes, refuses=[{"motif": None}]) == [
        "lignes.0.masse_g",
        "lignes.2.categorie",
        "lignes.2.mesure",
        "origine",
        "refuses.0.motif",
    ]


def test_seul_vrai_confirme_un_poids_improbable():
    confirmees = [
        lire_depot(DOCUMENT | {"lignes": [LIGNE | {"confirmee": v}]}).lignes[0].confirmee
        for v in (True, False, None, 1, "oui")
    ]

    assert confirmees == [True, False, False, False, False]


def test_l_empreinte_ne_depend_pas_de_l_ordre_des_cles():
    a_l_envers = json.loads(json.dumps(DOCUMENT), object_pairs_hook=lambda p: dict(reversed(p)))

    assert list(a_l_envers) != list(DOCUMENT)
    assert (
        lire_depot(a_l_envers).entete_recu.empreinte == lire_depot(DOCUMENT).entete_recu.empreinte
    )


@pytest.mark.parametrize(
    "change",
    [
        {"localite": 4},
        {"commentaire": "autre"},
        {"lignes": []},
        {"lignes": [LIGNE | {"masse_g": 7_399}]},
        {"lignes": [LIGNE | {"destination": "rayon"}]},
    ],
)
def test_l_empreinte_change_avec_le_contenu(change):
    assert (
        lire_depot(DOCUMENT | change).entete_recu.empreinte
        != lire_depot(DOCUMENT).entete_recu.empreinte
    )


def test_l_empreinte_tient_compte_de_l_ordre_des_lignes():
    autre = LIGNE | {"categorie": 5}

    assert empreinte_de([LIGNE, autre]) != empreinte_de([autre, LIGNE])
