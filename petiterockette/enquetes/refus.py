"""The rules of the surveys, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DejaCharge(Refus):
    texte = _("« %(nom)s » est déjà chargé : donnez une autre version, ou servez-vous de celui-ci.")


class SansQuestion(Refus):
    texte = _("Ce questionnaire n’a aucune question.")


class IndicateurInconnu(Refus):
    texte = _("Cet indicateur n’existe pas : choisissez-le dans la liste.")


class QuestionnaireUtilise(Refus):
    texte = _("Une enquête répond à ce questionnaire : il ne se retire plus.")


class AnneeAVenir(Refus):
    texte = _("%(annee)s n’a pas commencé : rien ne s’en dit d’avance.")


class QuestionDAilleurs(Refus):
    texte = _("Cette question n’est pas de cette enquête : rouvrez la page.")


class ChoixInconnu(Refus):
    texte = _("Choisissez une des réponses proposées.")


class NombreAttendu(Refus):
    texte = _("« %(dit)s » n’est pas un nombre.")


class RienAReprendre(Refus):
    texte = _("Rien n’est encore répondu : dites quelque chose.")


class EnqueteFigee(Refus):
    texte = _("Son dossier est figé : reprenez-le d’abord, et dites pourquoi.")


class ReponseEntreTemps(Refus):
    texte = _("Quelqu’un vient de répondre à cette question : rouvrez la page pour le voir.")
