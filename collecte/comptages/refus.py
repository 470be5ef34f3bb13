"""What counts refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class InventaireEnCours(Refus):
    texte = _("Un inventaire est déjà commencé à ce lieu : finissez-le ou abandonnez-le.")


class InventaireFini(Refus):
    texte = _("Cet inventaire n’est plus en cours.")


class OuvertureDejaFaite(Refus):
    texte = _("Le stock d’ouverture de ce lieu est déjà dit : faites un inventaire.")


class RienDEntier(Refus):
    texte = _(
        "Tout n’est compté qu’en partie : il n’y a rien à écrire. Comptez le reste d’une "
        "catégorie, ou abandonnez cet inventaire."
    )


class EcartAConfirmer(Refus):
    texte = _("%(masse)s d’écart sur « %(categorie)s » : dites si c’est bien cela.")


class HeureDeComptage(Refus):
    texte = _("L’heure du comptage est dans le futur, ou date de plus de sept jours.")
