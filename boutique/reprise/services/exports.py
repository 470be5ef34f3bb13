"""Receive an export, examine it behind the page, throw its file away."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.oressource.carnet.carnet import Carnet, tenir_un_carnet
from boutique.oressource.examen.examen import examiner as examiner_le_carnet
from boutique.oressource.rapport.machine import en_json
from boutique.oressource.refus import BaseRefusee
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.services import consigner
from petiterockette.travaux.estimation import Suivre
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander

from .. import fichiers
from ..avancement import EXAMINER, lecture_d_abord
from ..models import BaseDAvant, Export
from ..refus import BaseSansNom, DejaLa, EnCours

DROIT = "reprise.tenir"
EXAMEN = "oressource_examen"


def recevoir(
    *, compte: Compte, uuid: UUID, base: str, nom: str, morceaux: Iterable[bytes]
) -> tuple[Export, bool]:
    """Keep an export on the disk, of the installation named ``base``, known or new.

    ``morceaux``: the file, part after part. Returns it and whether it is new. Nothing is read
    of it yet. Raises ``BaseSansNom``, ``DejaLa`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    base = base.strip()[:80]
    if not base:
        raise BaseSansNom(champs={"base": str(BaseSansNom.texte)})
    deja = Export.objects.filter(uuid=uuid).first()
    if deja:
        return deja, False
    depose = fichiers.deposer(uuid, morceaux)
    try:
        with transaction.atomic():
            return _garder(compte, uuid, base, nom.strip()[:200], depose), True
    except Exception:
        fichiers.jeter(uuid)
        raise


def _garder(compte: Compte, uuid: UUID, base: str, nom: str, depose: fichiers.Depose) -> Export:
    la, _neuve = BaseDAvant.objects.get_or_create(nom=base)
    meme = Export.objects.filter(base=la, empreinte=depose.empreinte)
    if deja := meme.exclude(etat=Export.Etat.REFUSE).filter(jete_le=None).first():
        raise DejaLa(nom=deja.nom)
    # Refused, or thrown away: it is brought again.
    champs = {"uuid": uuid, "nom": nom or _("sans nom"), "jete_le": None, "phrase": ""}
    ancien = meme.first()
    if ancien:
        fichiers.jeter(ancien.uuid)
        if ancien.etat == Export.Etat.REFUSE:
            champs["etat"] = Export.Etat.RECU
        for champ, valeur in champs.items():
            setattr(ancien, champ, valeur)
        ancien.save(update_fields=list(champs))
        export = ancien
    else:
        export = Export.objects.create(
            base=la,
            octets=depose.octets,
            empreinte=depose.empreinte,
            recu_le=timezone.now(),
            compte=compte,
            **champs,
        )
    noter(export, "boutique.reprise.recue", _("Base d’Oressource reçue"), compte)
    return export


def empreinte_du_fichier(chemin: Path) -> str:
    """The SHA-256 of a file of the server, as ``recevoir`` keeps it."""
    with chemin.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def demander_l_examen(export: Export) -> Travail:
    """Have an export read behind the page; asked twice, it is one work."""
    return demander(
        nature=EXAMEN,
        cle=f"{EXAMEN}:{export.uuid}",
        resume=_("Lire la base «\u00a0%(nom)s\u00a0»") % {"nom": export.nom[:100]},
        donnees={"export": export.pk},
    )


@contextmanager
def carnet_de(export: Export, suivre: Suivre | None = None) -> Iterator[Carnet]:
    """The rows of an export, until the end of the block. Raises ``BaseRefusee``."""
    recu_le = timezone.localdate(export.recu_le)
    with (
        fichiers.ouvrir(export.uuid) as fichier,
        tenir_un_carnet(fichier, suivre, recu_le) as carnet,
    ):
        yield carnet


def examiner(export: Export, suivre: Suivre | None = None) -> Export:
    """Read an export and keep what its examination says, or the sentence that refuses it."""
    try:
        with carnet_de(export, lecture_d_abord(suivre, EXAMINER)) as carnet:
            lu = json.loads(en_json(examiner_le_carnet(carnet)))
    except BaseRefusee as refus:
        export.etat, export.phrase = Export.Etat.REFUSE, str(refus)[:300]
        fichiers.jeter(export.uuid)
        export.jete_le = timezone.now()
        export.save(update_fields=["etat", "phrase", "jete_le"])
        return export
    export.examen, export.essai = lu, {}
    if export.etat == Export.Etat.RECU:
        export.etat = Export.Etat.EXAMINE
    export.save(update_fields=["etat", "examen", "essai"])
    return export


@transaction.atomic
def jeter(*, export: Export, compte: Compte) -> Export:
    """Throw away the file of an export; what was read and written of it stays.

    Raises ``EnCours`` or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    if export.etat == Export.Etat.RECU:
        raise EnCours()
    if export.jete_le is None:
        _jeter(export)
        noter(export, "boutique.reprise.jetee", _("Fichier d’Oressource jeté"), compte)
    return export


def jeter_les_vieux(maintenant: datetime) -> int:
    """Throw away the files whose term is over; how many."""
    vieux = Export.objects.filter(jete_le=None, recu_le__lt=maintenant - fichiers.GARDE)
    for export in vieux:
        _jeter(export)
    return len(vieux)


def _jeter(export: Export) -> None:
    export.jete_le = timezone.now()
    export.save(update_fields=["jete_le"])
    transaction.on_commit(lambda: fichiers.jeter(export.uuid))


def noter(export: Export, code: str, phrase: str, compte: Compte, **de_plus: Any) -> None:
    """Write a gesture on an export in the journal."""
    consigner(
        code,
        f"{phrase}\u00a0: «\u00a0{export.nom[:100]}\u00a0»",
        {"export": export.pk, "base": export.base_id, **de_plus},
        par=compte.personne_id,
        compte=compte.pk,
    )
