"""Look for the alerts, and keep what was found: the night's work, or a gesture's."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from .models import Alerte, Calcul, SeuilChoisi
from .registre import GENRES, Genre, Trouvaille


def seuils() -> dict[str, int]:
    """``{kind: threshold in force}``, for the kinds that have one; one query."""
    choisis = SeuilChoisi.objects.en_vigueur()
    return {g.code: choisis.get(g.code, g.seuil.defaut) for g in GENRES.values() if g.seuil}


def chercher(genre: Genre, jour: date, valeurs: dict[str, int]) -> list[Trouvaille]:
    """What a kind finds on a day, at every site."""
    return list(genre.chercher(jour, valeurs.get(genre.code, 0)))


def calculer(jour: date) -> int:
    """Look for everything and keep it; how many alerts there are.

    Each kind is read first, then written in a short transaction of its own: no counter waits.
    """
    valeurs = seuils()
    n = 0
    for genre in GENRES.values():
        trouvees = chercher(genre, jour, valeurs)
        _garder(genre, trouvees)
        n += len(trouvees)
    # A kind that the product no longer has leaves nothing behind.
    Alerte.objects.exclude(genre__in=list(GENRES)).delete()
    Calcul.objects.update_or_create(id=1, defaults={"jour": jour, "le": timezone.now()})
    return n


def regarder_maintenant(genre: str, jour: date) -> None:
    """Look for one kind after a gesture that gives somebody something to do.

    Nothing is done before the day's first look, since reading the alerts looks for them all.
    """
    if Calcul.objects.filter(jour=jour).exists():
        _garder(GENRES[genre], chercher(GENRES[genre], jour, seuils()))


def regarder_apres(les_siens: Collection[Genre], jour: date) -> None:
    """Look again for those of these kinds that had found something, after a gesture.

    One query where nothing was found, none where no kind is told; nothing is done before the
    day's first look, since reading the alerts looks for them all until then.
    """
    if not les_siens:
        return
    gardes = set(
        Alerte.objects.filter(genre__in=[g.code for g in les_siens])
        .order_by()
        .values_list("genre", flat=True)
        .distinct()
    )
    if not gardes or not Calcul.objects.filter(jour=jour).exists():
        return
    valeurs = seuils()
    for genre in les_siens:
        if genre.code in gardes:
            _garder(genre, chercher(genre, jour, valeurs))


@transaction.atomic
def _garder(genre: Genre, trouvees: list[Trouvaille]) -> None:
    """Write what a kind found over what it had found before."""
    cles = [t.cle for t in trouvees]
    Alerte.objects.filter(genre=genre.code).exclude(cle__in=cles).delete()
    Alerte.objects.bulk_create(
        [en_rangee(genre, t) for t in sorted(trouvees, key=lambda t: t.cle)],
        update_conflicts=True,
        unique_fields=["genre", "cle"],
        update_fields=["lieu", "pole", "phrase", "depuis", "remedes"],
    )


def en_rangee(genre: Genre, t: Trouvaille) -> Alerte:
    """A finding as its table keeps it; nothing is written."""
    return Alerte(
        genre=genre.code,
        cle=t.cle,
        lieu_id=t.lieu,
        pole=t.pole,
        phrase=t.phrase[:300],
        depuis=t.depuis,
        remedes=[[str(r.nom), r.pictogramme, r.url] for r in t.remedes],
    )
