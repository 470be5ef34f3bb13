"""Bring everything in: into an empty installation, in one transaction, then say it for good."""

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import models, transaction
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

from petiterockette.base.dossiers_prives import FICHIER, dossier_prive
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.journal.arrivees import cles_d_autrui, noter_l_arrivee
from petiterockette.journal.services import consigner
from petiterockette.journal.tetes.fichier import AILLEURS, refaire_les_tetes, tetes_de_la_base
from petiterockette.version import VERSION

from ..description import FORMAT, fichier_de
from ..dossiers import RENDUS, dossiers
from ..ecriture import Dire
from ..emmenagement import ETAPES
from ..lecture import Export
from ..pose import poser_la_table, poser_les_tables
from ..refus import (
    AutreVersion,
    BaseHabitee,
    CleDuMemeNom,
    CompteSansAdministration,
)
from ..restent import A_L_ARRIVEE
from ..tables import colonnes, migrations, tables


def exiger_une_base_vide() -> None:
    """Raise ``BaseHabitee`` where a table has a row, or where files are there already."""
    for modele in tables():
        if modele._base_manager.exists():
            raise BaseHabitee(ou=modele._meta.verbose_name_plural)
    for nom in RENDUS:
        dossier = dossiers()[nom]
        if dossier.is_dir() and any(dossier.iterdir()):
            raise BaseHabitee(ou=dossier)


def importer(
    export: Export,
    *,
    administration: str,
    mot_de_passe: str,
    dire: Dire = lambda _quoi, _fait, _total: None,
) -> int:
    """Write all that an export holds; how many rows. Nothing is there before all is.

    ``administration``: the login of the account that opens the others again, with its new
    password. Raises what ``..refus`` says, and leaves nothing.
    """
    exiger_la_meme_version(export)
    exiger_une_base_vide()
    autodiscover_modules("emmenagement")
    poses: list[Path] = []
    try:
        with transaction.atomic():
            n = _ecrire_les_tables(export, dire)
            _ouvrir_le_compte(administration, mot_de_passe)
            _noter(export, n)
            for chemin in _poser_les_fichiers(export):
                poses.append(chemin)
    except BaseException:
        for chemin in poses:
            chemin.unlink(missing_ok=True)
        raise
    return n


def exiger_la_meme_version(export: Export) -> None:
    """Raise ``AutreVersion`` unless this base has the very tables of the export's."""
    dit = export.dit
    ici = {fichier_de(m): [c.column for c in colonnes(m)] for m in tables()}
    la = {d["fichier"]: [c["colonne"] for c in d["colonnes"]] for d in dit["tables"]}
    autres = _differences(migrations(), dit["migrations"]) | _differences(ici, la)
    if dit.get("format") != FORMAT or dit["version"] != VERSION or autres:
        raise AutreVersion(version=dit["version"], ou=", ".join(sorted(autres)) or VERSION)


def _differences(ici: dict[str, Any], la: dict[str, Any]) -> set[str]:
    return {nom for nom in ici.keys() | la.keys() if ici.get(nom) != la.get(nom)}


def _ecrire_les_tables(export: Export, dire: Dire) -> int:
    def poser(modele: type[models.Model]) -> int:
        fichier = fichier_de(modele)
        arriver = A_L_ARRIVEE.get(modele._meta.label)
        return poser_la_table(fichier, export.lignes(fichier), modele, colonnes(modele), arriver)

    return poser_les_tables(tables(), poser, dire=dire)


def _ouvrir_le_compte(identifiant: str, mot_de_passe: str) -> None:
    """Open the one account that opens the others."""
    try:
        compte = Compte.objects.get_by_natural_key(identifiant)
    except Compte.DoesNotExist as erreur:
        raise CompteSansAdministration(identifiant=identifiant) from erreur
    if not Affectation.objects.d_administration().filter(compte=compte, fin=None).exists():
        raise CompteSansAdministration(identifiant=identifiant)
    compte.set_password(mot_de_passe)
    compte.actif, compte.expire_le = True, None
    compte.save(update_fields=["password", "actif", "expire_le"])


def _noter(export: Export, rangees: int) -> None:
    """Go on under this installation's own key, and say since when, and from what."""
    for cle in cles_d_autrui():
        raise CleDuMemeNom(cle=cle)
    sues = {nom: tete for nom, tete in tetes_de_la_base().items() if nom not in AILLEURS}
    # Before what is written from here on is told after them.
    transaction.on_commit(lambda: refaire_les_tetes(sues))
    noter_l_arrivee(version=export.dit["version"], empreinte=export.empreinte, rangees=rangees)
    for faire in ETAPES:
        faire()
    consigner(
        "demenagement.importe",
        _("Toute la base reprise d’un export"),
        {"combien": rangees, "empreinte": export.empreinte},
    )


def _poser_les_fichiers(export: Export) -> Iterator[Path]:
    """Put back the photographs and the archives; each path as it is about to be written."""
    for nom in export.fichiers:
        sous, *reste = PurePosixPath(nom).parts
        if sous not in RENDUS:
            continue
        chemin = dossiers()[sous].joinpath(*reste)
        dossier_prive(chemin.parent)
        yield chemin
        with export.octets(nom) as entree, chemin.open("wb") as sortie:
            chemin.chmod(FICHIER)
            shutil.copyfileobj(entree, sortie)
