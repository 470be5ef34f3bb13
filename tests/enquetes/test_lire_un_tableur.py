"""The questions of a spreadsheet: known by their words, each fault told with its line."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from petiterockette.enquetes.exemple import EXEMPLE
from petiterockette.enquetes.questions_du_tableur import lire_les_questions
from petiterockette.saisie.classeurs import Bornes, ClasseurIllisible, lire_le_classeur
from tests.fabriques import connecter, un_compte
from tests.pages import espaces


def en_csv(*lignes: str, codage="utf-8") -> bytes:
    return "\r\n".join(lignes).encode(codage)


def en_xlsx(*lignes: tuple, fusion: str = "") -> bytes:
    classeur = openpyxl.Workbook()
    for ligne in lignes:
        classeur.active.append(ligne)
    if fusion:
        classeur.active.merge_cells(fusion)
    tampon = BytesIO()
    classeur.save(tampon)
    return tampon.getvalue()


def lues(octets: bytes) -> list:
    questions, fautes = lire_les_questions(lire_le_classeur(octets))
    assert fautes == []
    return questions


def fautes(octets: bytes) -> list[str]:
    return [espaces(str(faute)) for faute in lire_les_questions(lire_le_classeur(octets))[1]]


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["csv", "xlsx", "ods"])
def test_le_modele_se_relit_tel_quel(client, format):
    connecter(client, un_compte("tresorerie"))

    modele = client.get("/enquetes/questionnaires/modele/", {"format": format})

    assert lues(b"".join(modele.streaming_content)) == EXEMPLE


def test_les_colonnes_se_reconnaissent_a_leurs_mots_dans_tous_les_ordres():
    octets = en_csv(
        "Unités;N°;Intitulé de la question;Thème;Type de réponse",
        "t;1;Tonnage collecté;Déchets;numérique",
        ";2;Une convention ?;Partenaires;oui/non",
        ";3;Ce qui a marqué l’année;;",
    )

    collecte, convention, mots = lues(octets)

    assert (collecte.numero, collecte.unite, collecte.nature) == ("1", "t", "nombre")
    assert collecte.rubrique == "Déchets"
    assert (convention.nature, convention.choix) == ("choix", "oui\nnon")
    assert (mots.nature, mots.unite) == ("texte", "")


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separateur", [";", ",", "\t"])
def test_un_csv_se_lit_avec_ses_accents_d_ou_qu_il_vienne(codage, separateur):
    tete = separateur.join(("Question", "Unité"))
    ligne = separateur.join(("Réemploi à l’arrivée", "kg"))

    [question] = lues(en_csv(tete, ligne, codage=codage))

    assert (question.libelle, question.unite) == ("Réemploi à l’arrivée", "kg")


def test_un_titre_fusionne_au_dessus_et_des_parties_au_milieu_ne_sont_pas_des_questions():
    octets = en_xlsx(
        ("Questionnaire annuel des ressourceries", None, None),
        (None, None, None),
        ("Nº", "Question", "Unité"),
        ("A. Les tonnages", None, None),
        (1.1, "Collecté", "t"),
        ("B. L’emploi", None, None),
        (2, "Équivalents temps plein", "ETP"),
        fusion="A1:C1",
    )

    assert [(q.rubrique, q.numero, q.libelle) for q in lues(octets)] == [
        ("A. Les tonnages", "1.1", "Collecté"),
        ("B. L’emploi", "2", "Équivalents temps plein"),
    ]


def test_les_questions_peuvent_etre_sur_le_deuxieme_onglet():
    classeur = openpyxl.Workbook()
    classeur.active.append(("Mode d’emploi",))
    feuille = classeur.create_sheet("Questions")
    feuille.append(("Question", "Unité"))
    feuille.append(("Collecté", "t"))
    tampon = BytesIO()
    classeur.save(tampon)

    assert [q.libelle for q in lues(tampon.getvalue())] == ["Collecté"]


def test_chaque_faute_dit_sa_ligne():
    octets = en_csv(
        "Nº;Question;Unité;Nature;Choix;Code",
        "1.1;;t;;;",
        "1.2;Collecté;t;date;;",
        "1.3;Une convention ?;;choix;oui;",
        "1.4;Réemployé;t;nombre;;T_RIEN",
        "1.5;Des mots;;texte;;T_COLLECTE",
        "1.6;=SOMME(A1:A3);t;;;",
        f"1.7;{'x' * 501};t;;;",
    )

    assert fautes(octets) == [
        "Ligne 2 : la question n’a pas de texte.",
        "Ligne 3 : « date » n’est pas une nature connue : nombre, texte ou choix.",
        "Ligne 4 : elle demande un choix : dites-en deux au moins, séparés par « | ».",
        "Ligne 5 : l’indicateur « T_RIEN » n’existe pas.",
        "Ligne 6 : un indicateur ne répond qu’à un nombre.",
        "Ligne 7 : « =SOMME(A1:A3) » est une formule : collez sa valeur.",
        "Ligne 8 : la question est trop longue : 500 signes au plus.",
    ]


def test_une_formule_jamais_calculee_est_une_case_vide():
    octets = en_xlsx(("Nº", "Question", "Unité"), (1, '=CONCATENATE("a","b")', "t"))

    assert fautes(octets) == ["Ligne 2 : la question n’a pas de texte."]


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (en_csv("Nº;Réponse;Unité", "1;12;t"), "Aucune colonne ne s’appelle « Question »"),
        (en_csv("Question;Unité;Libellé", "a;t;b"), "disent la même chose : renommez « Libellé »"),
        (en_csv("Question;Unité"), "Sous les titres, il n’y a aucune question."),
        (en_csv("Question;Unité", *["a;t"] * 501), "501 lignes : un questionnaire a 500"),
    ],
)
def test_ce_qui_manque_au_tableur_entier_se_dit_une_fois(octets, phrase):
    [dite] = fautes(octets)

    assert phrase in dite


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (b"", "vide"),
        (b"\r\n;;\r\n", "aucune ligne"),
        (b"PK\x03\x04 pas un classeur", "ne se lit pas"),
        (b"\x00\x01\x02", "ne se lit pas"),
        (b"x" * 2_000_001, "trop lourd"),
        (en_csv("Question", *["a"] * 10_000), "10001 lignes"),
        (en_csv("Question;" * 300), "301 colonnes"),
        (en_csv("Question", "x" * 200_000), "trop longue"),
    ],
)
def test_un_fichier_illisible_dit_pourquoi(octets, phrase):
    with pytest.raises(ClasseurIllisible, match=phrase):
        lire_le_classeur(octets)


def test_un_long_fichier_a_ses_bornes_et_les_cases_sont_comptees():
    bornes = Bornes(octets=10_000_000, lignes=50_000)
    assert len(lire_le_classeur(en_csv("Question", *["a"] * 10_000), bornes)[0].rangees) == 10_001
    # Wide and long, it would fill the memory.
    large = en_csv("Question", *[";" * 150] * 20_000)
    with pytest.raises(ClasseurIllisible, match="trop de cases"):
        lire_le_classeur(large, bornes)


def test_dix_mille_lignes_de_classeur_sont_refusees_sans_etre_lues():
    with pytest.raises(ClasseurIllisible, match="10001 lignes"):
        lire_le_classeur(en_xlsx(("Question",), *[("a",)] * 10_000))


def test_une_archive_qui_gonfle_n_est_pas_ouverte():
    tampon = BytesIO()
    with ZipFile(tampon, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)

    with pytest.raises(ClasseurIllisible, match="une fois ouvert"):
        lire_le_classeur(tampon.getvalue())
