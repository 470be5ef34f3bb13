"""What is brought to a ressourcerie on a day, deposit by deposit. Pure.

A day depends on the seed, the site and the date alone: a history of ten years and one of
a single year tell the same days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import exp
from random import Random
from zoneinfo import ZoneInfo

from collecte.matiere.etapes import Etape, Mesure

from . import dosages
from .calendrier import heures, masse_attendue
from .dosages import DOSAGES, Dosage
from .gestes import Annuler, Deposer, LigneDite

PARIS = ZoneInfo("Europe/Paris")

# The login each gesture is made with: devices of Chemin-Vert, the direction elsewhere.
COMPTES = {
    "CHV": {
        "comptoir": "benevole",
        "camion": "camion",
        "tri": "tri",
        "vente": "caisse",
        "sortie": "responsable",
    },
    "MTG": dict.fromkeys(("comptoir", "camion", "tri", "vente", "sortie"), "direction"),
}

# How many lines a deposit has, and how busy each half hour of the day is.
NOMBRES_DE_LIGNES = ((1, 2, 3, 4, 5, 6, 8), (27, 23, 19, 13, 9, 6, 3))
AFFLUENCE = (2, 4, 6, 7, 7, 5, 3, 2, 3, 4, 6, 7, 8, 7, 6, 5, 4, 2)

PART_DU_CAMION, PART_DU_QUAI = 0.24, 0.05
JOURS_DU_CAMION = (1, 3, 4)
ORIENTE_AU_COMPTOIR = 0.10
ESTIMEE, COMPTEE, ANNULE, DONATEUR, COMMENTE, REFUSE = 0.025, 0.55, 0.005, 0.006, 0.012, 0.012

_SIGMA = 0.55


@dataclass(frozen=True)
class PointDuJour:
    """A point on a day: which categories come there, in which proportion."""

    point: str
    categories: Sequence[str]
    poids: Sequence[float]


class Recette:
    """The deposits of every day, from a seed and the first names of each site's team."""

    def __init__(self, graine: int, equipes: Mapping[str, Sequence[str]]) -> None:
        self.graine = graine
        self.equipes = equipes
        self.depots = lru_cache(maxsize=256)(self._depots)

    def hasard(self, site: str, jour: date, quoi: str) -> Random:
        """The dice of one subject of a day: the other subjects do not move them."""
        return Random(f"{self.graine}/{site}/{jour}/{quoi}")

    def presents(self, site: str, jour: date) -> list[str]:
        """Who works at a site that day."""
        equipe = self.equipes[site]
        return self.hasard(site, jour, "equipe").sample(equipe, min(4, len(equipe)))

    def _depots(self, site: str, jour: date) -> tuple[Deposer | Annuler, ...]:
        """The day's deposits and their cancellations, in the order of the clock."""
        total_g = masse_attendue(self.graine, site, jour)
        if not total_g:
            return ()
        parts = {"Comptoir": 1.0 - PART_DU_QUAI, "Quai": PART_DU_QUAI}
        if site == "CHV" and jour.weekday() in JOURS_DU_CAMION:
            parts = {"Comptoir": 0.95 - PART_DU_CAMION, "Camion": PART_DU_CAMION, "Quai": 0.05}
        gestes: list[Deposer | Annuler] = []
        for point, part in parts.items():
            gestes += self._d_un_point(site, jour, point, total_g * part)
        return tuple(sorted(gestes, key=lambda g: (g.instant, g.cle)))

    def _d_un_point(
        self, site: str, jour: date, point: str, masse_g: float
    ) -> list[Deposer | Annuler]:
        de = self.hasard(site, jour, point)
        point_du_jour = _point_du_jour(point, jour.month)
        paniers: list[list[tuple[str, float]]] = []
        pese = 0.0
        while pese < masse_g:
            n = de.choices(*NOMBRES_DE_LIGNES)[0] + (2 if point == "Camion" else 0)
            panier = [
                (c, _masse(de, DOSAGES[c]))
                for c in de.choices(point_du_jour.categories, point_du_jour.poids, k=n)
            ]
            pese += sum(g for _c, g in panier)
            paniers.append(panier)
        # The last basket goes over: every mass shrinks a little, so that the day is exact.
        echelle = masse_g / pese
        presents = self.presents(site, jour)
        gestes: list[Deposer | Annuler] = []
        instants = sorted(_instant(de, site, jour) for _ in paniers)
        for rang, (panier, instant) in enumerate(zip(paniers, instants, strict=True)):
            lignes = tuple(_ligne(de, c, g * echelle, point) for c, g in panier)
            depot = self._depot(de, site, point, instant, rang, lignes, presents)
            gestes += [*_essai_rate(de, depot), depot]
        return gestes

    def _depot(
        self,
        de: Random,
        site: str,
        point: str,
        instant: datetime,
        rang: int,
        lignes: tuple[LigneDite, ...],
        presents: Sequence[str],
    ) -> Deposer:
        localites = dosages.LOCALITES[site]
        origine = "apport-volontaire"
        if point == "Camion":
            origine = _tirer(de, dosages.ORIGINES_DU_CAMION)
        refuses: tuple[tuple[str | None, str], ...] = ()
        if point == "Comptoir" and de.random() < REFUSE:
            refuses = (
                (_tirer(de, dosages.CATEGORIES_REFUSEES) or None, _tirer(de, dosages.REFUS)),
            )
        compte = COMPTES[site]["camion" if point == "Camion" else "comptoir"]
        return Deposer(
            cle=f"{site}/{instant.date()}/{point[:2].lower()}{rang}",
            instant=instant,
            lieu=site,
            point=point,
            compte=compte,
            par=de.choice(presents),
            origine=origine,
            localite=_tirer(de, localites),
            lignes=lignes,
            refuses=refuses,
            donateur=de.choice(dosages.PRENOMS_DE_DONATEURS) if de.random() < DONATEUR else "",
            commentaire=de.choice(dosages.COMMENTAIRES) if de.random() < COMMENTE else "",
        )


@lru_cache(maxsize=64)
def _point_du_jour(point: str, mois: int) -> PointDuJour:
    poids = []
    for code, dosage in DOSAGES.items():
        forts, facteur = dosages.MOIS_FORTS.get(code, ((), 1.0))
        p = dosage.frequence * (facteur if mois in forts else 1.0)
        # What the truck brings is not what people carry.
        poids.append(p * dosage.en_camion if point == "Camion" else p)
    return PointDuJour(point, tuple(DOSAGES), tuple(poids))


def _masse(de: Random, dosage: Dosage) -> float:
    """Grams of one weighing: log-normal, never absurd."""
    facteur = de.lognormvariate(0, _SIGMA) / exp(_SIGMA**2 / 2)
    return 1000 * dosage.masse_kg * min(facteur, 4.5)


def arrondir(grammes: float) -> int:
    """Grams as a scale shows them: to 50 g, or 10 g below a kilogram; never nothing."""
    return max(10, round(grammes / _pas(grammes)) * _pas(grammes))


def arrondir_en_bas(grammes: float) -> int:
    """Grams as a scale shows them, never more than what is there; possibly nothing."""
    return int(grammes // _pas(grammes)) * _pas(grammes)


def _pas(grammes: float) -> int:
    return 50 if grammes >= 1000 else 10


def _ligne(de: Random, code: str, grammes: float, point: str) -> LigneDite:
    dosage = DOSAGES[code]
    tares: tuple[tuple[str, int], ...] = ()
    if point == "Quai" and code == "textiles":
        tares = (("Roll textile", 1),)
    elif point != "Camion" and (sort := de.random() * 100) < sum(dosage.tares.values()):
        for nom, part in dosage.tares.items():
            if sort < part:
                tares = ((nom, 1 if grammes < 9000 else 2),)
                break
            sort -= part
    destination = str(Etape.A_TRIER)
    if de.random() < ORIENTE_AU_COMPTOIR:
        destination = destination_tiree(de, dosage)
    quantite = None
    if dosage.quantite_max and de.random() < COMPTEE:
        quantite = de.randint(1, dosage.quantite_max)
    mesure = Mesure.PESEE
    if not tares and de.random() < ESTIMEE * (4 if code == "mobilier" else 1):
        mesure = Mesure.ESTIMEE
    return LigneDite(code, arrondir(grammes), destination, tares, quantite, str(mesure))


def destination_tiree(de: Random, dosage: Dosage) -> str:
    """Where a line goes at once, as often as sorting would have sent it there."""
    etapes = (Etape.RAYON, Etape.ATELIER, Etape.A_RECYCLER, Etape.A_JETER)
    poids = (dosage.rayon, dosage.atelier, dosage.a_recycler, dosage.a_jeter)
    return str(de.choices(etapes, poids)[0])


def _essai_rate(de: Random, depot: Deposer) -> list[Deposer | Annuler]:
    """Now and then a deposit was first recorded with a mistake, then cancelled."""
    if de.random() >= ANNULE:
        return []
    motif = de.choice(dosages.MOTIFS_D_ANNULATION)
    premiere = depot.lignes[0]
    if motif == "Mauvaise catégorie":
        fausse = replace(premiere, categorie="autres", destination=str(Etape.A_TRIER))
    elif motif == "Mauvais poids":
        fausse = replace(premiere, masse_g=max(10, premiere.masse_g // 2))
    else:
        fausse = replace(premiere, tares=())
    instant = depot.instant - timedelta(minutes=de.randint(3, 9))
    rate = replace(
        depot,
        cle=f"{depot.cle}-rate",
        instant=instant,
        lignes=(fausse, *depot.lignes[1:]),
        refuses=(),
        donateur="",
        commentaire="",
    )
    annulation = Annuler(
        cle=f"{depot.cle}-annule",
        instant=instant + timedelta(seconds=de.randint(20, 150)),
        lieu=depot.lieu,
        point=depot.point,
        compte=depot.compte,
        par=depot.par,
        annule=rate.cle,
        motif=motif,
    )
    return [rate, annulation]


def _instant(de: Random, site: str, jour: date) -> datetime:
    """An instant of the opening hours, more often when it is busy; to the second."""
    ouvre, ferme = heures(site, jour)
    creneaux = (ferme - ouvre) * 2
    rang = de.choices(range(creneaux), AFFLUENCE[:creneaux])[0]
    # Nobody before the mistake that would have come first.
    secondes = max(rang * 1800 + de.randrange(1800), 600)
    debut = datetime(jour.year, jour.month, jour.day, ouvre, tzinfo=PARIS)
    return debut + timedelta(seconds=secondes)


def _tirer(de: Random, poids: Mapping[str, int]) -> str:
    return de.choices(tuple(poids), tuple(poids.values()))[0]
