"""What the day of a site looks like now: for its own page, the counter and the public."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.temps.dates import date_format

from . import activites
from .heures import MINUIT, Horaires, en_heure, horaires, instant, oubliee_des
from .models import HoraireHabituel, Lieu, Ouverture, Suspension

# A site whose doors nobody recorded for so long tells its usual hours, not « fermé ».
SILENCE = timedelta(days=30)


@dataclass(frozen=True)
class JourneeDuLieu:
    """``ouverture``: the one going on. ``oubliee``: one that nobody closed, days ago.

    ``suivie``: whether somebody opened this site lately, so that « fermé » means something.
    ``a_l_oeuvre``: people work there though nobody opened its doors today.
    """

    lieu: Lieu
    ouverture: Ouverture | None
    oubliee: Ouverture | None
    habituel: HoraireHabituel | None
    suspension: Suspension | None = None
    suivie: bool = False
    semaine: tuple[HoraireHabituel, ...] = ()
    a_l_oeuvre: bool = False

    @property
    def est_ouvert(self) -> bool:
        return self.ouverture is not None

    @property
    def est_ferme(self) -> bool:
        """Known to be closed: doors that are noted, and nobody at work behind them."""
        return self.ouverture is None and self.suivie and not self.a_l_oeuvre

    @property
    def mots(self) -> str:
        """« Ouvert depuis 9 h 02 », « Fermé »."""
        if self.ouverture:
            return _("Ouvert depuis %(heure)s") % {"heure": en_heure(self.ouverture.le)}
        if self.est_ferme:
            return _("Fermé")
        return _("Horaires habituels") if self.semaine else _("Horaires à confirmer")

    @property
    def aujourd_hui(self) -> str:
        """« d’habitude, de 9 h à 18 h »; empty on a day off or where no hours were given."""
        if self.habituel is None:
            return ""
        tranches = [
            _("de %(ouvre)s à %(ferme)s") % {"ouvre": en_heure(de), "ferme": en_heure(a)}
            for de, a in self.habituel.tranches
        ]
        return _("aujourd’hui d’habitude, %(heures)s") % {"heures": _(" et ").join(tranches)}

    @property
    def semaine_en_mots(self) -> list[tuple[str, str]]:
        """« Mercredi », « 10 h – 13 h et 14 h – 18 h »; days off left out."""
        return [
            (
                h.get_jour_display().capitalize(),
                _(" et ").join(f"{en_heure(de)}\u00a0– {en_heure(a)}" for de, a in h.tranches),
            )
            for h in self.semaine
        ]


def journees(lieux: Iterable[Lieu], maintenant: datetime | None = None) -> list[JourneeDuLieu]:
    """The state of sites now, in their order; four queries and those of who works there,
    however many sites."""
    lieux = list(lieux)
    ids = [li.pk for li in lieux]
    maintenant = maintenant or timezone.now()
    ouvertures = {o.lieu_id: o for o in Ouverture.objects.sans_fermeture().filter(lieu__in=ids)}
    # The last time that the doors of each were opened; by site, SQLite reads ten years of them.
    recentes = Ouverture.objects.filter(lieu__in=ids, le__gte=maintenant - SILENCE)
    suivis = dict(recentes.order_by("le").values_list("lieu", "le"))
    minuit = instant(timezone.localdate(maintenant), MINUIT)
    pas_ouverts = [pk for pk in ids if pk not in suivis or suivis[pk] < minuit]
    a_l_oeuvre = activites.lieux_a_l_oeuvre(pas_ouverts) if pas_ouverts else set()
    suspensions = {
        s.lieu_id: s for s in Suspension.objects.en_cours(maintenant).filter(lieu__in=ids)
    }
    habituels = horaires(ids)
    return [
        replace(
            _journee(lieu, ouvertures.get(lieu.pk), habituels, maintenant),
            suspension=suspensions.get(lieu.pk),
            suivie=lieu.pk in suivis,
            a_l_oeuvre=lieu.pk in a_l_oeuvre,
        )
        for lieu in lieux
    ]


def journee_du_lieu(lieu: Lieu, maintenant: datetime | None = None) -> JourneeDuLieu:
    return journees([lieu], maintenant)[0]


def reste_a_ouvrir(journee: JourneeDuLieu) -> bool:
    """Whether its doors are to be opened today, and nobody did: one query, if any.

    Not on the weekly day off, nor at a site whose doors nobody records.
    """
    if journee.est_ouvert or not journee.suivie:
        return False
    if journee.semaine and journee.habituel is None:
        return False
    minuit = instant(timezone.localdate(), MINUIT)
    return not Ouverture.objects.filter(lieu=journee.lieu, le__gte=minuit).exists()


def _journee(
    lieu: Lieu, ouverture: Ouverture | None, habituels: Horaires, maintenant: datetime
) -> JourneeDuLieu:
    oubliee = ouverture is not None and maintenant >= oubliee_des(ouverture.le)
    jour = timezone.localdate(maintenant).weekday()
    return JourneeDuLieu(
        lieu=lieu,
        ouverture=None if oubliee else ouverture,
        oubliee=ouverture if oubliee else None,
        habituel=habituels.get((lieu.pk, jour)),
        semaine=tuple(h for n in range(7) if (h := habituels.get((lieu.pk, n)))),
    )


def collecte_suspendue(lieu: Lieu) -> tuple[str, str] | None:
    """What the counter of a site says of its intake; None while it is not suspended."""
    suspension = lieu.suspensions.en_cours(timezone.now()).first()
    return suspension_en_mots(suspension) if suspension else None


def suspension_en_mots(suspension: Suspension) -> tuple[str, str]:
    """What is said of a suspended intake: why, and until when."""
    pourquoi = _("Collecte suspendue parce que %(raison)s") % {"raison": suspension.raison}
    if suspension.motif == Suspension.Motif.AUTRE:
        pourquoi = _("Collecte suspendue : %(raison)s") % {"raison": suspension.raison}
    elif suspension.precision:
        pourquoi += f" ({suspension.precision})"
    if suspension.jusqu_a is None:
        return pourquoi, _("Jusqu’à nouvel ordre.")
    fin = timezone.localtime(suspension.jusqu_a)
    if fin.date() == timezone.localdate():
        return pourquoi, _("Jusqu’à %(heure)s.") % {"heure": en_heure(fin)}
    return pourquoi, _("Jusqu’au %(jour)s, %(heure)s.") % {
        "jour": date_format(fin, "l j F"),
        "heure": en_heure(fin),
    }
