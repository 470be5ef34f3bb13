#!/usr/bin/env python3
"""Verify archives of the tills, with Python alone, where the product never was.

    python3 verifier_archive.py archive.zip [la-suivante.zip …]
        [--cle NOM=fichier] [--empreinte …]

Without the key it tells whether an archive is whole and agrees with itself: whoever made it all
again would agree with himself too, so nothing is said of who made it. What it prints as the
archive's fingerprint is then compared with the one that the house printed. With the key it makes
every seal again.

Leaves with 0: authentic, all agrees; 1: something is wrong; 2: it agrees with itself, and without
the key nobody may say more.
"""

import argparse
import csv
import hashlib
import hmac
import io
import json
import sys
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

MANIFESTE, SIGNATURE, MAILLONS = "manifeste.json", "signature.json", "maillons.jsonl"
# Files of the sealed content, laid out in columns.
TICKETS, LIGNES, REGLEMENTS = "tickets.csv", "lignes.csv", "reglements.csv"
CLOTURES, EVENEMENTS = "clotures.csv", "evenements.csv"
FORMULES, BLANCS = ("=", "+", "-", "@", "＝", "＋", "－", "＠"), ("\t", "\r", "\n")
# What a line of a table says of its link, before what the link holds.
DU_MAILLON = ("chaine", "maillon")
DE_L_EVENEMENT = ("code", "ecole", "par", "compte")
MONTRES = 200
ILLISIBLE = (OSError, ValueError, zipfile.BadZipFile, zlib.error)
JOUR, MOIS, ANNEE, SESSION = "jour", "mois", "annee", "session"

Json = dict[str, Any]


class Archive:
    """An archive that is open: its members, and what its manifest says of them."""

    def __init__(self, chemin: Path) -> None:
        self.nom = chemin.name
        self.zip = zipfile.ZipFile(chemin)
        self.manifeste: Json = json.loads(self.zip.read(MANIFESTE))
        if not isinstance(self.manifeste, dict):
            raise ValueError(MANIFESTE)
        self.empreinte = hashlib.sha256(self.zip.read(MANIFESTE)).hexdigest()

    def maillons(self) -> Iterator[Json]:
        with self.zip.open(MAILLONS) as flux:
            for ligne in io.TextIOWrapper(flux, "utf-8"):
                yield json.loads(ligne)

    def rangees(self, nom: str) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of a table, each with the number of its line in a spreadsheet."""
        with self.zip.open(nom) as flux:
            texte = io.TextIOWrapper(flux, "utf-8-sig", newline="")
            yield from enumerate(csv.DictReader(texte, delimiter=";"), start=2)


def verifier(chemins: Iterable[Path], cles: dict[str, str] | None = None) -> Iterator[str]:
    """What is wrong in these archives, given in their order, a French sentence each."""
    precedente: Archive | None = None
    for chemin in chemins:
        try:
            archive = Archive(chemin)
        except (*ILLISIBLE, KeyError) as erreur:
            yield f"{chemin.name} : illisible ({erreur})"
            continue
        for faute in _une(archive, cles):
            yield f"{archive.nom} : {faute}"
        if precedente:
            yield from _suite(precedente, archive)
        precedente = archive


def _une(archive: Archive, cles: dict[str, str] | None) -> Iterator[str]:
    yield from _lisible(MANIFESTE, _fichiers(archive))
    yield from _lisible(SIGNATURE, _signature(archive, cles))
    # Where a file was changed, what it says is still compared: it tells where.
    yield from _lisible("son contenu", _contenu(archive, cles))
    yield from _lisible(MANIFESTE, _ruptures(archive))


def _lisible(quoi: str, fautes: Iterator[str]) -> Iterator[str]:
    """The faults of a part, and one more where the part is not even what it should be to be
    read."""
    try:
        yield from fautes
    except (*ILLISIBLE, KeyError, TypeError, AttributeError, csv.Error) as erreur:
        yield f"{quoi} : illisible ({erreur!r})"


def _ruptures(archive: Archive) -> Iterator[str]:
    for rupture in archive.manifeste["ruptures"]:
        yield f"déjà rompu quand elle a été faite : {rupture}"


# --- Files -----------------------------------------------------------------------------


def _fichiers(archive: Archive) -> Iterator[str]:
    """Every file is there, alone of its name, and is the one that the manifest describes."""
    attendus: dict[str, Json] = archive.manifeste["fichiers"]
    presents = archive.zip.namelist()
    for nom in sorted({n for n in presents if presents.count(n) > 1}):
        yield f"{nom} : il y est plusieurs fois"
    for nom in sorted(set(presents) - set(attendus) - {MANIFESTE, SIGNATURE}):
        yield f"{nom} : il n’est pas du manifeste"
    for nom, dit in sorted(attendus.items()):
        if nom not in presents:
            yield f"{nom} : il manque"
            continue
        try:
            octets, lignes, empreinte = _mesurer(archive.zip, nom)
        except ILLISIBLE as erreur:
            yield f"{nom} : illisible ({erreur})"
            continue
        if lignes != dit["lignes"]:
            yield f"{nom} : {lignes} lignes, {dit['lignes']} au manifeste"
        if octets != dit["octets"] or empreinte != dit["sha256"]:
            yield f"{nom} : ce n’est pas le fichier du manifeste (SHA-256 {empreinte[:16]}…)"


def _mesurer(zf: zipfile.ZipFile, nom: str) -> tuple[int, int, str]:
    octets, lignes, condense = 0, 0, hashlib.sha256()
    with zf.open(nom) as flux:
        while morceau := flux.read(1 << 20):
            octets, lignes = octets + len(morceau), lignes + morceau.count(b"\n")
            condense.update(morceau)
    return octets, lignes, condense.hexdigest()


def _signature(archive: Archive, cles: dict[str, str] | None) -> Iterator[str]:
    """The manifest is the one that was signed; the mark at the end of the zip, its signature's."""
    brute = archive.zip.read(SIGNATURE)
    if archive.zip.comment.decode("ascii", "replace") != hashlib.sha256(brute).hexdigest():
        yield f"{SIGNATURE} : ce n’est pas celle dont la fin de l’archive porte l’empreinte"
    signature = json.loads(brute)
    if signature.get("manifeste_sha256") != archive.empreinte:
        yield f"{MANIFESTE} : ce n’est pas celui qui a été signé"
    if cles is None:
        return
    cle = cles.get(signature.get("cle", ""))
    if cle is None:
        yield f"{SIGNATURE} : il faudrait la clé « {signature.get('cle')} »"
    elif not hmac.compare_digest(signer(archive.empreinte, cle), str(signature.get("hmac"))):
        yield f"{SIGNATURE} : elle n’est pas de la clé « {signature['cle']} »"


def signer(empreinte: str, cle: str) -> str:
    """The seal of a manifest by its digest: HMAC-SHA-256, in hexadecimal."""
    return hmac.new(cle.encode(), empreinte.encode("ascii"), hashlib.sha256).hexdigest()


# --- Links, tables, sums ---------------------------------------------------------------


def _contenu(archive: Archive, cles: dict[str, str] | None) -> Iterator[str]:
    tableaux = _Tableaux(archive)
    livre = _Livre(archive.manifeste)
    sceaux = _Sceaux(cles)
    lues: dict[str, tuple[int, str]] = {}
    dites = {c["nom"]: c for c in archive.manifeste["chaines"]}
    for nom, maillons in groupby(archive.maillons(), key=lambda m: str(m["chaine"])):
        dite = dites.get(nom)
        if dite is None:
            yield f"{MAILLONS} : la chaîne {nom} n’est pas du manifeste"
            continue
        rang, precedent = dite["premier"] - 1, dite["precedent"]
        for maillon in maillons:
            if maillon["rang"] != rang + 1:
                yield f"{MAILLONS} : {nom}, le maillon {rang + 1} manque ou n’est pas à sa place"
            elif maillon["precedent"] != precedent:
                yield f"{MAILLONS} : {nom}, le maillon {rang + 1} ne suit pas celui d’avant"
            sceaux.lire(nom, maillon)
            yield from tableaux.comparer(maillon)
            yield from livre.lire(maillon)
            rang, precedent = maillon["rang"], maillon["empreinte"]
        lues[nom] = (rang, precedent)
    for nom, dite in dites.items():
        if lues.get(nom) != (dite["dernier"], dite["empreinte"]):
            yield f"{MAILLONS} : {nom} ne finit pas par le maillon {dite['dernier']} du manifeste"
    yield from sceaux.finir()
    yield from tableaux.finir()
    yield from livre.fermer()


class _Sceaux:
    """The seals made again, key by key; a key that makes none of them is another key."""

    def __init__(self, cles: dict[str, str] | None) -> None:
        self.cles = cles
        self.justes: dict[str, int] = defaultdict(int)
        self.faux: dict[str, list[str]] = defaultdict(list)

    def lire(self, nom: str, maillon: Json) -> None:
        if self.cles is None:
            return
        cle = maillon["cle"]
        if cle not in self.cles:
            self.faux[cle].append("")
        elif sceller(nom, maillon, self.cles[cle]) == maillon["empreinte"]:
            self.justes[cle] += 1
        else:
            faute = f"{MAILLONS} : {nom}, le maillon {maillon['rang']} a été changé"
            self.faux[cle].append(faute)

    def finir(self) -> Iterator[str]:
        for cle, fautes in self.faux.items():
            if self.cles is None or cle not in self.cles:
                yield f"il faudrait la clé « {cle} », qui a scellé {len(fautes)} maillon(s)"
            elif not self.justes[cle]:
                yield (
                    f"la clé « {cle} » donnée n’est pas la bonne : aucun des {len(fautes)} "
                    "maillon(s) n’est d’elle"
                )
            else:
                yield from fautes


def sceller(nom: str, maillon: Json, cle: str) -> str:
    """The digest that a link must carry: HMAC-SHA-256 of the one before and of what it says."""
    dit = json.dumps(
        [nom, maillon["rang"], maillon["le"], maillon["contenu"]],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hmac.new(
        cle.encode(), f"{maillon['precedent']}{dit}".encode(), hashlib.sha256
    ).hexdigest()


def cellule(valeur: Any) -> str:
    """A sealed value as a table writes it; a text that a spreadsheet would compute is defused."""
    if valeur is None:
        return ""
    if isinstance(valeur, bool):
        return "O" if valeur else "N"
    if isinstance(valeur, dict | list):
        return json.dumps(valeur, sort_keys=True, ensure_ascii=False)
    if isinstance(valeur, int):
        return str(valeur)
    texte = str(valeur).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    calculee = texte.startswith(BLANCS) or texte.lstrip().startswith(FORMULES)
    return f"'{texte}" if calculee else texte


def rangees_de(maillon: Json) -> Iterator[tuple[str, Json]]:
    """(Table, row) for each row that the tables tell of a link."""
    contenu, tete = maillon["contenu"], {"chaine": maillon["chaine"], "maillon": maillon["rang"]}
    if "lignes" in contenu and "reglements" in contenu and "code" not in contenu:
        yield TICKETS, {**contenu, **tete, "sceau": maillon["empreinte"]}
        for nom, cle in ((LIGNES, "lignes"), (REGLEMENTS, "reglements")):
            yield from ((nom, {**rangee, **tete}) for rangee in contenu[cle])
        return
    reste = {c: v for c, v in contenu.items() if c not in (*DE_L_EVENEMENT, "rangees")}
    if contenu.get("code") != "cloture.faite":
        dit = {c: contenu.get(c) for c in DE_L_EVENEMENT}
        yield EVENEMENTS, {**dit, **tete, "le": maillon["le"], "contenu": reste}
    for table, rangees in sorted(contenu.get("rangees", {}).items()):
        nom = nom_de_la_table(table)
        for rangee in rangees:
            sceau = {"sceau": maillon["empreinte"]} if nom == CLOTURES else {}
            yield nom, {**rangee, **tete, **sceau}


def nom_de_la_table(table: str) -> str:
    """« boutique_caisses.session » → « tables/session.csv »; the closings have the first place."""
    modele = table.partition(".")[2]
    return CLOTURES if modele == "cloture" else f"tables/{modele}.csv"


class _Tableaux:
    """The tables, read beside the links that they lay out: row for row, cell for cell."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.ouverts: dict[str, Iterator[tuple[int, dict[str, str]]]] = {}
        self.decales: set[str] = set()

    def comparer(self, maillon: Json) -> Iterator[str]:
        for nom, attendue in rangees_de(maillon):
            # One that has lost its place says so once: every row after it would.
            if nom in self.decales:
                continue
            if nom not in self.archive.manifeste["fichiers"]:
                self.decales.add(nom)
                yield f"{nom} : il manque, des maillons en parlent"
                continue
            rangees = self.ouverts.setdefault(nom, self.archive.rangees(nom))
            numero, lue = next(rangees, (0, {}))
            ou = f"{maillon['chaine']}, maillon {maillon['rang']}"
            if not lue:
                self.decales.add(nom)
                yield f"{nom} : {ou} : sa ligne manque"
                continue
            for colonne, dit in lue.items():
                scelle = cellule(attendue.get(colonne))
                if dit != scelle:
                    place = f"{nom}, ligne {numero} ({ou})"
                    yield f"{place} : {colonne} dit « {dit} », « {scelle} » est scellé"
                    if colonne in DU_MAILLON:
                        self.decales.add(nom)
                        break

    def finir(self) -> Iterator[str]:
        for nom, rangees in self.ouverts.items():
            if nom not in self.decales and next(rangees, None):
                yield f"{nom} : des lignes en trop à la fin"


class _Livre:
    """The sums: tickets, days, months, exercises, perpetual totals."""

    SOMMES = ("total_cts", "catalogue_cts", "remise_cts", "ht_cts", "tva_cts")
    COMPARES = (*SOMMES, "absolu_cts", "ventes", "avoirs", "corrections")
    NATURES = (("vente", "ventes"), ("avoir", "avoirs"), ("correction", "corrections"))

    def __init__(self, manifeste: Json) -> None:
        self.periode: Json = manifeste["periode"]
        self.jours: dict[tuple[Any, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.clotures: dict[Any, dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))

    def lire(self, maillon: Json) -> Iterator[str]:
        contenu = maillon["contenu"]
        if contenu.get("code") == "cloture.faite":
            for cloture in contenu["rangees"]["boutique_clotures.cloture"]:
                self.clotures[cloture["caisse_id"]][cloture["niveau"]].append(cloture)
        elif "reglements" in contenu and "code" not in contenu:
            yield from self._ticket(maillon, contenu)

    def _ticket(self, maillon: Json, ticket: Json) -> Iterator[str]:
        nom = f"{maillon['chaine']}, ticket {maillon['rang']}"
        lignes, reglements = ticket["lignes"], ticket["reglements"]
        if sum(li["montant_cts"] for li in lignes) != ticket["total_cts"]:
            yield f"{nom} : ses lignes ne font pas son total"
        if sum(r["montant_cts"] for r in reglements) != ticket["total_cts"]:
            yield f"{nom} : ses règlements ne font pas son total"
        if ticket["ht_cts"] + ticket["tva_cts"] != ticket["total_cts"]:
            yield f"{nom} : hors taxes et TVA ne font pas son total"
        if ticket["serie__ecole"]:
            return
        jour = self.jours[ticket["serie__caisse__numero"], ticket["jour"]]
        for champ in self.SOMMES:
            jour[champ] += ticket[champ]
        jour["absolu_cts"] += abs(ticket["total_cts"])
        for nature, champ in self.NATURES:
            jour[champ] += ticket["nature"] == nature

    def fermer(self) -> Iterator[str]:
        numeros = {cle: numero for numero, cle in self.periode["caisses"].items()}
        for cle, niveaux in sorted(self.clotures.items()):
            caisse = int(numeros.get(cle, 0))
            clos = {j["debut"] for j in niveaux[JOUR]}
            for numero, jour in sorted(self.jours):
                if numero == caisse and self._dedans(jour) and jour not in clos:
                    yield f"caisse {caisse} : le {jour} a des tickets et pas de clôture"
            for cloture in niveaux[JOUR]:
                if self._dedans(cloture["debut"]):
                    lus = self.jours.get((caisse, cloture["debut"]), {})
                    yield from self._comparees(caisse, cloture, lus)
            yield from self._sommees(caisse, niveaux[JOUR], niveaux[MOIS])
            yield from self._sommees(caisse, niveaux[MOIS], niveaux[ANNEE])
            for niveau in (SESSION, JOUR, MOIS, ANNEE):
                yield from _suivies(caisse, niveau, niveaux[niveau])

    def _dedans(self, jour: str) -> bool:
        return bool(self.periode["debut"] <= jour <= self.periode["fin"])

    def _sommees(self, caisse: int, parts: list[Json], sommes: list[Json]) -> Iterator[str]:
        for somme in sommes:
            debut, fin = somme["debut"], somme["fin"]
            dessous = [p for p in parts if debut <= p["debut"] and p["fin"] <= fin]
            # An archive that begins within a month cannot sum it.
            if dessous and dessous[0]["debut"] == debut:
                lus = {champ: sum(p[champ] for p in dessous) for champ in self.COMPARES}
                yield from self._comparees(caisse, somme, lus)

    def _comparees(self, caisse: int, cloture: Json, lus: dict[str, int]) -> Iterator[str]:
        for champ in self.COMPARES:
            if cloture[champ] != lus.get(champ, 0):
                yield (
                    f"caisse {caisse}, clôture {cloture['niveau']} nº {cloture['numero']} du "
                    f"{cloture['debut']} : {champ} vaut {cloture[champ]}, relu {lus.get(champ, 0)}"
                )


def _suivies(caisse: int, niveau: str, clotures: list[Json]) -> Iterator[str]:
    """No number is missing, and what was sold for ever goes on from one to the next."""
    for avant, cloture in pairwise(clotures):
        nom = f"caisse {caisse}, clôture {niveau} nº {cloture['numero']}"
        if cloture["numero"] != avant["numero"] + 1:
            yield f"{nom} : le nº {avant['numero'] + 1} manque"
        if niveau not in (SESSION, JOUR):
            continue
        for perpetuel, plus in (
            ("perpetuel_net_cts", "total_cts"),
            ("perpetuel_absolu_cts", "absolu_cts"),
            ("perpetuel_ventes", "ventes"),
        ):
            if cloture[perpetuel] != avant[perpetuel] + cloture[plus]:
                yield f"{nom} : {perpetuel} ne suit pas celui d’avant"


def _suite(avant: Archive, apres: Archive) -> Iterator[str]:
    """The chains of one archive go on in the next."""
    dernieres = {c["nom"]: c for c in avant.manifeste["chaines"]}
    for chaine in apres.manifeste["chaines"]:
        derniere = dernieres.get(chaine["nom"])
        if derniere and derniere["dernier"] + 1 == chaine["premier"]:
            if derniere["empreinte"] != chaine["precedent"]:
                yield f"{apres.nom} : {chaine['nom']} ne suit pas {avant.nom}"
        elif derniere and derniere["dernier"] + 1 < chaine["premier"]:
            trou = f"{derniere['dernier'] + 1} à {chaine['premier'] - 1}"
            yield f"{apres.nom} : {chaine['nom']}, les maillons {trou} ne sont dans aucune des deux"


def main(arguments: list[str] | None = None) -> int:
    analyseur = argparse.ArgumentParser(description="Vérifie des archives de caisse.")
    analyseur.add_argument("archives", nargs="+", type=Path, help="dans leur ordre")
    analyseur.add_argument(
        "--cle", action="append", metavar="NOM=FICHIER", help="un fichier qui tient la clé"
    )
    analyseur.add_argument("--empreinte", help="celle que la maison a imprimée")
    options = analyseur.parse_args(arguments)
    cles = None
    if options.cle:
        paires = [paire.partition("=")[::2] for paire in options.cle]
        cles = {nom: Path(fichier).read_text("utf-8").strip() for nom, fichier in paires}
    fautes = 0
    for fautes, faute in enumerate(verifier(options.archives, cles), start=1):
        if fautes <= MONTRES:
            print("FAUTE :", faute)
    for chemin in options.archives:
        fautes += _dire(chemin, options.empreinte if len(options.archives) == 1 else None)
    if fautes:
        print(
            f"En tout, fautes : {fautes}. Ces archives ne sont pas telles qu’elles ont été faites."
        )
        return 1
    print("Tout s’accorde : fichiers, maillons, tableaux, totaux.")
    if cles is None:
        print("Verdict : cohérente, authenticité non vérifiée.")
        print("Sans la clé, comparez l’empreinte avec celle que la maison a imprimée.")
        return 2
    print("Verdict : authentique.")
    return 0


def _dire(chemin: Path, attendue: str | None) -> int:
    """Print the fingerprint of an archive; 1 if it is not the one expected."""
    try:
        archive = Archive(chemin)
    except (*ILLISIBLE, KeyError):
        return 0
    periode = archive.manifeste["periode"]
    print(f"{archive.nom} : du {periode['debut']} au {periode['fin']}")
    print(f"  empreinte : {archive.empreinte}")
    if attendue and attendue.replace(" ", "").lower() != archive.empreinte:
        print("FAUTE : ce n’est pas l’empreinte que la maison a imprimée.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
