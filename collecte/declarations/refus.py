"""The rules of the declarations, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasSignee(Refus):
    texte = _(
        "Cette convention est un modèle\u00a0: donnez d’abord son numéro et son premier jour."
    )


class RienADeclarer(Refus):
    texte = _("Tout est déclaré\u00a0: cette convention est finie.")


class PasLaSuivante(Refus):
    texte = _("La prochaine à déclarer\u00a0: %(periode)s. Rechargez la page.")


class PeriodePasFinie(Refus):
    texte = _("%(periode)s\u00a0: pas encore fini. Cela se déclare à partir du %(jour)s.")


class PrecedentePasFigee(Refus):
    texte = _("Figez d’abord «\u00a0%(titre)s\u00a0»\u00a0: la suivante porte ce qui y a changé.")


class SansLigne(Refus):
    texte = _("Cette convention n’a aucune ligne\u00a0: écrivez d’abord sa nomenclature.")


class DejaAilleurs(Refus):
    texte = _(
        "«\u00a0%(quoi)s\u00a0» est déjà dans «\u00a0%(convention)s\u00a0» ces jours-là\u00a0: "
        "retirez-le de l’une des deux, ou changez les dates ou les lieux."
    )


class DejaDeclaree(Refus):
    texte = _(
        "Une déclaration existe déjà\u00a0: le premier jour, la périodicité, l’unité et les lieux "
        "ne changent plus. Donnez un dernier jour à cette convention, et faites-en une nouvelle."
    )


class FinDejaDeclaree(Refus):
    texte = _("«\u00a0%(titre)s\u00a0» va au-delà de ce jour\u00a0: la convention finit après.")


class LignesDeclarees(Refus):
    texte = _(
        "Une déclaration est figée avec ces lignes\u00a0: elles ne changent plus. Donnez un "
        "dernier jour à cette convention, et faites-en une nouvelle."
    )


class MoisDeclare(Refus):
    texte = _(
        "«\u00a0%(titre)s\u00a0» est figée avec les chiffres de ce mois. Reprenez-la d’abord en "
        "brouillon, avec sa raison, ou laissez la correction compter aujourd’hui."
    )


class SuivanteFigee(Refus):
    texte = _(
        "«\u00a0%(titre)s\u00a0», figée, porte déjà ce qui a changé dans celle-ci\u00a0: "
        "reprenez-la d’abord."
    )
