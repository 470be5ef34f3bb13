"""Share a grant between the poles, or give it back to the whole association."""

from collections.abc import Mapping

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.comptes.models import Compte
from petiterockette.comptes.poles import POLES
from petiterockette.droits import exiger
from petiterockette.mots.mesures import INSECABLE
from petiterockette.mots.monnaie import euros, euros_nombre

from ..models import Part, Subvention
from ..refus import PartsIncompletes, PoleInconnu
from .subventions import DROIT, consigner_de

TOUT_CP = 10_000


class En(models.TextChoices):
    """What the parts of a grant are said in."""

    POURCENT = "pourcent", gettext_lazy("en pour cent")
    EUROS = "euros", gettext_lazy("en euros")


@transaction.atomic
def repartir_entre_les_poles(
    *, subvention: Subvention, compte: Compte, en: str, parts: Mapping[str, int]
) -> None:
    """Share a grant: pole (or "", what no pole takes) → hundredths of a percent, or cents.

    The parts make the whole exactly, 100 % or what is agreed (what is asked until then); without
    any, the grant is the whole association's. Raises ``PartsIncompletes``, ``PoleInconnu`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    if not parts.keys() <= {"", *POLES}:
        raise PoleInconnu()
    tenue = Subvention.objects.select_for_update(no_key=True).get(pk=subvention.pk)
    tout = TOUT_CP if en == En.POURCENT else tenue.montant_cts
    if parts and (sum(parts.values()) != tout or min(parts.values()) <= 0):
        dire = _pourcent if en == En.POURCENT else euros
        raise PartsIncompletes(fait=dire(sum(parts.values())), tout=dire(tout))
    avant = _dites(tenue)
    tenue.parts.all().delete()
    champ = "part_cp" if en == En.POURCENT else "montant_cts"
    Part.objects.bulk_create(
        Part(subvention=tenue, pole=pole, **{champ: valeur}) for pole, valeur in parts.items()
    )
    if avant != (apres := _dites(tenue)):
        consigner_de(
            tenue,
            "subventions.subvention.repartie",
            _("Subvention répartie entre les pôles"),
            compte,
            avant=avant,
            apres=apres,
        )


def _dites(subvention: Subvention) -> dict[str, list[int | None]]:
    return {p.pole: [p.part_cp, p.montant_cts] for p in subvention.parts.all()}


def _pourcent(centiemes: int) -> str:
    """« 99,5 % » of 9 950."""
    nombre = euros_nombre(centiemes)
    return (nombre.rstrip("0").rstrip(",") if "," in nombre else nombre) + INSECABLE + "%"
