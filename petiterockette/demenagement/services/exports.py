"""Take everything away: asked for by the direction, written behind the pages, known for good."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NamedTuple
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.base.dossiers_prives import FICHIER, dossier_prive
from petiterockette.base.sql import lire
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner
from petiterockette.papiers.dossier import GARDE
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander
from petiterockette.version import VERSION

from ..chiffre import cle_sous_phrase, destinataire, en_chiffrant
from ..colis import ColisDossier, ColisZip
from ..dossiers import poids
from ..ecriture import LISEZMOI, Bilan, Dire, ecrire
from ..lecture import CHIFFRE, CLE
from ..refus import DossierPlein, ExportEnCours

DROIT = "demenagement.emporter"
NATURE = "tout_emporter"


class Chiffrement(NamedTuple):
    """Who may open an export: a recipient of age; ``cle``: its key, where a phrase opens it."""

    destinataire: str = ""
    cle: bytes = b""


EN_CLAIR = Chiffrement()


def chiffrement(*, phrase: str = "", pour: str = "") -> Chiffrement:
    """What a phrase, or a recipient, asks for. Raises ``PhraseTropCourte``,
    ``DestinataireIllisible``."""
    if phrase:
        return Chiffrement(*cle_sous_phrase(phrase))
    if pour:
        destinataire(pour)
        return Chiffrement(pour.strip())
    return EN_CLAIR


@transaction.atomic
def demander_un_export(*, uuid: UUID, chiffre: Chiffrement, compte: Compte) -> Travail:
    """Ask for everything, to be fetched within a day by whoever asked.

    The same page again is one export. Raises ``ExportEnCours`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    cle = f"{NATURE}:{uuid}"
    en_cours = Travail.objects.qui_bougent().filter(nature=NATURE).exclude(cle=cle)
    if en_cours.exists():
        raise ExportEnCours()
    travail = demander(
        nature=NATURE,
        cle=cle,
        resume=_("Tout emporter"),
        donnees={
            "numero": str(uuid),
            "pour": chiffre.destinataire,
            "par": compte.personne_id,
            "compte": compte.pk,
        },
    )
    consigner(
        "demenagement.export.demande",
        _("Toute la base demandée en fichiers"),
        {"travail": travail.pk, "chiffre": bool(chiffre.destinataire)},
        par=compte.personne_id,
        compte=compte.pk,
    )
    if chiffre.cle:
        _cle_de(str(uuid)).write_bytes(chiffre.cle)
    return travail


def exporter_le_demande(donnees: dict[str, Any], dire: Dire) -> Bilan:
    """Write what ``demander_un_export`` asked for. Raises ``OSError`` where the disk refuses."""
    fichier_de_la_cle = _cle_de(donnees["numero"])
    cle = fichier_de_la_cle.read_bytes() if fichier_de_la_cle.is_file() else b""
    chiffre = Chiffrement(donnees["pour"], cle)
    chemin = fichier_prepare(donnees["numero"])
    qui = {"par": donnees["par"], "compte": donnees["compte"]}
    return exporter(chemin, chiffre=chiffre, dire=dire, **qui)


def exporter(
    chemin: Path,
    *,
    chiffre: Chiffrement = EN_CLAIR,
    par: int | None = None,
    compte: int | None = None,
    dire: Dire = lambda _quoi, _fait, _total: None,
) -> Bilan:
    """Write everything to a zip, or to a folder that is empty; whole, or not there.

    Raises ``DossierPlein``, or ``OSError`` where the disk refuses.
    """
    if chemin.is_dir():
        if any(chemin.iterdir()):
            raise DossierPlein(dossier=chemin)
        bilan = ecrire(ColisDossier(chemin), dire=dire)
    else:
        brouillon = chemin.with_name(f"{chemin.name}.en-cours")
        try:
            with _prive(brouillon) as sortie, _zip(sortie, chiffre) as zf:
                bilan = ecrire(ColisZip(zf), dire=dire)
            brouillon.replace(chemin)
        except BaseException:
            brouillon.unlink(missing_ok=True)
            raise
    _noter(bilan, chiffre, par, compte)
    return bilan


def fichier_prepare(numero: str) -> Path:
    """Where an export that was asked for lies: with the papers, for a day like them."""
    return dossier_prive(Path(settings.DOSSIER_DES_PAPIERS)) / f"{numero}.tout"


def nom_du_fichier(le: datetime, chiffre: str, avec_phrase: bool) -> str:
    """« petite-rockette_2026-05-04.zip », « .zip.age » for a recipient."""
    suite = ".zip.age" if chiffre and not avec_phrase else ".zip"
    return f"petite-rockette_{timezone.localdate(le):%Y-%m-%d}{suite}"


def dernier_de(compte: Compte) -> Travail | None:
    """The last export that an account asked for, while its file is kept."""
    depuis = timezone.now() - GARDE
    siens = Travail.objects.filter(nature=NATURE, demande_le__gte=depuis, donnees__compte=compte.pk)
    return siens.order_by("-demande_le", "-id").first()


def a_une_phrase(numero: str) -> bool:
    """Whether a phrase opens an export that was asked for."""
    return _cle_de(numero).is_file()


@transaction.atomic
def noter_qu_il_est_pris(travail: Travail, *, compte: Compte) -> None:
    """Keep who fetched an export, and when."""
    consigner(
        "demenagement.export.pris",
        _("Toute la base emportée"),
        {"travail": travail.pk},
        par=compte.personne_id,
        compte=compte.pk,
    )


def taille_de_la_base() -> int:
    """How many bytes the base takes, the files beside it too."""
    if connection.vendor == "postgresql":
        [(octets,)] = lire("SELECT pg_database_size(current_database())")
    else:
        [(octets,)] = lire("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    return octets + poids()


@contextmanager
def _prive(chemin: Path) -> Iterator[IO[bytes]]:
    with chemin.open("wb") as sortie:
        os.fchmod(sortie.fileno(), FICHIER)
        yield sortie
        sortie.flush()
        os.fsync(sortie.fileno())


@contextmanager
def _zip(sortie: IO[bytes], chiffre: Chiffrement) -> Iterator[ZipFile]:
    """The zip of an export: in the clear, encrypted, or encrypted beside its own key."""
    if not chiffre.destinataire:
        with ZipFile(sortie, "w", ZIP_DEFLATED) as zf:
            yield zf
        return
    pour = [destinataire(chiffre.destinataire)]
    if not chiffre.cle:
        with en_chiffrant(sortie, pour) as clair, ZipFile(clair, "w", ZIP_DEFLATED) as zf:
            yield zf
        return
    with ZipFile(sortie, "w") as autour:
        colis = ColisZip(autour)
        with colis.nouveau(CLE) as membre:
            membre.dire(chiffre.cle)
        with colis.nouveau(LISEZMOI) as membre:
            membre.dire(render_to_string("demenagement/LISEZMOI-chiffre.txt").encode())
        with (
            colis.nouveau(CHIFFRE) as membre,
            en_chiffrant(membre.sortie, pour) as clair,
            ZipFile(clair, "w", ZIP_DEFLATED) as zf,
        ):
            yield zf


def _cle_de(numero: str) -> Path:
    return fichier_prepare(numero).with_suffix(".cle")


@transaction.atomic
def _noter(bilan: Bilan, chiffre: Chiffrement, par: int | None, compte: int | None) -> None:
    contenu: dict[str, Any] = {
        "empreinte": bilan.empreinte,
        "combien": [bilan.tables, bilan.rangees, bilan.fichiers],
        "chiffre": bool(chiffre.destinataire),
        "version": VERSION,
    }
    consigner(
        "demenagement.export.fait",
        _("Toute la base mise en fichiers"),
        contenu,
        par=par,
        compte=compte,
    )
    noter_a_la_maison("demenagement.exporte", par=par, compte=compte, **contenu)
