"""What papers and weighbridge tickets refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DejaRecue(Refus):
    texte = _("Le pont a déjà pesé cette sortie : bon nº %(numero)s. Annulez-le pour corriger.")


class RienAuPont(Refus):
    texte = _("Cette sortie n’attend pas de pesée au pont.")


class RefusTropGrand(Refus):
    texte = _("On ne refuse pas plus que ce qui a été pesé (%(net)s).")


class DevenirDuRefus(Refus):
    texte = _("Dites ce que devient ce qui est refusé.")


class SortieAnnulee(Refus):
    texte = _("La sortie nº %(numero)s est annulée : elle n’a plus de papiers à tenir.")


class PapiersChanges(Refus):
    texte = _(
        "Quelqu’un a changé ces papiers pendant que cette page était ouverte : "
        "voyez plus bas ce qui a été noté, puis enregistrez à nouveau."
    )


class PapierDejaLa(Refus):
    texte = _("Ce papier est déjà attaché à cette sortie.")


class TropDeScans(Refus):
    texte = _("Cette sortie a déjà %(n)s papiers photographiés : retirez-en un d’abord.")
