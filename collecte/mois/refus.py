"""What months and their settings refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DateImpossible(Refus):
    texte = _("La date du %(jour)s n’est pas possible : %(raison)s")


class MoisClos(Refus):
    texte = _("Le mois %(du_mois)s est clos : choisissez une date d’un mois ouvert.")


class ReglageInconnu(Refus):
    texte = _("Ce choix n’existe pas.")


class ReglageDuPasse(Refus):
    texte = _("Un réglage change à partir d’un mois encore ouvert, pas avant.")


class ReglageDejaChoisi(Refus):
    texte = _("« %(valeur)s » est déjà le choix de ce lieu le %(jour)s : rien ne changerait.")


class LieuPasOuvert(Refus):
    texte = _("%(lieu)s n’ouvre que le %(jour)s : choisissez ce jour, ou un jour plus tard.")
