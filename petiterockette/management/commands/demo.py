import gc
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

from petiterockette.base.insertion import compter_les_rangees
from petiterockette.demonstration import ASSOCIATION, CHAPITRES, Chapitre, Histoire
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Association
from petiterockette.lieux.services import fonder
from petiterockette.refus import Refus
from petiterockette.temps.dates import ans_apres, date_format

GRAINE = 2005
ANNEES_MAX, MOIS_AVANT = 20, 2
# The journal remembers how a demo base began, and up to where its days are whole.
FONDEE, RACONTEE = "demonstration.base.fondee", "demonstration.jours.racontes"

JOUR = timedelta(days=1)


class Command(BaseCommand):
    help = (
        "Remplit une base vide d’une année inventée et des mois qui la précèdent, ou ajoute à une "
        "base de démonstration les jours qui lui manquent."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--annees", type=int, default=1, help="années à raconter (1)")
        parser.add_argument("--graine", type=int, help=f"graine des tirages ({GRAINE})")
        parser.add_argument(
            "--jusqu-au",
            type=_jour,
            help="AAAA-MM-JJ : l’histoire s’arrête la veille ; aujourd’hui sinon, et ce matin",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        aujourd_hui = timezone.localdate()
        fin: date = options["jusqu_au"] or aujourd_hui
        if fin > aujourd_hui:
            raise CommandError("Cette date est dans le futur : la démonstration ne la connaît pas.")
        if not 1 <= options["annees"] <= ANNEES_MAX:
            raise CommandError(f"Le nombre d’années va de 1 à {ANNEES_MAX}.")
        autodiscover_modules("demo")
        CHAPITRES.sort(key=_couche)
        histoire = self._histoire(options["graine"], _annees_avant(fin, options["annees"]))
        for du, au in _mois(_suite(histoire), fin - JOUR):
            self._raconter(histoire, du, au)
        if fin == aujourd_hui:
            for chapitre in CHAPITRES:
                self._commencer(chapitre, histoire, fin)
        self.stdout.write("La base de démonstration est à jour.")

    def _histoire(self, graine: int | None, debut: date) -> Histoire:
        """The story of this base, begun now if it is empty. Refuses any base that is not ours."""
        association = Association.objects.first()
        if association is None and not _est_vide():
            raise CommandError("Cette base contient déjà des données : la démonstration la refuse.")
        if association and not association.demo:
            raise CommandError(
                f"Cette base est celle de « {association.nom} » : la démonstration n’y touche pas."
            )
        fondation = Entree.objects.filter(code=FONDEE).order_by("id").first()
        if fondation is None and association:
            raise CommandError(
                "Cette base de démonstration n’a pas été remplie par cette commande : "
                "partez d’une base vide."
            )
        if fondation is None:
            return _fonder(Histoire(GRAINE if graine is None else graine, debut))
        histoire = Histoire(
            fondation.contenu["graine"], date.fromisoformat(fondation.contenu["debut"])
        )
        if graine is not None and graine != histoire.graine:
            raise CommandError(
                f"Cette base a été remplie avec la graine {histoire.graine} : "
                "pour une autre, partez d’une base vide."
            )
        if debut < histoire.debut:
            self.stderr.write(
                f"Cette base commence le {date_format(histoire.debut)} : rien n’est ajouté avant."
            )
        return histoire

    def _commencer(self, chapitre: Chapitre, histoire: Histoire, jour: date) -> None:
        """Tell a chapter of the day that is not over, or none of it.

        People may have changed what it needs, a right or a rule: the other chapters go on.
        """
        try:
            with transaction.atomic():
                chapitre.commencer(histoire, jour, timezone.now())
        except (DroitManquant, Refus) as refus:
            self.stderr.write(f"Le {date_format(jour)} n’est pas raconté en entier : {refus}")

    def _raconter(self, histoire: Histoire, du: date, au: date) -> None:
        # A month at a time: interrupted, the next run goes on from the last whole one.
        with transaction.atomic(), _sans_ramasse_miettes():
            for chapitre in CHAPITRES:
                chapitre.raconter(histoire, du, au)
            consigner(
                RACONTEE,
                _("Démonstration : du %(du)s au %(au)s")
                % {"du": f"{du:%d/%m/%Y}", "au": f"{au:%d/%m/%Y}"},
                {"du": du.isoformat(), "au": au.isoformat()},
            )
        compter_les_rangees()
        self.stdout.write(f"  du {du:%d/%m/%Y} au {au:%d/%m/%Y}")


@contextmanager
def _sans_ramasse_miettes() -> Iterator[None]:
    """No row that waits is in a ring; to look for rings would take a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _couche(chapitre: Chapitre) -> int:
    """The rank of its app among the installed ones, whatever was imported first."""
    siennes = apps.get_containing_app_config(type(chapitre).__module__)
    assert siennes is not None
    return list(apps.get_app_configs()).index(siennes)


def _jour(texte: str) -> date:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        raise ArgumentTypeError(f"« {texte} » n’est pas une date AAAA-MM-JJ") from None


@transaction.atomic
def _fonder(histoire: Histoire) -> Histoire:
    fonder(demo=True, **ASSOCIATION)
    for chapitre in CHAPITRES:
        chapitre.fonder(histoire)
    consigner(
        FONDEE,
        _("Base de démonstration commencée"),
        {"graine": histoire.graine, "debut": histoire.debut.isoformat()},
    )
    return histoire


def _est_vide() -> bool:
    """Whether none of our own tables holds a row; Django's may, after a migrate."""
    # The first part of a label tells our apps, upper ones too, without naming any.
    notres = [
        modele
        for modele in apps.get_models()
        if modele.__module__.split(".")[0] not in {"django", "axes"}
    ]
    return not any(modele._default_manager.exists() for modele in notres)


def _suite(histoire: Histoire) -> date:
    """The first day that is not told whole."""
    dernier = Entree.objects.filter(code=RACONTEE).order_by("-id").first()
    return date.fromisoformat(dernier.contenu["au"]) + JOUR if dernier else histoire.debut


def _annees_avant(fin: date, annees: int) -> date:
    """The first day of a story of so many years, from the first of a month.

    Two months more: « l’an dernier » is told too, and shelves that begin empty are full by then.
    """
    debut = ans_apres(fin, -annees).replace(day=1)
    for _mois_de_plus in range(MOIS_AVANT):
        debut = (debut - JOUR).replace(day=1)
    return debut


def _mois(du: date, au: date) -> Iterator[tuple[date, date]]:
    """Cut a period at the ends of months."""
    while du <= au:
        dernier = min(au, (du.replace(day=1) + 32 * JOUR).replace(day=1) - JOUR)
        yield du, dernier
        du = dernier + JOUR
