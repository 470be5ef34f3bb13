"""The rules of the dossiers, by name, with the sentence that explains each of them."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus
from petiterockette.temps.dates import ANNEES


class PasUnBrouillon(Refus):
    texte = _(
        "Ce dossier est figé : reprenez-le en brouillon pour le changer, "
        "ou faites-en partir un nouveau."
    )


class JoursALEnvers(Refus):
    texte = _("Le dernier jour vient après le premier.")


class JourHorsDuCalendrier(Refus):
    texte = format_lazy(
        _("Cette année n’est pas la bonne\u00a0: choisissez-en une de {premiere} à {derniere}."),
        premiere=ANNEES[0],
        derniere=ANNEES[-1],
    )


class JoursAVenir(Refus):
    texte = _("Un dossier dit ce qui a eu lieu : son premier jour est passé.")


class TenuAilleurs(Refus):
    texte = _(
        "L’objet, les jours et les lieux de ce dossier viennent de sa convention\u00a0: ici se "
        "changent son titre, son lecteur et le jour où il est à rendre."
    )


class LigneInconnue(Refus):
    texte = _("Cette ligne n’existe plus : rechargez la page.")


class PieceObligatoire(Refus):
    texte = _("«\u00a0%(nom)s\u00a0» reste dans ce dossier\u00a0: il ne va pas sans.")


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


class DejaParti(Refus):
    texte = _("Ce dossier est déjà parti une fois\u00a0: il ne s’abandonne plus.")


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
