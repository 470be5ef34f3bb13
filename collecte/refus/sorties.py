"""What leaves: containers, recyclers, transfers, the bridge, the papers."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus

from .bons import AConfirmer


class ConventionTerminee(AConfirmer):
    texte = _(
        "La convention avec %(structure)s a pris fin le %(jour)s. "
        "Cochez « je confirme » pour sortir quand même."
    )


class MatiereNonAcceptee(Refus):
    texte = _("%(structure)s ne prend pas « %(matiere)s ».")


class BacSansDestin(Refus):
    texte = _("Ce que devient le contenu de « %(bac)s » n’est pas dit : voyez les listes.")


class StructureDemandee(Refus):
    texte = _("Dites à quelle structure va ce don.")


class SortieVide(Refus):
    texte = _("Ajoutez une ligne, ou touchez un contenant plein.")


class PleinParti(Refus):
    texte = _("Le contenant nº %(numero)s n’est plus ici : il est déjà parti ou annulé.")


class PleinAilleurs(Refus):
    texte = _("Le contenant nº %(numero)s attend « %(etape)s » : il ne peut pas partir ainsi.")


class CategorieDemandee(Refus):
    texte = _("Dites la catégorie de ce qui est donné.")


class MatiereDemandee(Refus):
    texte = _("Dites la matière : c’est elle que l’on remet.")


class MasseDemandee(Refus):
    texte = _("Dites combien ça pèse : plus de zéro.")


class PasDeMoyenne(Refus):
    texte = _(
        "Aucun contenant pareil n’a encore été pesé : on ne peut pas estimer. Pesez celui-ci."
    )


class PoidsMoyenInconnu(Refus):
    texte = _(
        "On ne sait pas encore ce que pèse un objet de « %(categorie)s » : pesez, ou étalonnez-en."
    )


class MemeLieu(Refus):
    texte = _("Choisissez un autre lieu que celui-ci.")


class DejaArrive(Refus):
    texte = _("Cet envoi est déjà arrivé : bon nº %(numero)s.")


class ArriveAilleurs(Refus):
    texte = _("Cet envoi est attendu à « %(lieu)s ».")


class RaisonDemandee(Refus):
    texte = _("Dites pourquoi le compte n’y est pas : %(ecart)s d’écart.")


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
