"""The rules of the grants, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasAccordee(Refus):
    texte = _("Rien n’est encore accordé\u00a0: notez d’abord la notification.")


class PlusQueLAccorde(Refus):
    texte = _("%(verse)s versés feraient plus que les %(accorde)s accordés.")


class DejaAnnule(Refus):
    texte = _("Ce versement est déjà annulé.")


class VersementAVenir(Refus):
    texte = _("Un versement se note une fois reçu\u00a0: ce jour n’est pas encore là.")


class MoinsQueLeVerse(Refus):
    texte = _("%(verse)s sont déjà versés\u00a0: l’accordé ne peut pas être moindre.")


class IndicateurInconnu(Refus):
    texte = _("Cet indicateur n’existe pas\u00a0: rechargez la page.")


class PartsIncompletes(Refus):
    texte = _("Les parts font %(fait)s\u00a0: il en faut %(tout)s.")


class PoleInconnu(Refus):
    texte = _("Ce pôle n’existe pas\u00a0: rechargez la page.")


class PosteInconnu(Refus):
    texte = _("Cette ligne n’existe pas\u00a0: rechargez la page.")


class CompteRenduFige(Refus):
    texte = _(
        "Son dossier est figé, et ce compte rendu avec lui\u00a0: reprenez le dossier en brouillon "
        "pour le corriger."
    )
