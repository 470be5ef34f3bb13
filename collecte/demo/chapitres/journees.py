"""The chapter of the doors: opened and closed each day, sometimes forgotten, intake suspended."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.journal.models import Entree
from petiterockette.journal.services import entree_de
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Fermeture, Lieu, Ouverture, Suspension, Tache
from petiterockette.lieux.services.suspensions import suspendre_la_collecte
from petiterockette.lieux.services.taches import charger_les_taches

from ..ecriture.annuaire import uuid_de
from ..recit.calendrier import RESSOURCERIES, est_ouvert, heures, jours
from ..recit.recette import COMPTES

FAITE, OUBLIEE = 0.96, 0.015
# Where intake is suspended this very day, whenever the demo is.
SUSPENDUE = "MTG"


@dataclass(frozen=True)
class Porte:
    """A day of a site's doors; ``fermeture`` None: nobody noted it."""

    site: str
    ouverture: datetime
    fermeture: datetime | None
    fin_habituelle: datetime
    hasard: Random


class LesJournees(Chapitre):
    """When the two ressourceries really opened."""

    def fonder(self, histoire: Histoire) -> None:
        charger_les_taches()

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        portes = [p for j in jours(du, au) for s in RESSOURCERIES if (p := porte(histoire, s, j))]
        _Registre(histoire).ecrire(portes, au=None)

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        portes = [p for s in RESSOURCERIES if (p := porte(histoire, s, jour))]
        _Registre(histoire).ecrire(portes, au=maintenant)
        lieu = Lieu.objects.filter(code=SUSPENDUE).first()
        deja = Suspension.objects.en_cours(maintenant).filter(lieu=lieu).exists()
        uuid = uuid_de(histoire.graine, f"{SUSPENDUE}/{jour}/suspension")
        if lieu and not deja and not Suspension.objects.filter(uuid=uuid).exists():
            suspendre_la_collecte(
                lieu=lieu,
                uuid=uuid,
                motif=Suspension.Motif.PLEIN,
                jusqu_a=instant(jour + timedelta(days=1), time(14)),
                par=Compte.objects.get(identifiant="direction"),
            )


def porte(histoire: Histoire, site: str, jour: date) -> Porte | None:
    """The doors of a site on a day, the same whenever they are told; None when closed."""
    if not est_ouvert(site, jour):
        return None
    de = Random(f"{histoire.graine}/{site}/{jour}/porte")
    ouvre, ferme = (instant(jour, time(h)) for h in heures(site, jour))
    ouverture = ouvre + timedelta(seconds=de.randrange(-600, 480))
    fermeture = ferme + timedelta(seconds=de.randrange(-120, 1500))
    oubliee = de.random() < OUBLIEE
    return Porte(site, ouverture, None if oubliee else fermeture, ferme, de)


class _Registre:
    """Writes days by lots, as the services would have one by one."""

    def __init__(self, histoire: Histoire) -> None:
        self.graine = histoire.graine
        self.lieux = {li.code: li for li in Lieu.objects.filter(code__in=RESSOURCERIES)}
        identifiants = {COMPTES[s]["vente"] for s in self.lieux}
        self.comptes = {
            c.identifiant: c for c in Compte.objects.filter(identifiant__in=identifiants)
        }
        self.taches: dict[tuple[int, str], list[Tache]] = {}
        for tache in Tache.objects.filter(visible=True).order_by("ordre", "id"):
            self.taches.setdefault((tache.lieu_id, tache.moment), []).append(tache)
        self.rangs = {
            li.pk: li.ouvertures.order_by("-rang").values_list("rang", flat=True).first() or 0
            for li in self.lieux.values()
        }

    def ecrire(self, portes: list[Porte], au: datetime | None) -> None:
        """Write the openings and closings that are not written yet; nothing later than ``au``."""
        portes = [p for p in portes if p.site in self.lieux and (au is None or p.ouverture <= au)]
        connues = {
            o.uuid: o
            for o in Ouverture.objects.select_related("fermeture").filter(
                uuid__in=[self._uuid(p, "ouverture") for p in portes]
            )
        }
        neuves = [self._ouverture(p) for p in portes if self._uuid(p, "ouverture") not in connues]
        Ouverture.objects.bulk_create(neuves)
        connues |= {o.uuid: o for o in neuves}
        fermetures = [
            self._fermeture(p, ouverture)
            for p in portes
            if not hasattr(ouverture := connues[self._uuid(p, "ouverture")], "fermeture")
            and (au is None or (p.fermeture is not None and p.fermeture <= au))
        ]
        Fermeture.objects.bulk_create(fermetures)
        entrees = [*map(_entree_d_ouverture, neuves), *map(_entree_de_fermeture, fermetures)]
        Entree.objects.bulk_create(sorted(entrees, key=lambda e: e.le))

    def _ouverture(self, p: Porte) -> Ouverture:
        lieu = self.lieux[p.site]
        self.rangs[lieu.pk] += 1
        return Ouverture(
            lieu=lieu,
            rang=self.rangs[lieu.pk],
            uuid=self._uuid(p, "ouverture"),
            le=p.ouverture,
            enregistre_le=p.ouverture,
            taches=self._cochees(p, Tache.Moment.OUVERTURE, FAITE),
            **self._qui(p),
        )

    def _fermeture(self, p: Porte, ouverture: Ouverture) -> Fermeture:
        return Fermeture(
            ouverture=ouverture,
            uuid=self._uuid(p, "fermeture"),
            le=p.fermeture or p.fin_habituelle,
            # A forgotten one is written by the next morning's opening.
            enregistre_le=p.fermeture or p.fin_habituelle + timedelta(hours=15),
            supposee=p.fermeture is None,
            taches=self._cochees(p, Tache.Moment.FERMETURE, FAITE if p.fermeture else 0),
            **(self._qui(p) if p.fermeture else {}),
        )

    def _uuid(self, p: Porte, geste: str) -> Any:
        jour = timezone.localdate(p.ouverture)
        return uuid_de(self.graine, f"{p.site}/{jour}/{geste}")

    def _qui(self, p: Porte) -> dict[str, Any]:
        compte = self.comptes.get(COMPTES[p.site]["vente"])
        return {"par": compte.personne_id, "compte": compte.pk} if compte else {}

    def _cochees(self, p: Porte, moment: str, chance: float) -> list[dict[str, Any]]:
        return [
            {"tache": t.pk, "texte": t.texte, "faite": p.hasard.random() < chance}
            for t in self.taches.get((self.lieux[p.site].pk, moment), ())
        ]


def _entree_d_ouverture(o: Ouverture) -> Entree:
    contenu = {"ouverture": o.pk, "taches": o.taches, "fermeture_supposee": None}
    return _entree("lieux.ouverture.faite", _("Lieu ouvert"), contenu, o, o)


def _entree_de_fermeture(f: Fermeture) -> Entree:
    contenu = {"ouverture": f.ouverture_id, "fermeture": f.pk, "taches": f.taches}
    resume = _("Lieu fermé (supposé)") if f.supposee else _("Lieu fermé")
    return _entree("lieux.fermeture.faite", resume, contenu, f.ouverture, f)


def _entree(
    code: str, resume: str, contenu: dict[str, Any], o: Ouverture, geste: Ouverture | Fermeture
) -> Entree:
    return entree_de(
        code,
        resume,
        contenu,
        le=geste.enregistre_le,
        lieu=o.lieu_id,
        par=geste.par,
        compte=geste.compte,
    )
