"""Ten years of the old tool, invented as mysqldump writes them."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import IO

GRAINE = 20_140_702
DEBUT, ANNEES = datetime(2014, 1, 6, 9, tzinfo=UTC), 10
PESEES = LIGNES_VENDUES = 750_000
# Weighings of a note, lines of a ticket; of so many lines, one was weighed.
PAR_NOTE, PAR_TICKET, UNE_PESEE_SUR = 3, 4, 5
# Weighings taken in for one that goes out.
POUR_UNE_SORTIE = 20
LONGUEUR_D_UNE_INSERTION = 8_000
ENTETE = """\
-- MySQL dump 10.16  Distrib 10.1.38-MariaDB, for debian-linux-gnu (x86_64)
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;
"""
COMMUNES = "`id_createur` int(11), `id_last_hero` int(11), `last_hero_timestamp` timestamp"
NOMMEE = "`nom` text, `description` text, `couleur` text, `visible` tinyint(1)"
COLONNES = {
    "collectes": "`id_type_collecte` int(11), `localisation` int(11), `id_point_collecte` int(11), "
    "`commentaire` text",
    "conventions_sorties": NOMMEE,
    "description_structure": "`nom` text, `cr` int(11)",
    "filieres_sortie": f"`id_type_dechet_evac` text, {NOMMEE}",
    "grille_objets": f"`id_type_dechet` int(11), `prix` decimal(10,2), {NOMMEE}",
    "localites": "`nom` text, `visible` tinyint(1)",
    "moyens_paiement": NOMMEE,
    "pesees_collectes": "`masse` decimal(11,3), `id_collecte` int(11), `id_type_dechet` int(11)",
    "pesees_sorties": "`masse` decimal(7,3), `id_sortie` int(11), `id_type_dechet` int(11), "
    "`id_type_poubelle` int(11), `id_type_dechet_evac` int(11)",
    "pesees_vendus": "`masse` decimal(11,3), `quantite` int(11)",
    "points_collecte": "`nom` text, `adresse` text, `visible` tinyint(1)",
    "points_sortie": "`nom` text, `adresse` text, `visible` tinyint(1)",
    "points_vente": "`nom` text, `adresse` text, `visible` tinyint(1)",
    "sorties": "`classe` text, `id_filiere` int(11), `id_convention` int(11), "
    "`id_type_sortie` int(11), `id_point_sortie` int(11), `commentaire` text",
    "type_collecte": NOMMEE,
    "type_contenants": f"`masse` decimal(10,2), {NOMMEE}",
    "type_dechets": NOMMEE,
    "type_dechets_evac": NOMMEE,
    "type_sortie": NOMMEE,
    "types_poubelles": f"`masse_bac` decimal(10,2), `ultime` tinyint(1), {NOMMEE}",
    "utilisateurs": "`niveau` text, `nom` text, `prenom` text, `mail` text, `pass` text",
    "vendus": "`id_vente` int(11), `id_type_dechet` int(11), `id_objet` int(11), "
    "`quantite` int(11), `prix` decimal(9,2), `remboursement` decimal(9,2), `lot` tinyint(1)",
    "ventes": "`id_moyen_paiement` int(11), `commentaire` text, `id_point_vente` int(11)",
}
CLASSES = ("sorties", "sortiesc", "sortiesr", "sortiesp", "sortiesd")


def ecrire_un_export(fichier: IO[bytes], pesees: int, lignes_vendues: int) -> None:
    """An export of a base upgraded since 2018: so many weighings taken in, so many lines sold."""
    fichier.write(ENTETE.encode())
    tirage = random.Random(GRAINE)
    for table, colonnes in COLONNES.items():
        fichier.write(
            f"CREATE TABLE `{table}` (`id` int(11) NOT NULL, `timestamp` timestamp NOT NULL, "
            f"{colonnes}, {COMMUNES}, PRIMARY KEY (`id`)) ENGINE=InnoDB;\n".encode()
        )
        _inserer(fichier, table, _rangees(table, tirage, pesees, lignes_vendues))
    fichier.write(b"-- Dump completed on 2024-01-02  9:00:00\n")


def _inserer(fichier: IO[bytes], table: str, rangees: Iterable[str]) -> None:
    """Long insertions, as ``--opt`` makes them."""
    attente: list[str] = []
    for rangee in rangees:
        attente.append(rangee)
        if len(attente) == LONGUEUR_D_UNE_INSERTION:
            fichier.write(f"INSERT INTO `{table}` VALUES {','.join(attente)};\n".encode())
            attente = []
    if attente:
        fichier.write(f"INSERT INTO `{table}` VALUES {','.join(attente)};\n".encode())


def _rangees(table: str, tirage: random.Random, pesees: int, lignes: int) -> Iterator[str]:
    quand = _calendrier(pesees, lignes)
    sorties = max(1, pesees // POUR_UNE_SORTIE)
    tables: dict[str, tuple[int, Callable[[int], str]]] = {
        "collectes": (
            pesees // PAR_NOTE,
            lambda n: f"{1 + n % 3},{1 + n % 20},{1 + n % 2},'{'' if n % 9 else 'deux cartons'}'",
        ),
        "pesees_collectes": (
            pesees,
            lambda n: f"{_masse(tirage)},{1 + (n - 1) // PAR_NOTE},{1 + n % 12}",
        ),
        "sorties": (
            sorties,
            lambda n: (
                f"'{CLASSES[n % 5]}',{int(n % 5 == 2)},{int(n % 5 == 1)},{int(n % 5 == 0)},1,''"
            ),
        ),
        "pesees_sorties": (
            sorties,
            lambda n: (
                f"{_masse(tirage)},{n},{1 if n % 5 < 2 else 0},{1 + n % 3 if n % 5 == 3 else 0},"
                f"{1 + n % 4 if n % 5 in (2, 4) else 0}"
            ),
        ),
        "ventes": (lignes // PAR_TICKET, lambda n: f"{1 + n % 3},'',1"),
        "vendus": (
            lignes,
            lambda n: (
                f"{1 + (n - 1) // PAR_TICKET},{1 + n % 12},{n % 40 or 'NULL'},"
                f"{1 + n % 3},{tirage.randrange(1, 40) / 2:.2f},0.00,{int(n % 50 == 0)}"
            ),
        ),
        "pesees_vendus": (lignes // UNE_PESEE_SUR, lambda n: f"{_masse(tirage)},1"),
        "grille_objets": (40, lambda n: f"{1 + n % 12},{n / 2:.2f},{_nommee(table, n)}"),
        "filieres_sortie": (3, lambda n: f"'a1a2',{_nommee(table, n)}"),
        "type_contenants": (4, lambda n: f"1.50,{_nommee(table, n)}"),
        "types_poubelles": (3, lambda n: f"12.00,{n % 2},{_nommee(table, n)}"),
        "localites": (20, lambda n: f"'{n}° arr.',1"),
        "utilisateurs": (30, lambda n: f"'c1v1','N{n}','P{n}','{n}@exemple.fr','{'0' * 32}'"),
        "description_structure": (1, lambda n: "'La ressourcerie',1234"),
        **dict.fromkeys(
            ("points_collecte", "points_sortie", "points_vente"),
            (2, lambda n: f"'{table} {n}','12 rue des Lilas',1"),
        ),
    }
    combien, dire = tables.get(table, (12, lambda n: _nommee(table, n)))
    for n in range(1, combien + 1):
        le = quand(table, n)
        # A weighing of what was sold bears the number of the line that it weighs.
        numero = n * UNE_PESEE_SUR if table == "pesees_vendus" else n
        yield f"({numero},'{le}',{dire(n)},{1 + n % 30},{1 + n % 30},'{le}')"


def _nommee(table: str, n: int) -> str:
    return f"'{table} {n}','comme on le dit ici','#cb2323',1"


def _masse(tirage: random.Random) -> str:
    return f"{tirage.randrange(100, 30_000) / 1000:.3f}"


def _calendrier(pesees: int, lignes: int) -> Callable[[str, int], str]:
    """When each row of a table was written: all through the years, in the order of the ids."""
    rythme = {
        "collectes": (PAR_NOTE, pesees),
        "pesees_collectes": (1, pesees),
        "sorties": (1, max(1, pesees // POUR_UNE_SORTIE)),
        "pesees_sorties": (1, max(1, pesees // POUR_UNE_SORTIE)),
        "ventes": (PAR_TICKET, lignes),
        "vendus": (1, lignes),
        "pesees_vendus": (UNE_PESEE_SUR, lignes),
    }
    duree = timedelta(days=365 * ANNEES)

    def quand(table: str, n: int) -> str:
        pas, total = rythme.get(table, (0, 1))
        return f"{DEBUT + duree * min(1, n * pas / total):%Y-%m-%d %H:%M:%S}"

    return quand
