"""A bon told in words: what it is, where from or where to, how much."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collecte.matiere.etapes import Etape, Nature
from petiterockette.mots.francais import du
from petiterockette.mots.mesures import nombre

from .models import Bon, Mouvement


def quoi(bon: Bon) -> str:
    """« Dépôt », « Don », « Annulation du bon nº 12 »."""
    if bon.nature == Nature.SORTIE:
        return bon.sortie.nom_du_genre.capitalize()
    if bon.annule_id:
        return _("Annulation du bon nº %(n)s") % {"n": nombre(bon.annule_id)}
    return {
        Nature.APPORT: _("Dépôt"),
        Nature.VENTE_HORS_CAISSE: _("Vendu (hors caisse)"),
    }.get(Nature(bon.nature), str(Nature(bon.nature).label).capitalize())


def detail(bon: Bon) -> str:
    """Where a bon comes from or where it goes, in a few words."""
    if bon.nature == Nature.APPORT:
        return f"{bon.apport.origine} · {bon.apport.localite}"
    if bon.nature == Nature.TRANSFERT:
        return _("vers %(lieu)s") % {"lieu": bon.transfert.vers_lieu}
    if bon.nature == Nature.ARRIVEE:
        return du(bon.arrivee.transfert.bon.lieu)
    if bon.nature == Nature.RECEPTION:
        return _("de la sortie nº %(n)s") % {"n": nombre(bon.reception.sortie_id)}
    if bon.nature == Nature.REPRISE and hasattr(bon, "sortie"):
        return str(bon.sortie.structure)
    premiere = next(iter(bon.lignes.all()), None)
    if bon.motif or premiere is None:
        return bon.motif
    if bon.nature == Nature.SORTIE:
        qui = bon.sortie.structure or bon.sortie.type_don or premiere.bac
        return str(qui or Etape(premiere.vers).label)
    if bon.nature in (Nature.ORIENTATION, Nature.RETOUR):
        # Not get_de_display: it reads every label again, for each row of a year.
        return f"{Etape(premiere.de).label} → {Etape(premiere.vers).label}"
    return ""


def contenu(bon: Bon) -> str:
    """The first two categories (or materials) of its lines, and how many more."""
    noms = list(dict.fromkeys(str(li.categorie or li.matiere) for li in bon.lignes.all()))
    texte = ", ".join(noms[:2])
    if len(noms) > 2:
        n = len(noms) - 2
        texte += ngettext(" et %(n)d autre", " et %(n)d autres", n) % {"n": n}
    refus = len(bon.refuses.all())
    if refus and not noms:
        return ngettext("%(n)d don refusé", "%(n)d dons refusés", refus) % {"n": refus}
    return texte


def ligne_de_liste(bon: Bon, masse_g: int) -> dict[str, Any]:
    """What a list shows of a bon; ``masse_g``: what it counts there."""
    return {
        "bon": bon,
        "quoi": quoi(bon),
        "detail": detail(bon),
        "contenu": contenu(bon),
        "masse_g": masse_g,
        "annule": bon.est_annule,
    }


def masse_signee(bon: Bon) -> int:
    """The grams of a bon; of a cancellation, those it takes back, as a negative number."""
    return -bon.annule.masse_g if bon.annule else bon.masse_g


def phrase_du_mouvement(m: Mouvement) -> str:
    """Where the kilograms left and arrived, and what nobody said but the books had to."""
    mots = {
        "de": m.get_de_display(),
        "vers": m.get_vers_display(),
    }
    if m.implicite:
        return _("d’abord passés de « %(de)s » à « %(vers)s » : aucun tri ne l’avait dit") % mots
    return _("de « %(de)s » à « %(vers)s »") % mots
