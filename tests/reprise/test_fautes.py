"""The models to download, filled in badly: every fault is told by its line, nothing is written."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from petiterockette.reprise.examens import empreinte_de_l_examen, examen_de, releve_de
from petiterockette.reprise.genres import GENRES
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import MotVu
from petiterockette.reprise.refus import PasPret
from petiterockette.reprise.services import fichiers as services
from petiterockette.saisie.classeurs import lire_le_classeur
from tests.fabriques import les_listes, un_compte, un_lieu
from tests.reprise.a_reprendre import dites, phrases, recu

FAUX_JOUR = ("29/02/2019", "« 29/02/2019 » : ce jour n’existe pas.")
NEGATIF = ("-3", "ne peut pas être négatif.")
EN_LETTRES = ("douze", "« douze » n’est pas un")
# Role of a column → what is wrong in its cell, and what is said of it.
MAUVAISES = {
    **dict.fromkeys(("periode", "depuis", "debut", "fin", "jour", "accord_le"), FAUX_JOUR),
    **dict.fromkeys(("poids", "heures", "montant", "prix"), NEGATIF),
    **dict.fromkeys(("seances", "participants", "benevoles", "ventes"), EN_LETTRES),
    "public_en_colonne": ("12,5", "« 12,5 » n’est pas un nombre entier."),
    "nb_objets": ("six", "« six » n’est pas un nombre d’objets."),
    "roue": ("grande", "Une roue va de 5 à 40 pouces"),
    "siret": ("123", "« 123 » : un SIRET a 14 chiffres."),
    "mesure": ("au pif", "« au pif » n’est ni pesé, ni estimé."),
    "prenom": ("", "Le prénom manque."),
    "nom": ("", "Le nom manque."),
}
# Its words are those of a list: one that it does not have is to be decided.
EN_LISTE = {
    *("lieu", "categorie", "flux", "etape", "matiere", "structure", "devenir", "genre", "formule"),
    *("pole", "pole_d_atelier", "moyen", "etat", "genre_velo", "operateur_velo"),
    *("origine", "localite"),
}
# No model has them: a first column that says more, or the other way to say the same.
SANS_MODELE = {"participants", "origine"}
REF = "#REF!"


@pytest.fixture
def compte(db):
    les_listes()
    un_lieu(code="rk", nom="La Petite Rockette", ouvert_le=date(2013, 1, 1))
    return un_compte("direction")


def en_csv(rangees) -> str:
    return "".join(";".join(rangee) + "\n" for rangee in rangees)


def les_cas(code, roles):
    """Place of a cell of a good row, what is wrong in it, what its line says; a word to decide
    says nothing there."""
    for place, role in roles.items():
        yield place, REF, f"« {REF} » : la formule de la colonne"
        # Whoever has a first name alone is somebody, too.
        if role in MAUVAISES and (code, role) != ("personnes", "nom"):
            yield place, *MAUVAISES[role]
        if role in EN_LISTE:
            yield place, f"Zut {place}", ""


def test_chaque_modele_mal_rempli_dit_chaque_faute_a_sa_ligne(compte):
    vus = set()
    for code, genre in GENRES.items():
        tetes, bonne, *autres = [list(rangee) for rangee in genre.modele]
        modele = recu(compte, code, en_csv([tetes, bonne, *autres]), mesure="pesee")
        roles = releve_de(modele).roles
        # An empty line in the middle moves no number.
        rangees, attendus, a_decider = [tetes, bonne, [""] * len(tetes)], {}, set()
        for place, faux, dit in les_cas(code, roles):
            # Two partners of the same name are one: the second line would say nothing more.
            nom = f"{bonne[0]} {len(rangees)}" if code == "partenaires" else bonne[0]
            mauvaise = [nom, *bonne[1:]]
            mauvaise[place] = faux
            rangees.append(mauvaise)
            attendus[len(rangees)] = dit
            a_decider |= set() if dit else {faux}
            vus.add(roles[place])
        mauvais = recu(compte, code, en_csv(rangees), mesure="pesee")

        examen = examen_de(mauvais)

        for ligne, dit in attendus.items():
            siennes = dites(faute for faute in examen.fautes if faute.ligne == ligne)
            assert not dit or (siennes.startswith(f"Ligne {ligne} : ") and dit in siennes), (
                code, ligne, dit, siennes,
            )  # fmt: skip
        mots = {vu.dit for vu in examen.a_decider}
        assert a_decider <= mots, code
        assert REF not in mots, code
        with pytest.raises(PasPret):
            services.reprendre(fichier=mauvais, compte=compte, vu=empreinte_de_l_examen(examen))
    # Each column that a cell may spoil was there in a model, and spoilt.
    assert vus >= (MAUVAISES.keys() | EN_LISTE) - SANS_MODELE
    assert not Fichier.objects.exclude(etat="recu").exists()


def test_ce_qui_se_lit_mal_d_un_fichier_se_dit(compte):
    """Its columns, its totals, its lines told twice, its alphabet, its formulas that failed."""
    tetes = "Date;Lieu;Catégorie;Entrée ou devenir;Poids;Poids;;Unité"
    lignes = (
        "12/03/21;rk;Livres;entré;12.5;1;ici;kg",
        "12/03/21;rk;Livres;entré;12.5;1;ici;kg",
        "13/03/2021;rk;Livres;entré;0,02;1;;t",
        "14/03/2021;rk;Livres;entré;;;;kg",
        "15/03/2021;rk;Livres;entré;500;1;;g",
        ";;;;45,5;;;",
    )
    texte = "\n".join([tetes, *lignes])
    for alphabet in ("cp1252", "mac_roman", "cp850", "utf-16", "utf-8"):
        octets = texte.encode(alphabet)
        [onglet] = lire_le_classeur(octets)
        assert onglet.rangees[0][1][3] == "Entrée ou devenir", alphabet
    f = recu(compte, "pesees", texte, mesure="pesee")
    assert "Deux colonnes ont pour titre « Poids » : dites ci-dessous" in phrases(f)

    roles = releve_de(f).roles
    services.dire(fichier=f, compte=compte, reglages={"roles": roles})

    examen = examen_de(Fichier.objects.get(pk=f.pk))
    assert not examen.fautes
    assert [li.masse_g for li in examen.lignes] == [12_500, 12_500, 20_000, 500]
    laissees = dites(examen.laissees)
    assert "Ligne 3 : elle est mot pour mot la ligne 2 : les deux comptent." in laissees
    assert "Ligne 5 : aucun chiffre sous ces titres : laissée de côté." in laissees
    assert "Ligne 7 : « 45,5 » : une note" in laissees
    assert "premier du mois" not in laissees
    assert "La colonne G n’a pas de titre : elle est laissée de côté." in laissees


def test_une_formule_en_erreur_d_un_classeur_n_est_pas_une_case_vide(compte):
    classeur = Workbook()
    mars, avril, mai = (date(2020, mois, 1) for mois in (3, 4, 5))
    tetes = ("Date", "Objet", "Entré (kg)", "Vendu (kg)")
    for rangee in (tetes, (mars, "Livres", 5, 2), (avril, "Livres", REF, 3), (mai, "Livres", 1, 1)):
        classeur.active.append(rangee)
    classeur.active.append((None, None, 6, 6))
    classeur.active["C3"].data_type = "e"
    tampon = BytesIO()
    classeur.save(tampon)
    dits = {"mesure": "pesee", "lieu": "rk"}
    f = recu(compte, "tonnages", tampon.getvalue(), **dits)

    examen = examen_de(f)

    faute = f"Ligne 3 : « {REF} » : la formule de la colonne « Entré (kg) » est en erreur"
    assert faute in dites(examen.fautes)
    # As it was typed, « mars 2020 » was made a day.
    assert "pour dire des mois entiers, écrivez « mars 2020 »" in dites(examen.laissees)
    # The last row, that no word calls a total, is not counted as another one.
    assert not any(t.ligne == 5 for t in examen.lignes)


def test_mille_lignes_s_ecrivent_comme_partout():
    assert MotVu("don", "x", "X", lignes=6_000).porte == "6\u202f000 lignes"
