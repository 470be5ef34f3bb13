"""What an examination of the books read, in words: the command and the page say the same."""

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.mots.mesures import nombre
from petiterockette.temps.dates import date_format

from .passer import Examen


def dire_l_examen(examen: Examen) -> str:
    """« Vérification entière, du premier jour au … » or « de la suite, depuis … »."""
    fin = _("jusqu’à l’entrée du journal nº\u00a0%(n)s, en %(duree)s") % {
        "n": nombre(examen.jusqu_a.get("journal.entree", 0)),
        "duree": duree(examen.secondes),
    }
    if examen.depuis is None:
        return _("Vérification entière\u00a0: depuis le premier jour, %(fin)s.") % {"fin": fin}
    debut = date_format(timezone.localtime(examen.depuis), r"l j F Y à G \h i")
    return _(
        "Vérification de la suite\u00a0: depuis le point scellé du %(debut)s, %(fin)s. "
        "Ce qui précède est relu une fois par semaine."
    ) % {"debut": debut, "fin": fin}


def duree(secondes: int) -> str:
    """« 42 s », « 3 min 05 s »."""
    minutes, reste = divmod(secondes, 60)
    return f"{minutes}\u00a0min\u00a0{reste:02}\u00a0s" if minutes else f"{reste}\u00a0s"
