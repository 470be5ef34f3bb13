from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PrenomManquant(Refus):
    texte = _("Tapez un prénom.")


class CodeDeCaisseRefuse(Refus):
    """What a code is refused for; pages that read JSON are told where its digits go."""


class CodeIllisible(CodeDeCaisseRefuse):
    texte = _("Un code de caisse, c’est quatre chiffres.")


class CodeFaux(CodeDeCaisseRefuse):
    texte = _(
        "Ce n’est pas le bon code : tapez-le à nouveau. Oublié ? Un responsable l’efface depuis "
        "la page de l’équipe, et vous en choisissez un autre."
    )


class CodeEnPause(CodeDeCaisseRefuse):
    texte = _(
        "Cinq codes faux : attendez %(attente)s, puis tapez le bon. Oublié ? Un responsable "
        "l’efface depuis la page de l’équipe."
    )


class CodeAChoisir(CodeDeCaisseRefuse):
    texte = _("Pas encore de code : choisissez quatre chiffres, et tapez-les deux fois.")


class CodesDifferents(CodeDeCaisseRefuse):
    texte = _("Les deux codes ne sont pas les mêmes : choisissez-le à nouveau.")
