"""Why no backup is asked for."""

from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class SauvegardesPasReglees(Refus):
    texte = _(
        "Aucune sauvegarde n’est réglée ici\u00a0: la personne qui tient le serveur le fait "
        "(docs/sante.md)."
    )


class SauvegardeDejaDemandee(Refus):
    texte = _("Une sauvegarde est déjà demandée\u00a0: elle commence dans la minute.")


class DossierFerme(Refus):
    texte = _(
        "La demande n’a pas pu être posée dans le dossier des sauvegardes\u00a0: prévenez la "
        "personne qui tient le serveur."
    )


class TropDeSauvegardes(TropVite):
    texte = _("Six sauvegardes ont déjà été demandées depuis une heure\u00a0: attendez un peu.")
