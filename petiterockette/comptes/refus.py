from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class IdentifiantPris(Refus):
    texte = _("L’identifiant « %(identifiant)s » est déjà pris : choisissez-en un autre.")


class DernierAdministrateur(Refus):
    texte = _(
        "C’est le dernier compte d’administration : donnez d’abord ce rôle à quelqu’un d’autre."
    )


class PointDUnAutreLieu(Refus):
    texte = _("%(point)s n’est pas un point %(du_lieu)s.")


class RoleASoiMeme(Refus):
    texte = _(
        "On ne se donne pas à soi-même un rôle que l’on n’a pas\u00a0: demandez-le à une autre "
        "personne de l’administration."
    )


class MemeRole(Refus):
    texte = _("C’est le rôle tenu aujourd’hui, au même endroit\u00a0: rien ne change.")


class RoleDejaRetire(Refus):
    texte = _("Ce rôle vient d’être retiré\u00a0: revenez au compte pour voir où il en est.")


class TropDeConnexions(TropVite):
    texte = _("Trop d’essais de suite.")
