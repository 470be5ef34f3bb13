"""What followed things, their labels and photos refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasSuivie(Refus):
    texte = _("« %(categorie)s » se compte en kilos : ces objets ne se suivent pas un par un.")


class CodeIllisible(Refus):
    texte = _("« %(code)s » n’est pas un code d’étiquette : scannez à nouveau, ou tapez 6 lettres.")


class CodePris(Refus):
    texte = _("L’étiquette %(code)s est déjà celle d’un autre objet : prenez la suivante.")


class CodeJamaisImprime(Refus):
    texte = _("Aucun rouleau ne porte l’étiquette %(code)s : vérifiez ses lettres.")


class ObjetParti(Refus):
    texte = _("Cet objet est parti (%(situation)s) : remettez-le d’abord présent.")


class DejaPresent(Refus):
    texte = _("Cet objet est déjà présent.")


class FicheIncomplete(Refus):
    texte = _("Sa fiche n’est pas finie : il manque %(manque)s. Complétez-la d’abord.")


class RaisonDuDepart(Refus):
    texte = _("Dites pourquoi : l’histoire d’un objet garde toujours la raison.")


class ChangeEntreTemps(Refus):
    texte = _(
        "Quelqu’un a complété cet objet pendant que cette page était ouverte. "
        "Relisez, puis enregistrez à nouveau."
    )


class LigneEtrangere(Refus):
    texte = _("Cette ligne n’est pas celle d’un dépôt de ce lieu.")


class EmplacementAilleurs(Refus):
    texte = _("« %(emplacement)s » est un emplacement d’un autre lieu.")


class RienDeScanne(Refus):
    texte = _("Scannez au moins une étiquette.")


class TropDePhotos(Refus):
    texte = _("Cet objet a déjà %(n)s photos : retirez-en une d’abord.")


class PlusDEtiquettes(Refus):
    texte = _("Tous les codes ont été imprimés : prévenez qui tient ce logiciel.")
