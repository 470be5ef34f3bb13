"""The meals of an invented day: what is sold at each price, what is given; the pool's moves."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random

from boutique.demo.recette import AUSSI, LigneDite, TicketDit
from boutique.ventes.models import LigneVente
from collecte.demo.recit.calendrier import est_ouvert
from petiterockette.base.insertion import inserer
from petiterockette.journal.services import entree_de
from petiterockette.lieux.heures import instant
from petiterockette.lieux.models import Lieu

from . import genres
from .models import Cagnotte, MouvementSuspendu
from .services.suspendus import dernier_mouvement, fait_du_mouvement, suivant

SITE, CAISSE = "CHV", "CHV/café"
# Tuesday to Saturday, when the ressourcerie is open too.
OUVERTS = (1, 2, 3, 4, 5)
# Name, kind, cents, allergens.
PLATS = (
    ("Dahl de lentilles, riz", "plat", 800, ("moutarde",)),
    ("Gratin de légumes sauvés", "plat", 800, ("lait",)),
    ("Curry de courge", "plat", 800, ("celeri",)),
    ("Tarte aux poireaux", "plat", 800, ("gluten", "oeufs", "lait")),
    ("Soupe du marché", "entree", 400, ("celeri",)),
    ("Salade de crudités", "entree", 400, ("moutarde", "sesame")),
    ("Part de gâteau", "dessert", 250, ("gluten", "oeufs", "lait")),
    ("Compote de fruits", "dessert", 200, ()),
    ("Café", "boisson", 100, ()),
    ("Thé, infusion", "boisson", 150, ()),
    ("Jus de fruits", "boisson", 200, ()),
)
# What is had between meals: name → how often, and how many times a day, least and most.
AU_COMPTOIR = {"Café": 50, "Thé, infusion": 22, "Jus de fruits": 12, "Part de gâteau": 20}
GOUTERS = (12, 26)
# Article (none: a dish of the day), how many a day, least and most.
SERVIS = (
    ("", 5, 11),
    ("Repas solidaire", 2, 6),
    ("Repas à prix libre", 1, 4),
    ("Repas d’un bénévole", 1, 3),
)
PRIX_LIBRES_CTS = (300, 400, 500, 500, 600, 800)
# How many of the meals that are bought are asked for.
DONNES = 0.85
ACHETE, DONNE = "Repas suspendu, à offrir", "Repas suspendu, donné"
MIDI = time(12)
Nature = MouvementSuspendu.Nature
NATURES = {genres.ACHETE: (Nature.ACHETE, 1), genres.DONNE: (Nature.DONNE, -1)}


def sert(jour: date) -> bool:
    """Whether the café is open on a day."""
    return jour.weekday() in OUVERTS and est_ouvert(SITE, jour)


def noms_du(graine: int, jour: date) -> list[str]:
    """The menu of a day: two dishes, a starter, and all the rest."""
    de = Random(f"cafe:carte:{graine}:{jour}")
    par_genre = {genre: [p[0] for p in PLATS if p[1] == genre] for _nom, genre, *_reste in PLATS}
    return [
        *de.sample(par_genre["plat"], 2),
        *de.sample(par_genre["entree"], 1),
        *par_genre["dessert"],
        *par_genre["boisson"],
    ]


def tickets_du(graine: int, site: str, jour: date) -> Sequence[TicketDit]:
    """What the café's own till sells on a day."""
    if site != CAISSE or not sert(jour):
        return ()
    return (*_repas(graine, jour), *_gouters(graine, jour))


def _repas(graine: int, jour: date) -> list[TicketDit]:
    """A lunch. What is given was bought that day at the latest, before noon."""
    de = Random(f"cafe:repas:{graine}:{jour}")
    du_jour = noms_du(graine, jour)[:2]
    matin = [LigneDite(article=ACHETE) for _n in range(de.choice((0, 0, 1, 1, 2)))]
    midi = [LigneDite(article=DONNE) for _achete in matin if de.random() < DONNES]
    for article, mini, maxi in SERVIS:
        libre = article == "Repas à prix libre"
        midi += [
            LigneDite(
                article=article or de.choice(du_jour),
                prix_cts=de.choice(PRIX_LIBRES_CTS) if libre else None,
            )
            for _n in range(de.randint(mini, maxi))
        ]
    de.shuffle(midi)
    dits = [(ligne, -de.randrange(60, 100 * 60)) for ligne in matin]
    dits += [(ligne, de.randrange(10, 110 * 60)) for ligne in midi]
    return [
        _ticket(de, f"{SITE}/{jour}/repas{rang}", jour, secondes, ligne)
        for rang, (ligne, secondes) in enumerate(dits)
    ]


def _gouters(graine: int, jour: date) -> list[TicketDit]:
    """What is drunk and eaten at the counter, from ten to half past three."""
    de = Random(f"cafe:gouters:{graine}:{jour}")
    noms, poids = list(AU_COMPTOIR), list(AU_COMPTOIR.values())
    return [
        _ticket(
            de,
            f"{SITE}/{jour}/gouter{rang}",
            jour,
            de.randrange(-115 * 60, 210 * 60),
            LigneDite(article=de.choices(noms, poids)[0], nb_objets=de.choice((1, 1, 1, 2))),
        )
        for rang in range(de.randint(*GOUTERS))
    ]


def _ticket(de: Random, cle: str, jour: date, secondes: int, ligne: LigneDite) -> TicketDit:
    """A line rung up so many seconds after noon."""
    instant_du = instant(jour, MIDI) + timedelta(seconds=secondes)
    return TicketDit(cle, instant_du, (ligne,), de.choice(("especes", "carte", "carte")))


def tenir_la_cagnotte(lieu: Lieu) -> None:
    """The moves of the meals that the tills sold and gave since the last one, and their entries."""
    lignes = LigneVente.objects.filter(
        genre__in=NATURES,
        repas_suspendus=None,
        vente__serie__ecole=False,
        vente__serie__caisse__point__lieu=lieu,
    )
    dernier, mouvements = dernier_mouvement(lieu), []
    for ligne in lignes.select_related("vente").order_by("vente__le", "vente", "rang"):
        nature, sens = NATURES[ligne.genre]
        dernier = suivant(
            dernier, lieu=lieu, nature=nature, nombre=sens * ligne.quantite, ligne=ligne
        )
        dernier.le = ligne.vente.le
        mouvements.append(dernier)
    if dernier is None or not mouvements:
        return
    Cagnotte.objects.update_or_create(lieu=lieu, defaults={"solde": dernier.solde})
    inserer(mouvements)
    inserer([entree_de(**fait_du_mouvement(m), le=m.le) for m in mouvements])


AUSSI.append(tickets_du)
