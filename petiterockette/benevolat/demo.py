"""A year of volunteers, invented: registered with `manage.py demo`.

Rows are written by lots, as the services would have one by one; the journal, which tells
what people do with the demo, is left to them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Q
from django.utils import timezone

from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Equipier

from .jours import HORIZON, permanence_du
from .models import Activite, Besoin, HeuresFaites, Inscription, Permanence, Pole
from .services.besoins import prolonger
from .services.listes import charger_les_poles

JOUR = timedelta(days=1)
# Site, pole, activity, day of the week (0: Monday), from, to, people.
BESOINS = (
    ("CHV", "boutique", "Caisse", 2, time(10), time(13), 1),
    ("CHV", "boutique", "Mise en rayon", 5, time(10), time(13), 3),
    ("CHV", "boutique", "Caisse", 5, time(14), time(18), 2),
    ("CHV", "tri", "Textiles", 3, time(14), time(17), 2),
    ("CHV", "accueil", "Apports", 5, time(10), time(13), 2),
    ("CHV", "cafe", "Service", 4, time(11, 30), time(15), 2),
    ("GON", "velo", "Mécanique", 3, time(18), time(20), 4),
    ("MTG", "tri", "Objets", 1, time(14), time(17), 2),
    ("MTG", "boutique", "Mise en rayon", 5, time(10), time(13), 2),
    ("MTG", "animation", "Ateliers", 2, time(14), time(17), 1),
)
# Whatever the day, an evening permanence where places are left.
CE_SOIR = ("GON", "velo", "Mécanique", time(18), time(20), 4)
LIBRES_CE_SOIR = 2
# Who helps where no team is.
RENFORT = "CHV"
# Of the places of a day, those that are taken; of who comes, who says so afterwards.
PRISES, NOTEES = 0.82, 0.93
AUTRES_TACHES = (("bureau", 90), ("accueil", 120), ("tri", 150), ("formation", 60))
RAISONS = ("empêchement", "un train à prendre", "rhume")


class LesBenevoles(Chapitre):
    """Hours given and permanences, at the sites whose team is there."""

    def fonder(self, histoire: Histoire) -> None:
        charger_les_poles()

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        maison = _Maison.lire(histoire)
        if maison is None:
            return
        maison.ecrire(du, au)

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        maison = _Maison.lire(histoire)
        if maison is None:
            return
        prolonger(jour)
        maison.prevoir_ce_soir(jour)
        # The story never speaks twice of a day: what was told is there already.
        maison.inscrire(jour, jour + HORIZON)


@dataclass
class _Maison:
    """What the story names: sites, teams, poles, and the needs of each week."""

    histoire: Histoire
    lieux: dict[str, Lieu]
    equipes: dict[str, list[int]]
    poles: dict[str, Pole]
    besoins: list[Besoin]

    @classmethod
    def lire(cls, histoire: Histoire) -> "_Maison | None":
        codes = {code for code, *_reste in BESOINS}
        lieux = {lieu.code: lieu for lieu in Lieu.objects.filter(code__in=codes)}
        poles = {pole.code: pole for pole in Pole.objects.all()}
        equipes: dict[str, list[int]] = {}
        tuiles = Equipier.objects.en_cours(timezone.localdate()).select_related("lieu")
        for tuile in tuiles.filter(lieu__in=lieux.values()).order_by("id"):
            equipes.setdefault(tuile.lieu.code, []).append(tuile.personne_id)
        if not equipes or not {code for _l, code, *_r in BESOINS} <= poles.keys():
            return None
        maison = cls(histoire, lieux, equipes, poles, _soirs(histoire))
        maison.besoins += [b for b in _besoins(histoire, lieux, poles) if maison.gens(b.lieu)]
        return maison

    def gens(self, lieu: Lieu) -> list[int]:
        """Who helps at a site: its team, else one that comes over."""
        return self.equipes.get(lieu.code) or self.equipes.get(RENFORT, [])

    def prevoir_ce_soir(self, jour: date) -> None:
        """The evening permanence of that day, unless one is held there already; told once."""
        code, pole, activite, de, a, places = CE_SOIR
        lieu = self.lieux.get(code) or self.lieux.get(RENFORT)
        uuid = _uuid(self.histoire, f"ce-soir/{jour}")
        du_soir = Permanence.objects.filter(lieu=lieu, debut=instant(jour, de))
        deja = du_soir.exists() or Besoin.objects.filter(uuid=uuid).exists()
        if lieu is None or deja:
            return
        besoin = Besoin.objects.create(
            uuid=uuid,
            lieu=lieu,
            pole=self.poles[pole],
            activite=Activite.objects.filter(pole=self.poles[pole], nom=activite).first(),
            debut=jour,
            toutes_les=0,
            de=de,
            a=a,
            places=places,
        )
        if permanence := permanence_du(besoin, jour):
            permanence.save(force_insert=True)
        self.besoins.append(besoin)

    def ecrire(self, du: date, au: date) -> None:
        """Whole days: their permanences, who came, and the hours that were noted."""
        neuves = [
            p
            for besoin in self.besoins
            for jour in _ses_jours(besoin, du, au)
            if (p := permanence_du(besoin, jour))
        ]
        Permanence.objects.bulk_create(neuves, ignore_conflicts=True)
        self.inscrire(du, au)
        deja = set(HeuresFaites.objects.du_au(du, au).values_list("uuid", flat=True))
        heures = [*self._des_permanences(du, au), *self._d_autres(du, au)]
        HeuresFaites.objects.bulk_create([h for h in heures if h.uuid not in deja])

    def inscrire(self, du: date, au: date) -> None:
        """Who comes to the permanences of these days where nobody signed up yet."""
        vides = Permanence.objects.entre(du, au).filter(besoin__in=self.besoins, inscriptions=None)
        aujourd_hui = timezone.localdate()
        inscriptions = []
        # Nobody is at two places at once.
        venues = Inscription.objects.filter(permanence__jour__range=(du, au))
        pris = set(venues.values_list("personne", "permanence__debut"))
        for p in vides.select_related("lieu", "besoin"):
            de = self._hasard(f"permanence/{p.besoin.uuid}/{p.jour}")
            # The further away, the fewer have signed up.
            semaines = max(0, (p.jour - aujourd_hui).days // 7)
            gens = list(self.gens(p.lieu))
            de.shuffle(gens)
            gens = [qui for qui in gens if (qui, p.debut) not in pris]
            libres = LIBRES_CE_SOIR if p.pole_id == self.poles["velo"].pk else 0
            for place in range(1, p.places + 1 - libres):
                if gens and de.random() < PRISES - 0.12 * semaines:
                    qui = gens.pop()
                    pris.add((qui, p.debut))
                    inscriptions.append(_inscription(p, qui, place, de, aujourd_hui))
        Inscription.objects.bulk_create(inscriptions)

    def _des_permanences(self, du: date, au: date):
        venus = Inscription.objects.en_cours().filter(
            permanence__jour__range=(du, au), permanence__besoin__in=self.besoins
        )
        for i in venus.select_related("permanence__besoin").order_by("id"):
            p = i.permanence
            cle = f"{p.besoin.uuid}/{p.jour}/{i.place}"
            de = self._hasard(f"heures/{cle}")
            if de.random() > NOTEES:
                continue
            duree = int((p.fin - p.debut).total_seconds()) // 60
            minutes = max(30, duree + de.choice((-30, -15, 0, 0, 0, 0, 15, 30)))
            yield self._heures(
                f"permanence/{cle}",
                p.lieu_id,
                i.personne_id,
                p.jour,
                p.pole_id,
                p.activite_id,
                minutes,
                p.fin,
            )

    def _d_autres(self, du: date, au: date):
        """A few hours a week that no planning asked for."""
        jour = du
        while jour <= au:
            de = self._hasard(f"autres/{jour}")
            for code, gens in self.equipes.items():
                if jour.weekday() < 6 and de.random() < 0.35:
                    pole, duree = de.choice(AUTRES_TACHES)
                    yield self._heures(
                        f"a/{code}/{jour}",
                        self.lieux[code].pk,
                        de.choice(gens),
                        jour,
                        self.poles[pole].pk,
                        None,
                        duree + de.choice((-30, 0, 30)),
                        instant(jour, time(17)),
                    )
            jour += JOUR

    def _heures(
        self,
        cle: str,
        lieu: int,
        personne: int,
        jour: date,
        pole: int,
        activite: int | None,
        minutes: int,
        le: datetime,
    ) -> HeuresFaites:
        return HeuresFaites(
            uuid=_uuid(self.histoire, cle),
            lieu_id=lieu,
            personne_id=personne,
            jour=jour,
            pole_id=pole,
            activite_id=activite,
            minutes=minutes,
            enregistre_le=le + timedelta(minutes=5),
            par=personne,
        )

    def _hasard(self, cle: str) -> Random:
        return Random(f"{self.histoire.graine}/benevolat/{cle}")


def _besoins(histoire: Histoire, lieux: dict[str, Lieu], poles: dict[str, Pole]) -> list[Besoin]:
    """The needs of the story, written the first time."""
    uuids = {_uuid(histoire, f"besoin/{rang}"): rang for rang in range(len(BESOINS))}
    deja = set(Besoin.objects.filter(uuid__in=uuids).values_list("uuid", flat=True))
    activites = {(a.pole_id, a.nom): a for a in Activite.objects.all()}
    neufs = []
    for uuid, rang in uuids.items():
        code, pole, activite, jour, de, a, places = BESOINS[rang]
        if uuid in deja or code not in lieux:
            continue
        premier = histoire.debut + ((jour - histoire.debut.weekday()) % 7) * JOUR
        neufs.append(
            Besoin(
                uuid=uuid,
                lieu=lieux[code],
                pole=poles[pole],
                activite=activites.get((poles[pole].pk, activite)),
                debut=premier,
                toutes_les=1,
                de=de,
                a=a,
                places=places,
            )
        )
    Besoin.objects.bulk_create(neufs)
    vifs = Q(fin=None) | Q(fin__gte=timezone.localdate())
    return list(Besoin.objects.filter(vifs, uuid__in=uuids).select_related("lieu").order_by("id"))


def _soirs(histoire: Histoire) -> list[Besoin]:
    """The evenings that only the day of a visit asked for."""
    hier = timezone.localdate() - JOUR
    uuids = [_uuid(histoire, f"ce-soir/{hier - n * JOUR}") for n in range(HORIZON.days)]
    return list(Besoin.objects.filter(uuid__in=uuids).select_related("lieu").order_by("id"))


def _ses_jours(besoin: Besoin, du: date, au: date):
    if not besoin.toutes_les:
        return
    jour = du + ((besoin.debut.weekday() - du.weekday()) % 7) * JOUR
    while jour <= au:
        if jour >= besoin.debut:
            yield jour
        jour += 7 * JOUR


def _inscription(
    p: Permanence, personne: int, place: int, de: Random, aujourd_hui: date
) -> Inscription:
    le = p.debut - timedelta(days=de.randrange(2, 12), minutes=de.randrange(600))
    inscription = Inscription(
        permanence=p, personne_id=personne, place=place, le=min(le, timezone.now())
    )
    if p.jour > aujourd_hui and de.random() < 0.08:
        inscription.echange_le = timezone.now()
    elif de.random() < 0.04:
        inscription.retiree_le = min(p.debut - timedelta(hours=20), timezone.now())
        inscription.motif = de.choice(RAISONS)
    return inscription


def _uuid(histoire: Histoire, cle: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"{histoire.graine}/benevolat/{cle}")


CHAPITRES.append(LesBenevoles())
