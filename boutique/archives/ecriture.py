"""Write an archive: one zip of open files, read and written as it goes, then signed."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from boutique.caisses.models import Caisse
from petiterockette.journal.perimetre import empreinte_du_perimetre
from petiterockette.lieux.models import Association
from petiterockette.version import VERSION

from . import verifier_archive as script
from .contenu import Tranche, colonnes_de, listes, tranches
from .models import Archive

FORMAT = 1
# How many links between two words said to who waits.
PAS = 2000
RUPTURES_DITES = 50
_ATTENDUES = (script.TICKETS, script.LIGNES, script.REGLEMENTS, script.CLOTURES)
Dire = Callable[[int, int], None]


class Ecrite(NamedTuple):
    """What was written: the digest of its manifest, how many tickets and links."""

    empreinte: str
    tickets: int
    maillons: int


def ecrire(
    chemin: Path, debut: date, fin: date, genre: str, *, dire: Dire = lambda _f, _t: None
) -> Ecrite:
    """Write the archive of some days, both included, at a path whose folder is there.

    ``dire``: told the links that are done, and of how many. Memory does not grow with the days.
    """
    les_tranches = tranches(debut, fin, genre)
    maintenant = timezone.localtime()
    with (
        TemporaryDirectory(prefix=".en-cours-", dir=chemin.parent) as dossier,
        ZipFile(chemin, "w", ZIP_DEFLATED) as zf,
    ):
        colis = _Colis(zf, maintenant)
        etat = _deposer(colis, Path(dossier), les_tranches, genre, dire)
        colis.ajouter("listes.csv", _csv(("liste", "numero", "code", "nom"), listes()))
        dit = {"debut": debut, "fin": fin, "tranches": les_tranches, "version": VERSION}
        lisez_moi = render_to_string("boutique/archives/LISEZMOI.txt", dit | {"genre": genre})
        colis.ajouter("LISEZMOI.txt", [lisez_moi])
        colis.ajouter("verifier_archive.py", [Path(script.__file__).read_text("utf-8")])
        manifeste = _manifeste(colis, les_tranches, etat, debut, fin, maintenant)
        manifeste["genre"] = genre
        empreinte = colis.sceller(manifeste)
    return Ecrite(empreinte, etat.tickets, sum(t.nombre for t in les_tranches))


class _Etat:
    """What was met on the way: the heads of the chains, the tickets, what was broken already."""

    def __init__(self) -> None:
        self.tetes: dict[str, tuple[str, str]] = {}
        self.tickets = 0
        self.ruptures: list[str] = []

    def suivre(self, maillon: dict[str, Any], attendu: int) -> None:
        """Check a link by its key, and that it follows; an archive says what it was made of."""
        nom = maillon["chaine"]
        premier, avant = self.tetes.get(nom, (maillon["precedent"], maillon["precedent"]))
        cle = settings.CLES_DES_CHAINES.get(maillon["cle"], "")
        entier = script.sceller(nom, maillon, cle) == maillon["empreinte"]
        suit = (maillon["rang"], maillon["precedent"]) == (attendu, avant)
        if not (suit and entier) and len(self.ruptures) < RUPTURES_DITES:
            self.ruptures.append(f"{nom}, maillon {attendu}")
        self.tetes[nom] = (premier, maillon["empreinte"])


def _deposer(
    colis: "_Colis", dossier: Path, les_tranches: list[Tranche], genre: str, dire: Dire
) -> _Etat:
    """The links, and beside them the tables that lay them out."""
    etat, fait = _Etat(), 0
    total = sum(t.nombre for t in les_tranches)
    with ExitStack() as ouverts:
        tables = _Tables(dossier, ouverts)
        # The tables that everybody looks for are there, empty or not.
        for nom in _ATTENDUES if genre == Archive.Genre.CAISSES else ():
            tables.ouvrir(nom, "")
        with colis.nouveau(script.MAILLONS) as sortie:
            for tranche in les_tranches:
                for attendu, maillon in enumerate(tranche.maillons(), start=tranche.premier):
                    etat.suivre(maillon, attendu)
                    sortie.dire(f"{_en_json(maillon)}\n")
                    tables.repartir(maillon)
                    fait += 1
                    if fait % PAS == 0:
                        dire(fait, total)
    etat.tickets = tables.lignes.get(script.TICKETS, 0)
    for nom in sorted(tables.lignes):
        with (dossier / _a_plat(nom)).open(encoding="utf-8", newline="") as fichier:
            colis.ajouter(nom, fichier)
    return etat


class _Tables:
    """Tables being written side by side, each in a file of its own until the zip takes it."""

    def __init__(self, dossier: Path, ouverts: ExitStack) -> None:
        self.dossier, self.ouverts = dossier, ouverts
        self.ecrivains: dict[str, tuple[Any, tuple[str, ...]]] = {}
        self.lignes: dict[str, int] = {}

    def ouvrir(self, nom: str, table: str) -> tuple[Any, tuple[str, ...]]:
        if nom not in self.ecrivains:
            colonnes = colonnes_de(nom, table)
            fichier = self.ouverts.enter_context(
                (self.dossier / _a_plat(nom)).open("w", encoding="utf-8-sig", newline="")
            )
            ecrivain = _ecrivain(fichier)
            ecrivain.writerow(colonnes)
            self.ecrivains[nom], self.lignes[nom] = (ecrivain, colonnes), 0
        return self.ecrivains[nom]

    def repartir(self, maillon: dict[str, Any]) -> None:
        modeles = {script.nom_de_la_table(t): t for t in maillon["contenu"].get("rangees", {})}
        for nom, rangee in script.rangees_de(maillon):
            ecrivain, colonnes = self.ouvrir(nom, modeles.get(nom, ""))
            ecrivain.writerow([script.cellule(rangee.get(c)) for c in colonnes])
            self.lignes[nom] += 1


class _Sortie:
    """A member of the zip being written, measured as it goes."""

    def __init__(self, flux: IO[bytes]) -> None:
        self.flux, self.octets, self.lignes, self.condense = flux, 0, 0, hashlib.sha256()

    def dire(self, texte: str) -> None:
        octets = texte.encode()
        self.flux.write(octets)
        self.condense.update(octets)
        self.octets, self.lignes = self.octets + len(octets), self.lignes + octets.count(b"\n")


class _Colis:
    """The zip, and what its manifest will say of each member."""

    def __init__(self, zf: ZipFile, le: datetime) -> None:
        self.zf, self.le = zf, le
        self.fichiers: dict[str, dict[str, Any]] = {}

    @contextmanager
    def nouveau(self, nom: str) -> Iterator[_Sortie]:
        with self.zf.open(self.entete(nom), "w", force_zip64=True) as flux:
            sortie = _Sortie(flux)
            yield sortie
        self.fichiers[nom] = {
            "octets": sortie.octets,
            "lignes": sortie.lignes,
            "sha256": sortie.condense.hexdigest(),
        }

    def ajouter(self, nom: str, morceaux: Iterable[str]) -> None:
        with self.nouveau(nom) as sortie:
            for morceau in morceaux:
                sortie.dire(morceau)

    def sceller(self, manifeste: dict[str, Any]) -> str:
        """Add the manifest and its signature; returns the digest of the manifest."""
        octets = json.dumps(manifeste, ensure_ascii=False, indent=1, sort_keys=True).encode()
        empreinte = hashlib.sha256(octets).hexdigest()
        signature = _en_json(
            {
                "algorithme": "HMAC-SHA-256",
                "cle": settings.NOM_DE_LA_CLE,
                "manifeste_sha256": empreinte,
                "hmac": script.signer(empreinte, settings.CLE_DES_CHAINES),
            }
        ).encode()
        self.zf.writestr(self.entete(script.MANIFESTE), octets)
        self.zf.writestr(self.entete(script.SIGNATURE), signature)
        self.zf.comment = hashlib.sha256(signature).hexdigest().encode("ascii")
        return empreinte

    def entete(self, nom: str) -> ZipInfo:
        info = ZipInfo(nom, self.le.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        return info


def _manifeste(
    colis: _Colis,
    les_tranches: list[Tranche],
    etat: _Etat,
    debut: date,
    fin: date,
    maintenant: datetime,
) -> dict[str, Any]:
    association = Association.objects.first()
    return {
        "format": FORMAT,
        "faite_le": maintenant.isoformat(timespec="seconds"),
        "logiciel": {"version": VERSION, "perimetre_sha256": empreinte_du_perimetre()},
        "association": {
            "nom": association.nom if association else "",
            "siret": association.siret if association else "",
        },
        "periode": {
            "debut": debut.isoformat(),
            "fin": fin.isoformat(),
            "caisses": {str(c.numero): c.pk for c in Caisse.objects.order_by("numero")},
        },
        "chaines": [
            {
                "nom": t.chaine.nom,
                "premier": t.premier,
                "dernier": t.dernier,
                "precedent": etat.tetes.get(t.chaine.nom, ("", ""))[0],
                "empreinte": etat.tetes.get(t.chaine.nom, ("", ""))[1],
            }
            for t in les_tranches
        ],
        "ruptures": etat.ruptures,
        "fichiers": colis.fichiers,
    }


def _csv(entetes: Iterable[str], rangees: Iterable[Iterable[Any]]) -> Iterable[str]:
    lignes = StringIO(newline="")
    ecrivain = _ecrivain(lignes)
    ecrivain.writerow(entetes)
    ecrivain.writerows([script.cellule(v) for v in rangee] for rangee in rangees)
    return ["\ufeff", lignes.getvalue()]


def _ecrivain(fichier: Any) -> Any:
    return csv.writer(fichier, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")


def _a_plat(nom: str) -> str:
    return nom.replace("/", "-")


def _en_json(valeur: Any) -> str:
    return json.dumps(valeur, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
