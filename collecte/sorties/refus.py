"""What exits and transfers refuse."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.refus import AConfirmer
from petiterockette.refus import Refus


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


class PleinAilleurs(Refus):
    texte = _("Le contenant nº %(numero)s attend « %(etape)s » : il ne peut pas partir ainsi.")


class CategorieDemandee(Refus):
    texte = _("Dites la catégorie de ce qui est donné.")


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
