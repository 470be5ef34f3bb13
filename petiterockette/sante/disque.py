"""The disk that fills first: how full it is, each night's measure, and when it will be full."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from petiterockette.mots.mesures import octets
from petiterockette.temps.dates import date_format

from .models import MesureDuDisque

# Below this, what is written next may not be.
PLACE_MINIMALE = 300_000_000
# A pace is read on so many days, and not on fewer than these.
JOURS_LUS, JOURS_MINI = 90, 7
# Beyond, nobody plans.
JOURS_AU_PLUS = 20 * 365
UN_AN = 365


@dataclass(frozen=True)
class Place:
    """Bytes taken on a disk, and those that are left to whoever is not root."""

    pris: int
    libre: int

    @property
    def total(self) -> int:
        return self.pris + self.libre

    @property
    def pourcent(self) -> int:
        """Rounded down: 100 is all of it."""
        return 100 * self.pris // max(self.total, 1)

    @property
    def manque(self) -> bool:
        return self.libre < PLACE_MINIMALE

    def __str__(self) -> str:
        return _("%(pris)s sur %(total)s") % {
            "pris": octets(self.pris),
            "total": octets(self.total),
        }


def place() -> Place:
    """The fullest of the disks that the installation writes on."""
    return max(map(_place_de, _dossiers()), key=lambda p: p.pris / max(p.total, 1))


def mesurer(jour: date) -> Place:
    """Note how full it is, as of a day; told twice, the last word stands."""
    la = place()
    MesureDuDisque.objects.update_or_create(
        jour=jour, defaults={"pris": la.pris, "total": la.total}
    )
    MesureDuDisque.objects.filter(jour__lt=jour - timedelta(days=2 * UN_AN)).delete()
    return la


def plein_le(jour: date, la: Place) -> date | None:
    """The day when it will be full at the pace of the last months; None: not before long."""
    mesures = MesureDuDisque.objects.filter(jour__gt=jour - timedelta(days=JOURS_LUS))
    # Another size was another disk.
    points = [
        ((m.jour - jour).days, m.pris) for m in mesures if abs(m.total - la.total) < la.total // 50
    ]
    pente = _pente(points)
    if pente is None or pente * JOURS_AU_PLUS < la.libre:
        return None
    return jour + timedelta(days=int(la.libre / pente))


def dire_quand_plein(jour: date, la: Place) -> str:
    """« À ce rythme, plein en mars 2027. »; nothing before a week of measures."""
    fin = plein_le(jour, la)
    if fin is not None:
        gabarit = "F Y" if (fin - jour).days < 2 * UN_AN else "Y"
        return _("À ce rythme, plein en %(quand)s.") % {"quand": date_format(fin, gabarit)}
    if MesureDuDisque.objects.count() < JOURS_MINI:
        return _("Dans une semaine, on pourra dire quand il sera plein.")
    return _("À ce rythme, il ne se remplit pas.")


def _pente(points: Sequence[tuple[int, int]]) -> float | None:
    """Bytes a day, by least squares; None on too few days."""
    if len(points) < JOURS_MINI or points[-1][0] - points[0][0] < JOURS_MINI - 1:
        return None
    n = len(points)
    x_moyen = sum(x for x, _y in points) / n
    y_moyen = sum(y for _x, y in points) / n
    ecarts = sum((x - x_moyen) ** 2 for x, _y in points)
    return sum((x - x_moyen) * (y - y_moyen) for x, y in points) / ecarts


def _dossiers() -> list[Path]:
    dossiers = [
        settings.RACINE,
        settings.MEDIA_ROOT,
        settings.DOSSIER_DES_ARCHIVES,
        settings.DOSSIER_DES_TETES,
        settings.DOSSIER_DES_PAPIERS,
    ]
    if connection.vendor == "sqlite":
        dossiers.append(Path(settings.DATABASES["default"]["NAME"]).parent)
    return [Path(dossier) for dossier in dossiers]


def _place_de(dossier: Path) -> Place:
    # One that is made with its first file stands where its parent does.
    ici = next(d for d in (dossier, *dossier.absolute().parents) if d.exists())
    lu = shutil.disk_usage(ici)
    return Place(lu.used, lu.free)
