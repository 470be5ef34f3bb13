"""Archives of the tills: asked for by somebody or by the end of an exercise, made behind the
pages, known for good."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.clotures.exercices import derniers_jours_clos
from boutique.clotures.models import Cloture
from boutique.regles.droits import ARCHIVER
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.dites import dites
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander
from petiterockette.version import VERSION

from ..contenu import tranches
from ..dossier import balayer, empreinte_du_fichier, nouveau_chemin
from ..ecriture import ecrire
from ..exercices import exercices_sans_archive
from ..models import Archive
from ..refus import AucuneFacture, JoursPasClos, PeriodeALEnvers, RienAArchiver
from ..verifier_archive import verifier

NATURE = "archive_de_caisse"
Genre = Archive.Genre
_PHRASES: dict[str, Any] = {
    Genre.CAISSES: gettext_lazy("Archive des caisses du %(du)s au %(au)s"),
    Genre.FACTURES: gettext_lazy("Archive des factures du %(du)s au %(au)s"),
}
# What asks of itself who waits: done so many, of so many.
Dire = Callable[[str, int, int], None]


def bornes_archivables() -> tuple[date, date]:
    """The first day closed at a till, and the last that is at all of them.

    Raises ``RienAArchiver``.
    """
    jours = Cloture.objects.filter(niveau=Cloture.Niveau.JOUR).order_by("debut")
    premier = jours.first()
    if premier is None:
        raise RienAArchiver()
    closes = [derniere for _caisse, derniere in derniers_jours_clos()]
    return premier.debut, min(closes)


def demander_une_archive(
    *, debut: date, fin: date, uuid: UUID, compte: Compte, genre: str = Genre.CAISSES
) -> Travail:
    """Ask for the archive of some days, all closed; the same page again is one archive.

    Raises ``PeriodeALEnvers``, ``JoursPasClos``, ``RienAArchiver``, ``AucuneFacture`` or
    ``DroitManquant``.
    """
    exiger_partout(compte, ARCHIVER)
    if fin < debut:
        raise au_champ("fin", PeriodeALEnvers)
    bornes_archivables()
    for caisse, clos in derniers_jours_clos():
        if clos < fin:
            raise au_champ("fin", JoursPasClos, caisse=str(caisse), jour=date_format(clos))
    if genre == Genre.FACTURES and not tranches(debut, fin, genre):
        raise au_champ("genre", AucuneFacture)
    return _demander(debut, fin, genre, str(uuid), compte=compte.pk, par=compte.personne_id)


def archiver_les_exercices() -> int:
    """Ask for the archives of each exercise that is closed at every till and lacks one; how many.

    One of the tills, and one of the invoices if there were any.
    """
    demandees = 0
    for genre in Genre:
        for debut, fin in exercices_sans_archive(genre):
            closes = all(clos >= fin for _caisse, clos in derniers_jours_clos())
            if closes and tranches(debut, fin, genre):
                _demander(debut, fin, genre, "exercice")
                demandees += 1
    return demandees


def archiver(
    debut: date,
    fin: date,
    *,
    compte: int | None,
    par: int | None,
    genre: str = Genre.CAISSES,
    dire: Dire = lambda *_a: None,
) -> Archive:
    """Write an archive, read it again, and make it known; ``compte`` and ``par``: ids.

    Raises ``OSError`` where the disk refuses: nothing is known of it then.
    """
    maintenant = timezone.now()
    balayer(maintenant)
    chemin = nouveau_chemin(debut, fin, timezone.localtime(maintenant), genre)
    brouillon = chemin.with_name(f".en-cours-{chemin.name}")
    try:
        ecrite = ecrire(
            brouillon, debut, fin, genre, dire=lambda fait, total: dire(_("Écriture"), fait, total)
        )
        dire(_("Relecture"), 0, 0)
        fautes = sum(1 for _faute in verifier([brouillon], dict(settings.CLES_DES_CHAINES)))
        sha256, octets = empreinte_du_fichier(brouillon), brouillon.stat().st_size
        _poser(brouillon, chemin)
    except BaseException:
        brouillon.unlink(missing_ok=True)
        raise
    archive = Archive(
        genre=genre,
        fichier=chemin.name,
        debut=debut,
        fin=fin,
        octets=octets,
        sha256=sha256,
        empreinte=ecrite.empreinte,
        tickets=ecrite.tickets,
        maillons=ecrite.maillons,
        fautes=fautes,
        le=maintenant.replace(microsecond=0),
        par=par,
        compte_id=compte,
        version=VERSION,
    )
    with transaction.atomic():
        archive.save(force_insert=True)
        consigner(
            "boutique.archive.faite",
            _PHRASES[genre] % {"du": date_format(debut), "au": date_format(fin)},
            {"archive": archive.pk, "empreinte": ecrite.empreinte},
            par=par,
            compte=compte,
        )
        noter_a_la_maison("archive.faite", par=par, compte=compte, **dites([archive]))
    return archive


def _demander(
    debut: date,
    fin: date,
    genre: str,
    cle: str,
    *,
    compte: int | None = None,
    par: int | None = None,
) -> Travail:
    return demander(
        nature=NATURE,
        cle=f"{NATURE}:{genre}:{debut:%Y%m%d}:{fin:%Y%m%d}:{cle}"[:80],
        resume=_PHRASES[genre] % {"du": date_format(debut), "au": date_format(fin)},
        donnees={
            "debut": debut.isoformat(),
            "fin": fin.isoformat(),
            "genre": genre,
            "compte": compte,
            "par": par,
        },
    )


def _poser(brouillon: Path, chemin: Path) -> None:
    """Put the finished file in its place, on the disk for good."""
    brouillon.chmod(0o600)
    with brouillon.open("rb") as fichier:
        os.fsync(fichier.fileno())
    brouillon.replace(chemin)
