"""People brought in from another tool: written down in number, or completed; nobody is told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from petiterockette.journal.services import consigner

from ..models import Consentement, Mot, Personne
from ..mots import mots_de
from ..refus import PrenomManquant
from ..termes import nommes_ailleurs
from .annuaire import DONNEES, propre, verrouiller_ensemble
from .effacements import oublier_qui_ne_sert_pas

LOT = 500
# (datum, purpose) → when it was agreed to.
Accords = Mapping[tuple[str, str], datetime]


@dataclass(frozen=True)
class Apport:
    """Somebody as another tool knew them; ``numero``: theirs in the directory, None: they are new.

    A datum is kept only if ``accords`` has one of its purposes.
    """

    numero: int | None
    prenom: str
    nom: str
    courriel: str
    telephone: str
    accords: Accords


@transaction.atomic
def reprendre(*, apports: Sequence[Apport], par: int | None, compte: int | None) -> list[int]:
    """Write people down, or complete those who are; their numbers, in the order of ``apports``.

    Of somebody known, only an empty datum is completed, and no purpose that they were ever asked
    about here: what the house knows since holds. Raises ``PrenomManquant``, ``PersonneAnonyme`` or
    ``DejaFusionnee``.
    """
    if not all(propre(a.prenom) for a in apports):
        raise PrenomManquant()
    connues = verrouiller_ensemble([a.numero for a in apports if a.numero])
    neuves = [_nouvelle(a) for a in apports if a.numero is None]
    Personne.objects.bulk_create(neuves, batch_size=LOT)
    Mot.objects.bulk_create(
        [Mot(personne=p, mot=mot) for p in neuves for mot in mots_de(p.prenom, p.nom)],
        batch_size=LOT,
    )
    suite = iter(neuves)
    personnes = [connues[a.numero] if a.numero else next(suite) for a in apports]
    accords = _completer(apports, personnes)
    if neuves or accords:
        phrase = ngettext(
            "%(n)d personne inscrite d’après un autre outil",
            "%(n)d personnes inscrites d’après un autre outil",
            len(neuves),
        )
        consigner(
            "personnes.reprises",
            phrase % {"n": len(neuves)},
            {"personnes": [p.pk for p in neuves], "accords": accords},
            par=par,
            compte=compte,
        )
    return [p.pk for p in personnes]


def _nouvelle(apport: Apport) -> Personne:
    servent = {donnee for donnee, _finalite in apport.accords}
    joindre = {d: getattr(apport, d) for d in DONNEES if d in servent}
    return Personne(prenom=propre(apport.prenom), nom=propre(apport.nom), **joindre)


def _completer(
    apports: Sequence[Apport], personnes: Sequence[Personne]
) -> list[tuple[int, str, str]]:
    """Add what people agreed to, and the datum it is for: triples (number, datum, purpose)."""
    demandes = Consentement.objects.filter(personne__in=[p.pk for p in personnes])
    deja = set(demandes.values_list("personne", "donnee", "finalite"))
    neufs, changees = [], []
    for apport, personne in zip(apports, personnes, strict=True):
        for (donnee, finalite), le in apport.accords.items():
            connu, dit = getattr(personne, donnee), getattr(apport, donnee)
            if (personne.pk, donnee, finalite) in deja or not dit or connu not in ("", dit):
                continue
            neufs.append(
                Consentement(personne=personne, donnee=donnee, finalite=finalite, donne_le=le)
            )
            if not connu:
                setattr(personne, donnee, dit)
                changees.append(personne)
    Personne.objects.bulk_update(changees, DONNEES, batch_size=LOT)
    Consentement.objects.bulk_create(neufs, batch_size=LOT)
    return [(c.personne_id, c.donnee, c.finalite) for c in neufs]


@transaction.atomic
def defaire(
    *,
    numeros: Collection[int],
    depuis: datetime,
    sauf: Collection[str],
    par: int | None,
    compte: int | None,
) -> int:
    """Forget the people that were brought in and that nothing uses since; how many.

    ``depuis``: when they were; ``sauf``: the models whose rows are of what is undone, beside those
    of the directory. Whoever agreed to something since, was merged, or is named by a row of any
    other table, stays.
    """
    siens = ("personnes.Personne", "personnes.Consentement")
    gardes = nommes_ailleurs(numeros, (*siens, *sauf))
    depuis_lors = Consentement.objects.filter(personne__in=numeros, donne_le__gt=depuis)
    gardes |= set(depuis_lors.values_list("personne", flat=True))
    connues = Personne.objects.connues().filter(pk__in=set(numeros) - gardes, absorbees=None)
    partent = sorted(connues.values_list("pk", flat=True))
    if partent:
        oublier_qui_ne_sert_pas(numeros=partent, par=par, compte=compte)
    return len(partent)
