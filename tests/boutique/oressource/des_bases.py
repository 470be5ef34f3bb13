"""Small bases of Oressource: what a file of ``dumps/`` holds, among the tables of its schema."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from boutique.oressource.carnet.carnet import Carnet, tenir_un_carnet
from boutique.oressource.examen.examen import Examen, examiner
from boutique.oressource.tables import GESTES, TABLES, Nature, Type
from tests.boutique.oressource.lus import octets

DUMPS = Path(__file__).parent / "dumps"
DUMPS_DES_PIEGES = [f"{numero:02d}" for numero in range(1, 19)]
SQL = {
    Type.ENTIER: "int(11)",
    Type.TEXTE: "text",
    Type.GRAMMES: "decimal(11,3)",
    Type.CENTIMES: "decimal(10,2)",
    Type.CENTIEMES: "decimal(10,3)",
    Type.OUI_NON: "tinyint(1)",
    Type.INSTANT: "timestamp",
}
# What a fresh base keeps whole.
ENTIERES = {
    *(("grille_objets", "prix"), ("type_contenants", "masse"), ("types_poubelles", "masse_bac")),
    ("description_structure", "taux_tva"),
}
# One word of each list, for gestures to name.
PREMIERS = {
    "types_poubelles": "(id, nom, visible, ultime) VALUES (1,'bac vert',1,0)",
    "moyens_paiement": "(id, nom, visible) VALUES (1,'Espèces',1),(2,'Chèque',1)",
    "grille_objets": "(id, nom, id_type_dechet, prix) VALUES (1,'lampe',1,5.00)",
    "utilisateurs": "(id, nom, prenom, mail, niveau) VALUES (1,'Roux','Inès','i@rue.fr','c1bi')",
    "description_structure": "(id, nom) VALUES (1,'La ressourcerie')",
}
UN_MOT = "(id, nom, visible) VALUES (1,'{0}',1)"


def structure(variante: str) -> dict[str, dict[str, str]]:
    """Table → its columns and their types, in a schema of ``Schema``."""
    anciens = variante in ("avant_2016", "de_2016")
    tables = {}
    for table in TABLES.values():
        colonnes = {nom: SQL[type_] for nom, type_ in table.colonnes.items()}
        # Only some bases have these.
        colonnes.pop("adherent", None)
        colonnes.pop("id_vendu", None)
        if table.nom == "pesees_vendus":
            colonnes.pop("id_type_dechet")
        if table.nom in GESTES and (anciens or (variante, table.nom) == ("a_moitie", "ventes")):
            colonnes["adherent"] = "text"
        if table.nom == "pesees_vendus" and variante in ("de_2016", "a_moitie"):
            colonnes["id_vendu"] = "int(11)"
        if anciens:
            colonnes.pop("lot", None)
            de_texte = {"visible", "ultime", "masse_bac", "pesee_max"} & set(colonnes)
            colonnes |= dict.fromkeys(de_texte, "text")
        if variante in ("neuf", "a_moitie"):
            colonnes |= {c: "decimal(10,0)" for t, c in ENTIERES if t == table.nom}
        tables[table.nom] = colonnes
    if variante == "a_moitie":
        tables["conventions_sorties"]["visible"] = "text"
    if variante == "avant_2016":
        del tables["pesees_vendus"]
    return tables


def _dit(nom: str, sql: str) -> list[str]:
    """What a file says in its first comments: « -- sans: types_poubelles »."""
    return re.findall(rf"^-- {nom}: (\w+)", sql, re.MULTILINE)


def export(sql: str, variante: str = "") -> str:
    """A whole export, as mysqldump makes it, of a base that holds these rows."""
    variante = variante or next(iter(_dit("variante", sql)), "mis_a_niveau")
    absentes = _dit("sans table", sql)
    lignes = ["-- MySQL dump 10.16  Distrib 10.1.38-MariaDB\n/*!40101 SET NAMES utf8mb4 */;"]
    lignes.append("/*!40103 SET TIME_ZONE='+00:00' */;")
    for table, colonnes in structure(variante).items():
        if table not in absentes:
            corps = ",\n".join(f"  `{nom}` {type_}" for nom, type_ in colonnes.items())
            lignes.append(
                f"CREATE TABLE `{table}` (\n{corps},\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;"
            )
    for table in TABLES.values():
        a_des_mots = table.nature in (Nature.LISTE, Nature.MAISON)
        if a_des_mots and table.nom not in [*absentes, *_dit("sans", sql)]:
            mots = PREMIERS.get(table.nom, UN_MOT.format(table.nom.replace("_", " ")))
            lignes.append(f"INSERT INTO `{table.nom}` {mots};")
    lignes += [sql, *([] if "perdue" in _dit("fin", sql) else ["-- Dump completed\n"])]
    return "\n".join(lignes)


def lire_le_dump(piege: str) -> str:
    return (DUMPS / f"{piege}.sql").read_text()


def tous_les_pieges() -> str:
    """One export with every pitfall at once."""
    return export("\n".join(map(lire_le_dump, DUMPS_DES_PIEGES)), "a_moitie")


@contextmanager
def un_carnet(sql: str | bytes) -> Iterator[Carnet]:
    with tenir_un_carnet(octets(sql)) as carnet:
        yield carnet


def un_examen(sql: str | bytes) -> Examen:
    with un_carnet(sql) as carnet:
        return examiner(carnet)
