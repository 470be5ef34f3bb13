"""Change what nothing in the product can change: seals lifted, constraints set aside."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, models, transaction

from petiterockette.journal.models import Chaine, Maillon
from petiterockette.journal.refus import TetesIllisibles
from petiterockette.journal.tetes.fichier import tetes_dites
from petiterockette.verification import VERIFICATIONS, Verification, trouver_les_verifications
from tests.dehors import dire_dehors
from tests.greffons.bases import sceaux_leves

Copie = list[dict[str, Any]]


@contextmanager
def sans_defense(modele: type[models.Model]) -> Iterator[None]:
    """Lift every seal, and the checks of a table, until everything is undone."""
    with sceaux_leves("default"), une_table_sans_verification(modele):
        yield


@contextmanager
def a_defaire() -> Iterator[None]:
    """Whatever is done to the base is undone."""
    avant = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(avant)


@contextmanager
def une_table_sans_verification(modele: type[models.Model]) -> Iterator[None]:
    """Set the checks of a table aside, where seals are lifted, until everything is undone."""
    with a_defaire(), connection.cursor() as curseur:
        if connection.vendor == "postgresql":
            table = modele._meta.db_table
            # What waits for the end of the transaction would keep the table as it is.
            curseur.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for contrainte in modele._meta.constraints:
                if isinstance(contrainte, models.CheckConstraint):
                    curseur.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{contrainte.name}"')
            yield
            return
        curseur.execute("PRAGMA ignore_check_constraints = ON")
        curseur.execute("PRAGMA defer_foreign_keys = ON")
        try:
            yield
        finally:
            curseur.execute("PRAGMA ignore_check_constraints = OFF")


def autre_valeur(champ: models.Field, valeur: Any) -> Any:
    """Another value that the column may hold."""
    if isinstance(valeur, bool):
        return not valeur
    if isinstance(valeur, UUID):
        return uuid4()
    if isinstance(valeur, datetime):
        return valeur + timedelta(seconds=1)
    if isinstance(valeur, date):
        return valeur + timedelta(days=1)
    if isinstance(valeur, dict | list):
        return [*valeur, 1] if isinstance(valeur, list) else valeur | {"essai": 1}
    if isinstance(valeur, int):
        return valeur + 1_000
    if isinstance(champ, models.CharField | models.SlugField):
        return "x" if valeur != "x" else "y"
    if isinstance(champ, models.DateTimeField):
        return datetime.fromisoformat("2020-01-01T00:00:00+00:00")
    if isinstance(champ, models.DateField):
        return date(2020, 1, 1)
    if isinstance(champ, models.BooleanField):
        return True
    return 1


def alterer(rangee: models.Model, nom: str) -> bool:
    """Change one column of one row, behind everybody's back; False: a unique key refuses it."""
    champ = rangee._meta.get_field(nom)
    valeur = autre_valeur(champ, getattr(rangee, champ.attname))
    try:
        with transaction.atomic():
            type(rangee)._base_manager.filter(pk=rangee.pk).update(**{champ.attname: valeur})
    except IntegrityError:
        return False
    return True


def copier(modele: type[models.Model]) -> Copie:
    """A table as it is now."""
    return list(modele._base_manager.order_by("pk").values())


def remettre(modele: type[models.Model], copie: Copie) -> None:
    """Put a copy of a table in the place of what it holds."""
    effacer(modele, *modele._base_manager.values_list("pk", flat=True))
    modele._base_manager.bulk_create(modele(**rangee) for rangee in copie)


def effacer(modele: type[models.Model], *pks: Any) -> None:
    """Take rows out as somebody with the whole base in hand would: nothing else moves."""
    modele._base_manager.filter(pk__in=pks)._raw_delete("default")


def echanger(modele: type[models.Model], une: Any, autre: Any, champ: str) -> None:
    """Each of two rows takes the key of the other."""
    pris = {une.pk: getattr(autre, champ), autre.pk: getattr(une, champ)}
    copies = [c for c in copier(modele) if c[modele._meta.pk.attname] in pris]
    effacer(modele, *pris)
    neuves = [c | {champ: pris[c[modele._meta.pk.attname]]} for c in copies]
    modele._base_manager.bulk_create(modele(**neuve) for neuve in neuves)


def couper(maillon: Maillon) -> None:
    """Cut a chain before a link, and make its head say so."""
    avant = Maillon.objects.filter(chaine=maillon.chaine, rang=maillon.rang - 1).first()
    suite = Maillon.objects.filter(chaine=maillon.chaine, rang__gte=maillon.rang)
    effacer(Maillon, *suite.values_list("pk", flat=True))
    Chaine.objects.filter(pk=maillon.chaine_id).update(
        rang=maillon.rang - 1, empreinte=avant.empreinte if avant else ""
    )


def ce_que_dit_verifier() -> list[str]:
    """Everything that `manage.py verifier` calls an anomaly, of the tills and of the chains."""
    return list(phrases_de_verifier())


def phrases_de_verifier() -> Iterator[str]:
    """The same, as it is found: who looks for one sentence stops there."""
    for _nom, verification in _celles_de_la_boutique():
        yield from _anomalies(verification)


# Which check named a row of a table the last time: it is asked first.
_DERNIERE_A_VOIR: dict[type[models.Model], str] = {}


def est_nommee(noms: set[str], modele: type[models.Model]) -> bool:
    """Whether a check, whichever it is, says one of these names of a row of this table."""
    derniere = _DERNIERE_A_VOIR.get(modele)
    for nom, verification in sorted(_celles_de_la_boutique(), key=lambda v: v[0] != derniere):
        if any(dit in phrase for phrase in _anomalies(verification) for dit in noms):
            _DERNIERE_A_VOIR[modele] = nom
            return True
    return False


def _celles_de_la_boutique() -> list[tuple[str, Verification]]:
    """The checks of the tills and of the chains; what is told outside is told."""
    with suppress(TetesIllisibles):
        if not tetes_dites():
            dire_dehors()
    trouver_les_verifications()
    les_siennes = [
        (nom, v)
        for nom, v in VERIFICATIONS
        if v.__module__.startswith(("boutique.", "petiterockette.journal.")) and nom != "Sceaux"
    ]
    assert {"Tickets de caisse", "Chaînes du journal"} <= {nom for nom, _v in les_siennes}
    return les_siennes


def _anomalies(verification: Verification) -> Iterator[str]:
    return (constat.phrase for constat in verification() if constat.anomalie)
