"""The night's work: its steps in order, each once a day, each saying what it did."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.base.insertion import compter_les_rangees
from petiterockette.journal.chaines import exiger_les_cles
from petiterockette.journal.examens.dits import dire_l_examen
from petiterockette.journal.examens.passer import examiner, repere_de_la_nuit
from petiterockette.journal.jours import enchainer_les_jours
from petiterockette.journal.tables import enchainer_les_tables
from petiterockette.personnes.services.purges import purger

from .models import EtapeDeNuit
from .registre import ETAPES, etape
from .services import ranger

log = logging.getLogger(__name__)

# A step that was begun so long ago was left there: it is done again.
ABANDONNEE = timedelta(minutes=30)

# What tells, step after step: (sentence, done, of how many).
Dire = Callable[[str, int, int], None]


class LesLivresSeContredisent(Exception):
    """A check of the night found what should never be."""


def faire_la_nuit(jour: date, dire: Dire = lambda _p, _f, _t: None) -> list[EtapeDeNuit]:
    """Go through the steps of a night; those that this call did, with what came of them.

    A step that is done, or that somebody else is doing, is left alone; one that failed is
    tried again. The failure of one does not stop the others. Raises ``CleFausse``: a night seals
    nothing with the wrong key.
    """
    exiger_les_cles()
    faites = []
    etapes = sorted(ETAPES.values(), key=lambda e: e.rang)
    for rang, pas in enumerate(etapes):
        dire(str(pas.nom), rang, len(etapes))
        rangee = _commencer(jour, pas.code, timezone.now())
        if rangee is None:
            continue
        try:
            with transaction.atomic() if pas.atomique else nullcontext():
                rangee.phrase = pas.faire(jour)[:300]
            rangee.etat = EtapeDeNuit.Etat.FAITE
        # One step's fault, whatever it is, is told and logged; the others have their turn.
        except Exception as erreur:
            log.exception("Nuit du %s : l’étape « %s » est en panne", jour, pas.code)
            rangee.etat = EtapeDeNuit.Etat.PANNE
            rangee.phrase = _("En panne : %(quoi)s") % {"quoi": str(erreur)[:200]}
        rangee.fini_le = timezone.now()
        rangee.save(update_fields=["etat", "phrase", "fini_le"])
        faites.append(rangee)
    return faites


def _commencer(jour: date, code: str, maintenant: datetime) -> EtapeDeNuit | None:
    """Take a step; None where it is done, or where somebody else is at it."""
    try:
        with transaction.atomic():
            return EtapeDeNuit.objects.create(
                jour=jour, code=code, etat=EtapeDeNuit.Etat.EN_COURS, commence_le=maintenant
            )
    except IntegrityError:
        pass
    a_refaire = Q(etat=EtapeDeNuit.Etat.PANNE) | Q(
        etat=EtapeDeNuit.Etat.EN_COURS, commence_le__lt=maintenant - ABANDONNEE
    )
    repris = EtapeDeNuit.objects.filter(a_refaire, jour=jour, code=code).update(
        etat=EtapeDeNuit.Etat.EN_COURS, commence_le=maintenant, fini_le=None, phrase=""
    )
    return EtapeDeNuit.objects.get(jour=jour, code=code) if repris else None


# Before the books are gone through: what is chained is checked the same night.
@etape("enchainer", gettext_lazy("Enchaîner le journal des jours passés"), rang=4, atomique=False)
def enchainer_le_journal(jour: date) -> str:
    n = enchainer_les_jours(jour)
    rangees = enchainer_les_tables()
    if rangees and not n:
        return ngettext(
            "%(n)d rangée scellée enchaînée.", "%(n)d rangées scellées enchaînées.", rangees
        ) % {"n": rangees}
    if not n:
        return _("Rien de nouveau à enchaîner.")
    return ngettext("%(n)d entrée enchaînée.", "%(n)d entrées enchaînées.", n) % {"n": n}


# Before the alerts, which tell what it found.
@etape("verifier", gettext_lazy("Vérifier tous les livres"), rang=5, atomique=False)
def verifier(jour: date) -> str:
    """What follows the last sealed checkpoint; once a week, and until all is sound, everything."""
    examen = examiner(de_nuit=True, depuis=repere_de_la_nuit())
    if examen.anomalies:
        raise LesLivresSeContredisent(
            ngettext(
                "%(n)d anomalie (%(ou)s) : lancez « manage.py verifier ».",
                "%(n)d anomalies (%(ou)s) : lancez « manage.py verifier ».",
                examen.anomalies,
            )
            % {"n": examen.anomalies, "ou": ", ".join(examen.en_faute)}
        )
    return _("Les livres s’accordent.") + " " + dire_l_examen(examen)


# After what each app forgets by itself.
@etape("purger", gettext_lazy("Anonymiser les personnes dont le terme est passé"), rang=60)
def purger_les_personnes(jour: date) -> str:
    n = purger(aujourd_hui=jour)
    if not n:
        return _("Personne à anonymiser.")
    return ngettext("%(n)d personne anonymisée.", "%(n)d personnes anonymisées.", n) % {"n": n}


@etape("ranger", gettext_lazy("Ranger les vieux travaux"), rang=90)
def ranger_les_travaux(jour: date) -> str:
    n = ranger(timezone.now())
    if not n:
        return _("Rien à ranger.")
    return ngettext("%(n)d ligne rangée.", "%(n)d lignes rangées.", n) % {"n": n}


# Last: of what the night has left.
@etape("compter", gettext_lazy("Compter les rangées de la base"), rang=99)
def compter_la_base(jour: date) -> str:
    compter_les_rangees()
    return _("La base sait ce qu’elle contient.")
