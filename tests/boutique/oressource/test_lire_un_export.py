"""An export is read as text: what it holds is rows and words, and nothing of it is run."""

import random
from datetime import date

import pytest

from boutique.oressource.lecture.dump import Dump, Rangees
from boutique.oressource.lecture.fait_le import fait_le
from boutique.oressource.lecture.mots import reparer
from boutique.oressource.refus import (
    BaseCoupee,
    BaseRefusee,
    DeuxBases,
    Incomprise,
    RangeeBoiteuse,
    SansColonnes,
)
from boutique.oressource.tables import TABLES, voulues
from tests.boutique.oressource.lus import VENTES, commentaires, lire

JOUR = "'2018-03-02 12:00:01'"
# As mysqldump, then as phpMyAdmin writes the same three sales.
MYSQLDUMP = f"""\
-- MySQL dump 10.16  Distrib 10.1.38-MariaDB, for debian-linux-gnu (x86_64)
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;
DROP TABLE IF EXISTS `ventes`;
{VENTES}LOCK TABLES `ventes` WRITE;
/*!40000 ALTER TABLE `ventes` DISABLE KEYS */;
INSERT INTO `ventes` VALUES (1,{JOUR},'',1,1),(2,{JOUR},'l\\'été ; à 5 €',2,1),(3,{JOUR},'',NULL,0);
UNLOCK TABLES;
INSERT INTO `autre` VALUES (1,'l\\'eau ; (''),\\\\'),(2,"\\"",'');
-- Dump completed on 2023-05-04 10:00:00
"""
COLONNES = "(`id`, `id_moyen_paiement`, `timestamp`, `commentaire`, `id_point_vente`)"
PHPMYADMIN = f"""\
-- phpMyAdmin SQL Dump
-- version 4.0.10deb1
-- Généré le: Jeu 04 Mai 2023 à 10:00

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
SET time_zone = "+00:00";
CREATE TABLE IF NOT EXISTS `ventes` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `timestamp` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `commentaire` text NOT NULL COMMENT 'un mot, (ou deux)',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB  DEFAULT CHARSET=latin1 AUTO_INCREMENT=4 ;

--
-- Contenu de la table `ventes`
--

INSERT INTO `ventes` {COLONNES} VALUES
(1, 1, {JOUR}, '', 1),
(2, 2, {JOUR}, 'l''été ; à 5 €', 1);
INSERT INTO `ventes` {COLONNES} VALUES
(3, NULL, {JOUR}, '', 0);
"""


@pytest.mark.parametrize(
    ("export", "outil"), [(MYSQLDUMP, "mysqldump"), (PHPMYADMIN, "phpmyadmin")]
)
def test_deux_outils_exportent_les_memes_rangees(export, outil):
    rangees, base = lire(export)

    assert rangees["ventes"] == [
        {
            "id": n,
            "timestamp": JOUR[1:-1],
            "commentaire": mot,
            "id_moyen_paiement": moyen,
            "id_point_vente": point,
        }
        for n, mot, moyen, point in [(1, "", 1, 1), (2, "l'été ; à 5 €", 2, 1), (3, "", None, 0)]
    ]
    assert (base.outil, base.fuseau, base.fini) == (outil, "+00:00", outil == "mysqldump")
    assert base.fait_le == date(2023, 5, 4)
    assert set(base.definitions) == {"ventes"}
    assert base.definitions["ventes"].compteur == (4 if outil == "phpmyadmin" else None)


@pytest.mark.parametrize("longueur", [1, 2, 3, 7, 61])
@pytest.mark.parametrize("export", [MYSQLDUMP, PHPMYADMIN])
def test_peu_importe_ou_un_export_est_coupe_en_morceaux(export, longueur):
    def morceaux(n):
        return Dump((export[i : i + n] for i in range(0, len(export), n)), voulues())

    assert list(morceaux(longueur).lire()) == list(morceaux(len(export)).lire())


@pytest.mark.parametrize("export", [MYSQLDUMP, PHPMYADMIN])
def test_peu_importe_ou_un_export_est_coupe_en_deux(export):
    entier = list(Dump(iter([export]), voulues()).lire())

    for rang in range(len(export)):
        assert list(Dump(iter([export[:rang], export[rang:]]), voulues()).lire()) == entier, rang


def test_une_rangee_coupee_loin_de_son_debut_se_recolle():
    """Far enough for the window to have forgotten the first words of its insertion."""
    rangee = f"(1,{JOUR},'l\\'eau',1,1)"
    rangees = ",\n ".join([rangee] * 2_000)
    export = f"{VENTES}INSERT INTO ventes VALUES {rangees};\n"
    entier = list(Dump(iter([export]), voulues()).lire())

    for rang in range(70_000, 70_000 + len(rangee) + 3):
        assert list(Dump(iter([export[:rang], export[rang:]]), voulues()).lire()) == entier, rang


# What is written between quotes → what it says.
TEXTES = {
    r"'l\'eau'": "l'eau",
    "'l''eau'": "l'eau",
    r"'fin \\'": "fin \\",
    r"'\\\''": "\\'",
    "'); DROP TABLE ventes; --'": "); DROP TABLE ventes; --",
    "'/* pas un commentaire'": "/* pas un commentaire",
    "'-- ni # ceci'": "-- ni # ceci",
    r"'deux\nlignes'": "deux\nlignes",
    "'deux\nlignes'": "deux\nlignes",
    "'(1,2),(3,4);'": "(1,2),(3,4);",
    "'INSERT INTO `ventes` VALUES (9,9,9,9,9);'": "INSERT INTO `ventes` VALUES (9,9,9,9,9);",
    "_binary 'brut'": "brut",
    '"à l\'anglaise"': "à l'anglaise",
    "NULL": None,
    "''": "",
    "'NULL'": "NULL",
    "'mÃªme Ã\xa0 5 â‚¬'": "même à 5 €",
    "'Pied d&#39;immeuble '": "Pied d'immeuble",
}


def test_un_texte_reste_un_texte():
    rangees = ",".join(f"({n},{JOUR},{ecrit},1,1)" for n, ecrit in enumerate(TEXTES))
    piege = "DELIMITER ;;\nCREATE TRIGGER t BEFORE INSERT ON ventes FOR EACH ROW BEGIN\n"
    piege += "INSERT INTO ventes VALUES (99,NULL,'non',1,1); END ;;\n"
    piege += "INSERT INTO ventes VALUES (98,NULL,'non',1,1);;\nDELIMITER ;\n"
    passes = "UPDATE ventes /* l'une */ SET a = 1 -- l'autre ;\n, # d'autres\n"
    passes += "commentaire = 'INSERT INTO ventes VALUES (97';\n"

    lus = commentaires(f"{VENTES}{piege}{passes}INSERT INTO `ventes` VALUES {rangees};\n")

    assert lus == dict(enumerate(TEXTES.values()))


@pytest.mark.parametrize(
    ("ecrit", "repare"),
    [
        ("11Â° arr.", "11° arr."),
        ("Ãlectro", "Ãlectro"),
        ("dÃ©chets dâ€™Ã©quipements", "déchets d’équipements"),
        ("mÃƒÂªme", "même"),
        ("Ã\x81rpÃ¡d", "Árpád"),
        ("SÃO PAULO", "SÃO PAULO"),
        # Written twice or not, who can tell: as many doubled letters after as before.
        ("SÃƒO PAULO", "SÃƒO PAULO"),
        ("Âge d’or", "Âge d’or"),
        ("  Chaises &amp; tables ", "Chaises & tables"),
        ("", ""),
    ],
)
def test_un_mot_code_deux_fois_se_repare_et_lui_seul(ecrit, repare):
    assert reparer(ecrit) == repare


def test_les_valeurs_ont_le_type_de_leur_colonne():
    sql = """CREATE TABLE vendus (id int, timestamp timestamp, id_objet int, quantite int,
        prix decimal(9,2), remboursement decimal(9,2), lot tinyint(1));
        INSERT INTO vendus VALUES (1,'0000-00-00 00:00:00',NULL,2,0.10,-1.50,1),
        (2,'2018-03-02 12:00:01',0,99999999999999999999,1234567.89,0.00,0);
        CREATE TABLE type_contenants (id int, masse text, visible text);
        INSERT INTO type_contenants VALUES (1,'1,5','oui'),(2,'0.0004','non'),(3,'?',''),
        (4,'12','x');
        CREATE TABLE pesees_collectes (id int, masse decimal(11,3));
        INSERT INTO pesees_collectes VALUES (1,12.500),(2,-0.001),(3,7),(4,99999999999999999999);
        """

    rangees, base = lire(sql)

    assert [tuple(r.values()) for r in rangees["vendus"]] == [
        (1, None, None, 2, 10, -150, 1),
        (2, "2018-03-02 12:00:01", 0, None, 123456789, 0, 0),
    ]
    assert [tuple(r.values()) for r in rangees["type_contenants"]] == [
        *((1, 1500, 1), (2, 0, 0), (3, None, None), (4, 12000, None)),
    ]
    assert [r["masse"] for r in rangees["pesees_collectes"]] == [12500, -1, 7000, None]
    assert dict(base.fautes.nombres) == {
        ("date_zero", "vendus", "timestamp"): 1,
        ("illisible", "vendus", "quantite"): 1,
        ("illisible", "type_contenants", "masse"): 1,
        ("illisible", "type_contenants", "visible"): 1,
        ("illisible", "pesees_collectes", "masse"): 1,
    }
    assert base.fautes.exemples["illisible", "pesees_collectes", "masse"] == [4]


def test_ni_mot_de_passe_ni_code_ne_sont_lus():
    sql = """CREATE TABLE utilisateurs (id int, nom text, pass text, mail text);
        INSERT INTO utilisateurs VALUES (1,'vert','81dc9bdb52d04dc20036dbd8313ed055','a@b.fr');
        INSERT INTO description_structure (id, cr, nom) VALUES (1, 3216, 'La petite');"""

    rangees, _base = lire(sql)

    assert rangees["utilisateurs"] == [{"id": 1, "nom": "vert", "mail": "a@b.fr"}]
    assert rangees["description_structure"] == [{"id": 1, "nom": "La petite"}]
    assert not {"pass", "cr"} & {c for table in TABLES.values() for c in table.colonnes}


def test_une_colonne_renommee_se_retrouve_sous_son_nom_d_aujourd_hui():
    sql = """INSERT INTO pesees_vendus (id, masse, id_vendus) VALUES (1, 0.500, 12);
        INSERT INTO filieres_sortie (id, id_type_dechet, commentaire) VALUES (1, 'a1a2', 'livres');
        """

    rangees = lire(sql)[0]

    assert rangees["pesees_vendus"] == [{"id": 1, "masse": 500, "id_vendu": 12}]
    assert rangees["filieres_sortie"] == [
        {"id": 1, "id_type_dechet_evac": "a1a2", "description": "livres"}
    ]


def test_une_rangee_remplacee_ou_ignoree_le_dit():
    sql = (
        "REPLACE INTO d.ventes (id) VALUES (1); INSERT LOW_PRIORITY IGNORE ventes (id) VALUES (2);"
    )

    lots = [lu for lu in Dump(iter([sql]), voulues()).lire() if isinstance(lu, Rangees)]

    assert [(lot.verbe, lot.valeurs) for lot in lots] == [
        ("REPLACE", [("1",)]),
        ("IGNORE", [("2",)]),
    ]


def test_des_milliers_de_rangees_viennent_mille_par_mille_avec_leur_ligne():
    rangees = ",\n".join(f"({n})" for n in range(2_500))

    dump = Dump(iter([f"INSERT INTO ventes (id) VALUES\n{rangees};"]), voulues())

    assert [(lot.ligne, len(lot.valeurs)) for lot in dump.lire()] == [
        *((2, 1_000), (1_002, 1_000), (2_002, 500)),
    ]


INSERER = "INSERT INTO `ventes` VALUES "
REFUSES = {
    # Cut inside: a row, a text, a declaration, a statement passed unread, a comment.
    f"{VENTES}{INSERER}(1,{JOUR},'',1,1),(2,{JOUR}": (BaseCoupee, 2),
    f"{VENTES}{INSERER}(1,{JOUR},'',1,1)": (BaseCoupee, 2),
    f"{VENTES}\n{INSERER}\n(1,{JOUR},'l\\'": (BaseCoupee, 3),
    VENTES[:-3]: (BaseCoupee, 1),
    f"{VENTES}\nSET @x = 'a": (BaseCoupee, 3),
    f"{VENTES}LOCK TABLES `ventes` WRITE": (BaseCoupee, 2),
    f"{VENTES}/*!40000 ALTER TABLE": (BaseCoupee, 2),
    # Not what the table says.
    f"{VENTES}{INSERER}\n(1,{JOUR},'',1,1),\n(2,{JOUR},'',1);": (RangeeBoiteuse, 4),
    f"{VENTES}{INSERER}(1,{JOUR},'',1,now());": (Incomprise, 2),
    f"{VENTES}{INSERER}DEFAULT;": (Incomprise, 2),
    f"{VENTES}\nINSERT INTO ventes SELECT * FROM autre;": (Incomprise, 3),
    f"{INSERER}(1,{JOUR},'',1,1);": (SansColonnes, 1),
    VENTES + VENTES: (DeuxBases, 2),
}


@pytest.mark.parametrize("sql", REFUSES, ids=range(len(REFUSES)))
def test_ce_qui_ne_se_lit_pas_jusqu_au_bout_est_refuse_avec_sa_ligne(sql):
    with pytest.raises(BaseRefusee) as refus:
        lire(sql)

    classe, ligne = REFUSES[sql]
    assert type(refus.value) is classe
    assert str(refus.value).startswith(f"Ligne {ligne}\u00a0: ")


@pytest.mark.parametrize("fin", ["", "--", "-- ", "-- Table", "#", "  \n"])
def test_un_export_coupe_entre_deux_instructions_se_lit(fin):
    assert commentaires(f"{VENTES}{INSERER}(1,{JOUR},'x',1,1);\n{fin}") == {1: "x"}


@pytest.mark.parametrize("export", [MYSQLDUMP, PHPMYADMIN])
def test_ou_qu_il_soit_coupe_un_export_est_refuse_ou_donne_ses_premieres_rangees(export):
    entieres = lire(export)[0]["ventes"]
    lus: set[int] = set()
    for longueur in range(1, len(export)):
        try:
            rangees = lire(export[:longueur])[0].get("ventes", [])
        except BaseCoupee:
            continue
        assert rangees == entieres[: len(rangees)]
        lus.add(len(rangees))

    # Between two statements only: phpMyAdmin's two insertions can be told apart.
    assert lus == ({0, 2, 3} if export is PHPMYADMIN else {0, 3})


def _ecrire(texte: str) -> str:
    """A text as MySQL's own escape writes it."""
    for signe, ecrit in (("\\", "\\\\"), ("'", "\\'"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        texte = texte.replace(signe, ecrit)
    return f"'{texte}'"


def test_n_importe_quel_texte_revient_comme_il_est_parti():
    tirage = random.Random(20_140_702)
    signes = "aé€'\"\\`;,()-#/*%\n\r é\t👍"
    textes = ["".join(tirage.choices(signes, k=tirage.randrange(30))) for _ in range(2_000)]
    rangees = ",".join(f"({n},{JOUR},{_ecrire(texte)},1,1)" for n, texte in enumerate(textes))

    lus = commentaires(f"{VENTES}INSERT INTO `ventes` VALUES {rangees};\n")

    assert lus == {n: texte.strip() for n, texte in enumerate(textes)}


@pytest.mark.parametrize(
    ("dit", "jour"),
    [
        ("-- Généré le :  mar. 08 nov. 2022 à 14:05", date(2022, 11, 8)),
        ("-- Généré le :  ven. 12 août 2022 à 14:05", date(2022, 8, 12)),
        ("-- Generation Time: Mar 08, 2023 at 02:05 PM", date(2023, 3, 8)),
        ("-- Dump completed", None),
        ("-- Dump completed on 2023-02-31  9:00:00", None),
        ("-- Generation Time: Foo 08, 2023 at 02:05 PM", None),
    ],
)
def test_un_export_dit_le_jour_ou_il_est_fait(dit, jour):
    assert fait_le(dit) == jour
