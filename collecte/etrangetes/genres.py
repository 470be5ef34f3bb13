"""What an oddity is made of, and the kinds there are, in words."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from collecte.listes.models import Categorie
from petiterockette.alertes.registre import Remede
from petiterockette.lieux.models import Lieu

# Of a kind, what a page lists at most.
MAXIMUM = 60


@dataclass(frozen=True)
class Genre:
    """A kind of oddity: what it is called, what it means; ``sain``: what is said when it was
    looked for and not found."""

    cle: str
    titre: Any
    explication: Any
    sain: Any = ""


@dataclass(frozen=True)
class Etrangete:
    """Something odd at a site: its sentence, its figure, and what puts it right."""

    genre: Genre
    lieu: int
    phrase: str
    masse_g: int | None = None
    remedes: tuple[Remede, ...] = ()
    categorie: Categorie | None = None
    # Since when it is so, and what it is about, for those that are alerts too.
    depuis: date | None = None
    numero: int | None = None


@dataclass(frozen=True)
class OuChercher:
    """Where oddities are looked for: sites (None: all), and days for what happened."""

    lieux: Collection[int] | None
    debut: date
    fin: date
    aujourd_hui: date = field(default_factory=timezone.localdate)

    @property
    def du_lieu(self) -> dict[str, Any]:
        """The filter of a table that names its site ``lieu``."""
        return {} if self.lieux is None else {"lieu__in": self.lieux}

    @cached_property
    def codes(self) -> dict[int, str]:
        """Site → its code; asked for by most questions, read once."""
        lieux = Lieu.objects.all() if self.lieux is None else Lieu.objects.filter(pk__in=self.lieux)
        return dict(lieux.values_list("pk", "code"))


NEGATIF = Genre(
    "negatif",
    gettext_lazy("Stocks au-dessous de zéro"),
    gettext_lazy(
        "Il en est sorti plus qu’il n’en était entré : un tri n’a pas été noté, un poids "
        "est faux, ou la catégorie n’est pas la bonne."
    ),
    gettext_lazy("aucun stock au-dessous de zéro"),
)
NON_TRIE = Genre(
    "non_trie",
    gettext_lazy("À trier depuis plus de 30 jours"),
    gettext_lazy(
        "Ces kilos attendent encore dans les comptes : ils ont sans doute été triés sans "
        "que ce soit noté."
    ),
    gettext_lazy("rien à trier depuis plus de 30 jours"),
)
IMPLAUSIBLE = Genre(
    "implausible",
    gettext_lazy("Pesées étranges"),
    gettext_lazy(
        "Au-dessus de ce que pèse d’habitude cette catégorie : quelqu’un l’a confirmé, "
        "mais une virgule se perd vite."
    ),
    gettext_lazy("aucune pesée étrange, au-dessus de ce que pèse d’habitude sa catégorie"),
)
SANS_TICKET = Genre(
    "sans_ticket",
    gettext_lazy("Tickets de pont-bascule attendus"),
    gettext_lazy(
        "Le recycleur pèse ces remises, et son ticket n’est pas encore saisi : en "
        "attendant, c’est notre poids qui compte."
    ),
    gettext_lazy("aucun ticket de pont-bascule attendu"),
)
ECART_PONT = Genre(
    "ecart_pont",
    gettext_lazy("Écarts au pont-bascule de plus de 5 %"),
    gettext_lazy(
        "Les comptes suivent le pont. Un tel écart dit souvent une tare oubliée à notre "
        "quai, ou un chargement mélangé."
    ),
    gettext_lazy("aucun écart de plus de 5 % au pont-bascule"),
)
EN_ROUTE = Genre(
    "en_route",
    gettext_lazy("Envois entre nos lieux, pas reçus"),
    gettext_lazy(
        "Partis depuis plus de sept jours : ils ne sont plus dans le stock d’un lieu, et "
        "pas encore dans celui de l’autre."
    ),
    gettext_lazy("aucun envoi entre nos lieux parti depuis plus de sept jours et pas reçu"),
)
NON_VENTILE = Genre(
    "non_ventile",
    gettext_lazy("Non ventilé"),
    gettext_lazy(
        "Des bacs ou des bennes sont partis alors que rien n’attendait dans les comptes : "
        "leurs kilos n’ont pas de catégorie. Le taux n’en change pas. Pour les répartir : annulez "
        "la sortie, orientez ce qui manquait, refaites-la."
    ),
    gettext_lazy("aucun bac ni benne partis sans catégorie"),
)
PLEIN = Genre(
    "plein",
    gettext_lazy("Contenants pleins qui attendent depuis plus de 30 jours"),
    gettext_lazy("Ils sont partis sans être touchés au quai, ou le recycleur n’est pas passé."),
    gettext_lazy("aucun contenant plein qui attend depuis plus de 30 jours"),
)
COMPTAGE = Genre(
    "comptage",
    gettext_lazy("Inventaires à faire ou à finir"),
    gettext_lazy("Sans inventaire, un stock n’est qu’une soustraction."),
    gettext_lazy("aucun inventaire à faire ni à finir"),
)
A_CLORE = Genre(
    "a_clore",
    gettext_lazy("Mois finis, encore ouverts"),
    gettext_lazy(
        "Tant qu’un mois est ouvert, ses chiffres peuvent changer après avoir été donnés."
    ),
    gettext_lazy("aucun mois fini resté ouvert"),
)
