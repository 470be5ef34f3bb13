"""What keeps a base of Oressource from being read; nothing was written when one is raised."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class BaseRefusee(Refus):
    """The file cannot be read to its end: the sentence says why, and at which line."""

    texte = _("Ce fichier ne se lit pas.")


class FichierAbime(BaseRefusee):
    texte = _("Ce fichier est abîmé ou incomplet (%(pourquoi)s)\u00a0: refaites-en une copie.")


class FichierVide(BaseRefusee):
    texte = _("Ce fichier est vide.")


class FichierTropGros(BaseRefusee):
    texte = _(
        "Une fois ouvert, ce fichier dépasse %(mo)s\u00a0Mo\u00a0: ce n’est pas une base "
        "d’Oressource, il n’est pas lu plus loin."
    )


class ZipSansBase(BaseRefusee):
    texte = _("Ce fichier zip doit contenir un seul fichier .sql\u00a0; il en contient %(nombre)s.")


class ZipFerme(BaseRefusee):
    texte = _("Ce fichier zip a un mot de passe ou une compression rare\u00a0: refaites-le sans.")


class PasDuTexte(BaseRefusee):
    texte = _(
        "Ce fichier est en UTF-16, ou n’est pas du texte\u00a0: refaites l’export en UTF-8 "
        "(avec mysqldump, « --result-file=base.sql » plutôt que « > base.sql »)."
    )


class PasEnUtf8(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: un caractère n’est pas en UTF-8, et le fichier ne dit pas "
        "comment il est écrit. Refaites l’export en UTF-8."
    )


class JeuInconnu(BaseRefusee):
    texte = _(
        "Ce fichier se dit écrit en « %(jeu)s », que nous ne lisons pas. "
        "Refaites l’export en UTF-8."
    )


class BaseCoupee(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: le fichier s’arrête au milieu de l’instruction qui commence là. "
        "Il est incomplet\u00a0: refaites l’export, rien n’a été gardé."
    )


class TropLong(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: une valeur ou une rangée dépasse %(mo)s\u00a0Mo, "
        "ce qu’Oressource ne peut pas écrire."
    )


class Incomprise(BaseRefusee):
    texte = _("Ligne %(ligne)s\u00a0: cette instruction ne se comprend pas (table « %(table)s »).")


class RangeeBoiteuse(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: une rangée de « %(table)s » n’a pas %(attendues)s valeurs, "
        "autant que la table a de colonnes."
    )


class SansColonnes(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: des rangées de « %(table)s » viennent sans que leurs colonnes "
        "soient nommées. Refaites l’export avec la structure des tables."
    )


class DeuxBases(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: la table « %(table)s » est une deuxième fois dans ce fichier. "
        "Exportez une seule base."
    )


class RangeeEnDouble(BaseRefusee):
    texte = _(
        "Ligne %(ligne)s\u00a0: une rangée de « %(table)s » porte un numéro déjà pris. "
        "Exportez une seule base, une seule fois."
    )


class PlusDePlace(BaseRefusee):
    texte = _(
        "Il n’y a plus de place sur le disque pour lire cette base : il en faut deux fois ce "
        "qu’elle pèse. Rien n’a été gardé."
    )
