"""The backups as pages tell them: what their job wrote, night by night, place by place."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from .demande import demandee_le
from .etat import Endroit, Etat, EtatIllisible, Nuit, lire
from .quand import en_jours, jour_court, quand

# A backup a night, and what a night may be late.
RETARD = timedelta(hours=36)
# What a page shows of the past.
NUITS = 30


@dataclass(frozen=True)
class Sauvegardes:
    """What is known of the backups. ``reglees``: whether a job makes some; ``faute``: what is
    wrong with the file that it wrote; ``demandee``: when one was asked for that has not begun."""

    reglees: bool
    etat: Etat
    faute: str = ""
    demandee: datetime | None = None


def dossier() -> Path | None:
    """Where the product and the backups' job meet; None where no backup is set up."""
    return Path(settings.DOSSIER_DES_SAUVEGARDES) if settings.DOSSIER_DES_SAUVEGARDES else None


def sauvegardes() -> Sauvegardes:
    """All that is known, now; nothing raises, since pages say it all the same."""
    la = dossier()
    if la is None:
        return Sauvegardes(reglees=False, etat=Etat())
    try:
        etat, faute = lire(la), ""
    except FileNotFoundError:
        etat, faute = Etat(), ""
    except EtatIllisible as illisible:
        etat, faute = Etat(), str(illisible)
    return Sauvegardes(reglees=True, etat=etat, faute=faute, demandee=demandee_le(la))


def en_retard(le: datetime | None, maintenant: datetime) -> bool:
    return le is None or maintenant - le > RETARD


def a_jour(endroit: Endroit, maintenant: datetime) -> bool:
    """Whether the last copy of a place arrived, and is of last night."""
    return endroit.reussie and not en_retard(endroit.derniere, maintenant)


def age(le: datetime, maintenant: datetime) -> int:
    """In days of the calendar."""
    return (timezone.localdate(maintenant) - timezone.localdate(le)).days


@dataclass(frozen=True)
class EndroitMontre:
    """A place, whether its copy is of last night, and else how old it is."""

    endroit: Endroit
    a_jour: bool
    mot: str
    quand: str

    @property
    def pictogramme(self) -> str:
        return {"serveur": "server", "disque": "hard-drive"}.get(self.endroit.genre, "cloud")


def endroits_montres(etat: Etat, maintenant: datetime) -> list[EndroitMontre]:
    """The places in the order that the job gives."""
    return [
        EndroitMontre(
            e,
            a_jour(e, maintenant),
            _mot(e, maintenant),
            quand(e.derniere, maintenant) if e.derniere else _("rien encore"),
        )
        for e in etat.endroits
    ]


def _mot(endroit: Endroit, maintenant: datetime) -> str:
    if a_jour(endroit, maintenant):
        return _("à jour")
    if endroit.derniere is None:
        return _("jamais")
    jours = age(endroit.derniere, maintenant)
    return en_jours(jours) if jours else _("en panne")


@dataclass(frozen=True)
class NuitMontree:
    """A night: its backup, None where there was none."""

    jour: date
    nuit: Nuit | None

    @property
    def reussie(self) -> bool:
        return self.nuit is not None and self.nuit.reussie

    @property
    def raison(self) -> str:
        """As it stands after a comma."""
        dite = self.nuit.raison.rstrip(".") if self.nuit else ""
        return dite[:1].lower() + dite[1:] or _("pas de sauvegarde")


def nuits_montrees(etat: Etat, maintenant: datetime) -> list[NuitMontree]:
    """The last thirty, oldest first, from the first that is known; today once it is told."""
    if not etat.nuits:
        return []
    par_jour = {nuit.jour: nuit for nuit in etat.nuits}
    ce_jour = timezone.localdate(maintenant)
    debut = max(min(par_jour), ce_jour - timedelta(days=NUITS - 1))
    jours = [debut + timedelta(days=n) for n in range((ce_jour - debut).days + 1)]
    if ce_jour not in par_jour:
        # There are still thirty of them, if there were.
        avant = debut - timedelta(days=1)
        jours = [*([avant] if avant >= min(par_jour) else []), *jours[:-1]]
    return [NuitMontree(jour, par_jour.get(jour)) for jour in jours]


def nuits_en_mots(nuits: list[NuitMontree], maintenant: datetime) -> str:
    """« 29 nuits sur 30 · le 10 novembre, courant coupé », the missed ones told, three at most."""
    manquees = [n for n in nuits if not n.reussie]
    dit = _("%(bonnes)d nuits sur %(n)d") % {"bonnes": len(nuits) - len(manquees), "n": len(nuits)}
    ce_jour = timezone.localdate(maintenant)
    lignes = [
        _("le %(jour)s, %(raison)s") % {"jour": jour_court(n.jour, ce_jour), "raison": n.raison}
        for n in manquees[-3:]
    ]
    return " · ".join([dit, *lignes])
