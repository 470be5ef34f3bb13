"""The default lists of a test: loaded by their service once, copied from then on."""

from collections.abc import Callable, Sequence

from django.db import connection, models
from django.db.models.sql import InsertQuery

from collecte.listes.models import Categorie
from petiterockette.journal.listes import CHARGEES
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.models import Maillon


def oublier() -> None:
    """Load every list by its service again: a base made anew would give their numbers again."""
    for listes in Listes.TOUTES:
        listes._copie = []


class Listes:
    """Some lists, and the service that loads them where there is none."""

    TOUTES: list["Listes"] = []

    def __init__(self, charger: Callable[[], None], modeles: Sequence[type[models.Model]]) -> None:
        self.TOUTES.append(self)
        self.charger = charger
        self.modeles = modeles
        # What the house's chain told of them when they were loaded.
        self._dites: dict | None = None
        self._copie: list[tuple[str, Sequence]] = []
        self._autour: dict[int, str] = {}

    def poser(self) -> None:
        """Load them; the same rows as the first time, where nothing is there but what was then."""
        if self._deja():
            self.charger()
            return
        autour = dict(Categorie.objects.values_list("pk", "code"))
        if not self._copie or autour != self._autour:
            dits = Maillon.objects.filter(contenu__code=CHARGEES).order_by("pk")
            avant = dits.last()
            self.charger()
            self._autour = autour
            self._copie = [ordre for modele in self.modeles for ordre in _inserer(modele)]
            dit = dits.last()
            self._dites = dit.contenu["listes"] if dit and dit != avant else None
            return
        with connection.cursor() as curseur:
            for ordre, valeurs in self._copie:
                curseur.execute(ordre, valeurs)
        if self._dites:
            noter_a_la_maison(CHARGEES, par=None, compte=None, listes=self._dites)

    def _deja(self) -> bool:
        """Whether one of them has a row."""
        une = " UNION ALL ".join(
            f'SELECT 1 WHERE EXISTS (SELECT 1 FROM "{modele._meta.db_table}")'
            for modele in self.modeles
        )
        with connection.cursor() as curseur:
            curseur.execute(une)
            return curseur.fetchone() is not None


def _inserer(modele: type[models.Model]) -> list[tuple[str, Sequence]]:
    """What writes the rows of a table as they are, their numbers included."""
    rangees = list(modele.objects.order_by("pk"))
    if not rangees:
        return []
    requete = InsertQuery(modele)
    requete.insert_values(modele._meta.concrete_fields, rangees, raw=True)
    return requete.get_compiler(connection=connection).as_sql()
