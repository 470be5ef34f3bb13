"""What a till sells on a day, ticket by ticket, from what leaves the shelf. Pure.

The kilograms of the lines of a category sum to what the story takes off the shelf that day,
to the gram.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from collecte.demo.recit.calendrier import feries, heures
from collecte.demo.recit.recette import AFFLUENCE as DEMI_HEURES
from collecte.demo.recit.recette import PARIS
from petiterockette.mots.mesures import repartir

from . import dosages
from .dosages import CHOSES


@dataclass(frozen=True)
class LigneDite:
    """A line in words: ``unique`` by its id, ``article`` by its name, else what is free in
    ``categorie``.

    ``prix_cts``: of one, or of the whole lot when ``nb_objets`` is 0 (« sans nombre »); None:
    the list's. ``remise``: in percent, by hand.
    """

    article: str = ""
    unique: int = 0
    categorie: str = ""
    nb_objets: int = 1
    prix_cts: int | None = None
    masse_g: int = 0
    pesee: bool = True
    offerte: bool = False
    remise: int = 0


@dataclass(frozen=True)
class TicketDit:
    """A sale; ``moyen``: a code, or « partage », or « bon ». ``rendu``: given back that day,
    all of it; ``corrige``: paid by card after all."""

    cle: str
    instant: datetime
    lignes: tuple[LigneDite, ...]
    moyen: str
    rendu: datetime | None = None
    corrige: bool = False


@dataclass(frozen=True)
class JourneeDite:
    """A till on a day: when it opened and closed, and what it sold.

    ``site``: its site, or the word of a till that stands beside (``AUTRES_CAISSES``).
    """

    site: str
    jour: date
    ouverture: datetime
    fermeture: datetime
    tickets: Sequence[TicketDit]
    ecart: str
    ecart_cts: int


# What the poles add to a till's day: (seed, site, day) → tickets, at their hours. They fill it.
AUSSI: list[Callable[[int, str, date], Sequence[TicketDit]]] = []


def journee(graine: int, site: str, jour: date, masses: Mapping[str, int]) -> JourneeDite | None:
    """The till of a site; ``masses``: category's code → grams sold. None: it stays closed."""
    if not ouvre_sa_caisse(site, jour, masses):
        return None
    de = Random(f"{graine}/{site}/{jour}/caisse")
    if masses:
        ouvre, ferme = heures(site, jour)
        lignes = [ligne for code, g in masses.items() for ligne in _de_la_categorie(de, code, g)]
    else:
        ouvre, ferme = dosages.HEURES[site]
        lignes = list(_de_la_carte(de, site, dosages.AFFLUENCE[site][jour.weekday()]))
    de.shuffle(lignes)
    minuit = datetime(jour.year, jour.month, jour.day, tzinfo=PARIS)
    paniers = list(_paniers(de, lignes))
    instants = sorted(_instant(de, minuit, ouvre, ferme) for _ in paniers)
    tickets = [
        _ticket(de, f"{site}/{jour}/ticket{rang}", instant, panier)
        for rang, (panier, instant) in enumerate(zip(paniers, instants, strict=True))
    ]
    ajoutes = [ticket for ajout in AUSSI for ticket in ajout(graine, site, jour)]
    ecart = de.choices(*dosages.ECARTS)[0]
    bornes = {"juste": (0, 0), "petit": (1, 190), "grand": (250, 1_200)}[ecart]
    return JourneeDite(
        site,
        jour,
        minuit + timedelta(hours=ouvre, minutes=-de.randint(4, 14)),
        minuit + timedelta(hours=ferme, minutes=de.randint(5, 20)),
        [*tickets, *ajoutes, *_pour_rendre(de, tickets, minuit + timedelta(hours=ferme))],
        ecart,
        de.choice((-1, 1)) * de.randint(*bornes),
    )


def ouvre_sa_caisse(site: str, jour: date, masses: Mapping[str, int]) -> bool:
    """Whether a till opens that day: it has matter to sell, or what it sells without any."""
    de_la_semaine = jour.weekday() in dosages.AFFLUENCE.get(site, {})
    return bool(masses) or (de_la_semaine and jour not in feries(jour.year))


def _de_la_carte(de: Random, site: str, affluence: int) -> Iterator[LigneDite]:
    """The lines of a till without matter; none where only a pole sells."""
    if affluence:
        noms, poids = zip(*dosages.CARTES[site], strict=True)
        n = max(1, round(affluence * de.uniform(0.6, 1.4)))
        for nom in de.choices(noms, poids, k=2 * n):
            yield LigneDite(article=nom, nb_objets=de.choice((1, 1, 1, 2)))


def _de_la_categorie(de: Random, code: str, masse_g: int) -> Iterator[LigneDite]:
    """The lines of a category: as many as it takes, their masses summing to the whole."""
    chose = CHOSES.get(code, dosages.AUTRE_CHOSE)
    n = max(1, round(masse_g / (chose.poids_g * chose.a_la_fois)))
    for part_g in repartir(masse_g, [de.randint(50, 150) for _ in range(n)]):
        if not part_g:
            continue
        objets = max(1, round(part_g / (chose.poids_g * de.uniform(0.8, 1.25))))
        prix = max(10, round(chose.prix_cts * de.uniform(0.5, 1.6) / 50) * 50)
        ligne = LigneDite(
            categorie=code,
            nb_objets=objets,
            prix_cts=prix,
            masse_g=part_g,
            pesee=de.random() * 100 >= dosages.JAMAIS_PESEE,
        )
        sort = de.random() * 100
        if sort < dosages.SANS_NOMBRE and chose.a_la_fois > 1:
            ligne = replace(ligne, nb_objets=0, prix_cts=prix * objets, pesee=True)
        elif sort < dosages.SANS_NOMBRE + dosages.OFFERTE:
            ligne = replace(ligne, offerte=True)
        elif sort < dosages.SANS_NOMBRE + dosages.OFFERTE + dosages.REMISEE:
            ligne = replace(ligne, remise=de.choice((10, 20)))
        yield ligne


def _paniers(de: Random, lignes: Sequence[LigneDite]) -> Iterator[tuple[LigneDite, ...]]:
    rang = 0
    while rang < len(lignes):
        n = de.choices(*dosages.LIGNES_PAR_TICKET)[0]
        yield tuple(lignes[rang : rang + n])
        rang += n


def _ticket(de: Random, cle: str, instant: datetime, panier: tuple[LigneDite, ...]) -> TicketDit:
    a_part = []
    for nom, chance, montants in (
        ("Adhésion à l’année", dosages.ADHESION, dosages.COTISATIONS_CTS),
        ("Don à l’association", dosages.DON, dosages.DONS_CTS),
        ("Bon d’achat à offrir", dosages.BON, dosages.BONS_CTS),
    ):
        if de.random() * 1000 < chance:
            a_part.append(LigneDite(article=nom, prix_cts=de.choice(montants)))
    moyen = de.choices(*dosages.MOYENS)[0]
    if not a_part and de.random() * 1000 < dosages.PAR_BON:
        moyen = "bon"
    corrige = moyen == "especes" and de.random() * 1000 < dosages.CORRIGE
    return TicketDit(cle, instant, (*panier, *a_part), moyen, corrige=corrige)


def _pour_rendre(de: Random, tickets: Sequence[TicketDit], fin: datetime) -> list[TicketDit]:
    """Things sold once more than they are: they came back the same day, unharmed."""
    rendus = []
    for ticket in tickets:
        if de.random() * 1000 < dosages.RENDU:
            premiere = replace(ticket.lignes[0], offerte=False)
            instant = ticket.instant + timedelta(seconds=de.randint(60, 170))
            retour = min(
                fin + timedelta(minutes=4), instant + timedelta(minutes=de.randint(20, 140))
            )
            rendus.append(
                TicketDit(f"{ticket.cle}-rendu", instant, (premiere,), "especes", rendu=retour)
            )
    return rendus


def _instant(de: Random, minuit: datetime, ouvre: int, ferme: int) -> datetime:
    """An instant of the opening hours, more often when it is busy; to the second."""
    creneaux = min((ferme - ouvre) * 2, len(DEMI_HEURES))
    rang = de.choices(range(creneaux), DEMI_HEURES[:creneaux])[0]
    # Added to midnight on the wall clock: no shop opens while the hour changes.
    return minuit + timedelta(hours=ouvre, seconds=rang * 1800 + de.randrange(1800))
