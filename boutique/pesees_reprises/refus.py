"""What the writing of old weighings refuses, before anything is written."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class MotInconnu(Refus):
    texte = _("«\u00a0%(code)s\u00a0» ne nomme aucune ligne des listes (%(liste)s).")


class MoisDejaClos(Refus):
    texte = _("%(lieu)s\u00a0: les comptes %(du_mois)s sont clos, et la base y a des pesées.")


class LieuPasEncoreOuvert(Refus):
    texte = _(
        "%(lieu)s n’a ouvert que le %(ouvert)s\u00a0; l’ancienne base y commence le %(jour)s."
    )


class DejaReprisDAilleurs(Refus):
    texte = _(
        "%(lieu)s\u00a0: le %(jour)s est déjà repris par «\u00a0%(nom)s\u00a0». Annulez-le d’abord."
    )


class DejaReprisDUneAutreBase(Refus):
    texte = _(
        "%(lieu)s\u00a0: le %(jour)s est déjà repris d’une autre base. Si c’est la même, "
        "donnez-lui le même nom\u00a0; sinon, laissez ce point dehors."
    )
