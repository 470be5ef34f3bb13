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
        "Trop de codes faux : attendez %(attente)s, puis tapez le bon. Oublié ? Un responsable "
        "l’efface depuis la page de l’équipe."
    )


class CodeAChoisir(CodeDeCaisseRefuse):
    texte = _("Pas encore de code : choisissez quatre chiffres, et tapez-les deux fois.")


class CodesDifferents(CodeDeCaisseRefuse):
    texte = _("Les deux codes ne sont pas les mêmes : choisissez-le à nouveau.")


class PersonneAnonyme(Refus):
    texte = _(
        "La personne nº %(n)d a été effacée : plus rien ne s’y ajoute. Inscrivez-la à nouveau "
        "si elle revient."
    )


class DejaFusionnee(Refus):
    texte = _(
        "La fiche nº %(n)d a été fusionnée dans une autre : ouvrez celle qui a été gardée pour la "
        "corriger."
    )


class FinaliteManquante(Refus):
    texte = _("Dites à quoi cela servira : sans usage, on ne le garde pas.")


class FinaliteSansDonnee(Refus):
    texte = _("Un usage est coché : tapez de quoi joindre la personne, ou décochez-le.")


class MemePersonne(Refus):
    texte = _("C’est déjà la même fiche : choisissez-en deux différentes.")


class CompteSurLAutre(Refus):
    texte = _(
        "%(qui)s a un compte sous cette fiche : gardez plutôt celle-ci, et fusionnez l’autre "
        "dedans."
    )


class DeuxComptes(Refus):
    texte = _(
        "Les deux fiches ont chacune leur compte : elles ne se fusionnent pas. Fermez le compte "
        "qui ne sert plus, et gardez les deux fiches."
    )


class EncoreActive(Refus):
    texte = _(
        "%(qui)s a un compte ouvert ou une tuile d’équipe : fermez-les d’abord, puis effacez."
    )
