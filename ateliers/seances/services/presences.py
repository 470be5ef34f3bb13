"""Who came: by name, by code, or counted at the door without names."""

from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from collecte.objets.codes import LONGUEUR
from petiterockette.comptes.models import Compte
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from ..models import Comptee, Inscription, Seance
from ..publics import Public
from ..refus import CodeInconnu, PasConfirmee, PasEncoreLeJour, PublicInconnu, RienARetirer
from .seances import verrouiller

ACCUEILLIR = "seances.accueillir"


@transaction.atomic
def noter_les_venus(*, inscription: Inscription, venus: int | None, compte: Compte) -> Inscription:
    """How many of a sign-up really came; None: nobody knows any more. Said again, nothing changes.

    Raises ``PasEncoreLeJour``, ``PasConfirmee``, ``SeanceAnnulee``, ``SeanceClose`` or
    ``DroitManquant``.
    """
    _verrouiller_le_jour(inscription.seance, compte)
    inscription = Inscription.objects.select_for_update().get(pk=inscription.pk)
    if inscription.etat != Inscription.Etat.CONFIRMEE:
        raise PasConfirmee()
    inscription.venus = None if venus is None else min(venus, inscription.places)
    inscription.save(update_fields=["venus"])
    return inscription


def du_code(seance: Seance, code: str) -> Inscription:
    """The sign-up of a séance that a typed or scanned code names. Raises ``CodeInconnu``."""
    bout = code.strip().strip("/").rpartition("/")[2]
    lettres = "".join(c for c in bout.upper() if c.isalpha())[:LONGUEUR]
    inscription = seance.inscriptions.filter(code=lettres).first() if lettres else None
    if inscription is None:
        raise CodeInconnu(code=code.strip()[:40])
    return inscription


def compter(
    *, seance: Seance, uuid: UUID, public: str, pas: int, compte: Compte
) -> tuple[Comptee, bool]:
    """One head more (1), or one less (-1), of a public; the same tap sent twice counts once.

    Raises ``PublicInconnu``, ``PasEncoreLeJour``, ``RienARetirer``, ``SeanceAnnulee``,
    ``SeanceClose`` or ``DroitManquant``.
    """
    if public not in Public.values:
        raise PublicInconnu()

    def geste() -> Comptee:
        verrouillee = _verrouiller_le_jour(seance, compte)
        deja = Comptee.objects.filter(uuid=uuid).first()
        if deja:
            return deja
        if pas < 0 and comptes_de(verrouillee).get(public, 0) <= 0:
            raise RienARetirer()
        comptee = Comptee(uuid=uuid, seance=verrouillee, public=public, pas=pas, le=timezone.now())
        comptee.save()
        return comptee

    return faire_ou_relire(geste, lambda: Comptee.objects.filter(uuid=uuid).first())


def _verrouiller_le_jour(seance: Seance, compte: Compte) -> Seance:
    """The séance locked, if people may be welcomed today."""
    seance = verrouiller(seance, compte, ACCUEILLIR)
    if not seance.se_tient:
        raise PasEncoreLeJour(jour=date_format(timezone.localtime(seance.debut), "l j F"))
    return seance


def comptes_de(seance: Seance) -> dict[str, int]:
    """The heads counted at the door, by public, those that are not zero."""
    sommes = seance.comptees.order_by().values_list("public").annotate(n=Sum("pas"))
    return {public: n for public, n in sommes if n}


def presents_de(seance: Seance) -> dict[str, int]:
    """The heads of a séance by public, as they are known now: of the list, and of the counter."""
    nommes = seance.inscriptions.aggregate(n=Sum("venus", default=0))["n"]
    presents = comptes_de(seance)
    if nommes:
        presents[seance.public] = presents.get(seance.public, 0) + nommes
    return presents
