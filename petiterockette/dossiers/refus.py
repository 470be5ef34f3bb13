"""The rules of the dossiers, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasUnBrouillon(Refus):
    texte = _(
        "Ce dossier est figé : reprenez-le en brouillon pour le changer, "
        "ou faites-en partir un nouveau."
    )


class JoursALEnvers(Refus):
    texte = _("Le dernier jour vient après le premier.")


class JoursAVenir(Refus):
    texte = _("Un dossier dit ce qui a eu lieu : son premier jour est passé.")


class LigneInconnue(Refus):
    texte = _("Cette ligne n’existe plus : rechargez la page.")


class RienAMontrer(Refus):
    texte = _("Cochez d’abord ce que le dossier montre : un chiffre au moins.")


class IlManque(Refus):
    texte = _("Il manque : %(quoi)s. Complétez, ou figez sans.")


class PasEncoreFige(Refus):
    texte = _("Seul ce qui est figé peut être envoyé : figez d’abord les chiffres.")


class PasEncoreEnvoye(Refus):
    texte = _("Un dossier se solde une fois envoyé.")


class RaisonDemandee(Refus):
    texte = _("Dites pourquoi\u00a0: l’histoire du dossier le garde.")


class DejaUnBrouillon(Refus):
    texte = _("C’est déjà un brouillon.")


class DejaFige(Refus):
    texte = _("Ce dossier a déjà été figé\u00a0: il ne s’abandonne plus.")


class PoleInconnu(Refus):
    texte = _("Ce pôle n’existe pas\u00a0: rechargez la page.")


class TexteTropLong(Refus):
    texte = _("Ce texte a %(n)s signes : %(max)s au plus.")


class TexteInconnu(Refus):
    texte = _("Ce texte n’est plus là : rechargez la page.")


class DejaPartage(Refus):
    texte = _("Ce dossier est déjà partagé.")


class PasPartage(Refus):
    texte = _("Ce dossier n’est pas partagé.")
