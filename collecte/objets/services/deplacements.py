"""Move followed things: scan many, then say where. What is not known is told beside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.livre.entete import Entete
from petiterockette.droits import exiger
from petiterockette.mots.francais import au

from ..codes import code_lisible, lire_code
from ..models import Emplacement, Evenement, Objet
from ..refus import RienDeScanne
from .evenements import SUIVRE, au_champ, evenement_de, raconter, une_fois_par_page

SCANS_MAX = 300


@dataclass
class Deplacement:
    """What a scan did: things moved, those that were there already, and what was not moved.

    ``laisses``: pairs (what was scanned, why it stays where it is).
    """

    deplaces: list[Objet] = field(default_factory=list)
    deja_la: list[Objet] = field(default_factory=list)
    laisses: list[tuple[str, str]] = field(default_factory=list)


def deplacer(
    *, entete: Entete, emplacement: Emplacement, scans: Sequence[str], le: datetime | None = None
) -> tuple[Deplacement, bool]:
    """Put what was scanned at a place, each thing once; the rest is told, not moved.

    Raises ``RienDeScanne``, or ``DroitManquant`` at the site of the place.
    """

    def geste() -> Deplacement:
        exiger(entete.compte, SUIVRE, emplacement.lieu)
        lus = list(dict.fromkeys(scan.strip() for scan in scans if scan.strip()))[:SCANS_MAX]
        if not lus:
            raise au_champ("codes", RienDeScanne)
        fait = _trier(entete, emplacement, lus)
        if fait.deplaces:
            _poser(fait.deplaces, emplacement, entete, le)
        return fait

    def relire(faits: list[Evenement]) -> Deplacement:
        return Deplacement(deplaces=[f.objet for f in faits])

    return une_fois_par_page(entete, geste, relire)


def _trier(entete: Entete, emplacement: Emplacement, lus: Sequence[str]) -> Deplacement:
    """Lock the things that were scanned and say what becomes of each."""
    codes = {scan: lire_code(scan) for scan in lus}
    objets = {
        objet.code: objet
        for objet in Objet.objects.select_for_update(of=("self",))
        .select_related("lieu", "categorie", "emplacement")
        .filter(code__in=[code for code in codes.values() if code])
        .order_by("pk")
    }
    fait, vus = Deplacement(), set()
    for scan, code in codes.items():
        objet = objets.get(code or "")
        if objet is None:
            mal_lu = (
                _("mal lu : scannez à nouveau") if code is None else _("aucun objet ne le porte")
            )
            fait.laisses.append((code_lisible(code) if code else scan[:60], mal_lu))
        elif objet.pk not in vus:
            vus.add(objet.pk)
            if raison := _ce_qui_l_empeche(objet, entete):
                fait.laisses.append((objet.code_lisible, raison))
            elif objet.emplacement_id == emplacement.pk:
                fait.deja_la.append(objet)
            else:
                fait.deplaces.append(objet)
    return fait


def _ce_qui_l_empeche(objet: Objet, entete: Entete) -> str:
    if not objet.est_present:
        mots = {"situation": objet.get_situation_display()}
        return _("%(situation)s : remettez-le d’abord présent") % mots
    if not entete.compte.has_perm(SUIVRE, objet.lieu):
        return _("il est %(ou)s, où vous ne suivez pas les objets") % {"ou": au(objet.lieu)}
    return ""


def _poser(
    objets: Sequence[Objet], emplacement: Emplacement, entete: Entete, le: datetime | None
) -> None:
    quand = le or timezone.now()
    evenements = []
    for objet in objets:
        d_ou = _ou(objet, emplacement)
        objet.lieu, objet.emplacement = emplacement.lieu, emplacement
        resume = _("Déplacé à « %(ou)s »%(d_ou)s") % {"ou": emplacement, "d_ou": d_ou}
        evenements.append(
            evenement_de(
                objet, entete, Evenement.Nature.DEPLACE, resume, quand, emplacement=emplacement.pk
            )
        )
    Objet.objects.filter(pk__in=[o.pk for o in objets]).update(
        lieu=emplacement.lieu, emplacement=emplacement
    )
    phrase = ngettext(
        "%(n)d objet déplacé à « %(ou)s »", "%(n)d objets déplacés à « %(ou)s »", len(objets)
    ) % {"n": len(objets), "ou": emplacement}
    codes = [o.code for o in objets]
    raconter(
        evenements, entete, "collecte.objet.deplace", phrase, le, objets=codes, ou=emplacement.pk
    )


def _ou(objet: Objet, emplacement: Emplacement) -> str:
    """Where it came from, when that tells something: « , depuis « Réserve 1 » »."""
    ailleurs = f"{objet.lieu}, " if objet.lieu_id != emplacement.lieu_id else ""
    if objet.emplacement:
        return _(", depuis « %(ou)s »") % {"ou": f"{ailleurs}{objet.emplacement}"}
    return _(", depuis %(lieu)s") % {"lieu": objet.lieu} if ailleurs else ""
