"""The rules of a base of Oressource that is brought in, with the sentence that explains each."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DejaLa(Refus):
    texte = _(
        "Ce fichier est déjà là, sous le nom «\u00a0%(nom)s\u00a0»\u00a0: servez-vous de celui-ci."
    )


class TropLourd(Refus):
    texte = _(
        "Ce fichier pèse %(mo)s\u00a0Mo\u00a0; au-delà de %(max)s\u00a0Mo, la page ne le reçoit "
        "pas. Compressez-le en .gz ou en .zip, ou donnez-le à "
        "«\u00a0manage.py reprendre_oressource\u00a0»."
    )


class BaseSansNom(Refus):
    texte = _("Dites de quelle installation vient cet export.")


class PasEncoreLu(Refus):
    texte = _("Ce fichier n’est pas encore lu\u00a0: attendez que son examen soit fini.")


class FichierJete(Refus):
    texte = _("Le fichier de cet export a été jeté\u00a0: apportez-le à nouveau.")


class EnCours(Refus):
    texte = _("Ce fichier est en train d’être lu\u00a0: attendez qu’il ait fini.")


class MotInconnu(Refus):
    texte = _("Ce mot ne désigne rien d’ici\u00a0: choisissez dans la liste.")


class PartsFausses(Refus):
    texte = _(
        "Les parts font %(somme)s\u00a0%%\u00a0: chacune est un nombre entier, et ensemble elles "
        "font 100\u00a0%%."
    )


class PartsEnDouble(Refus):
    texte = _("Un mot se partage entre des mots d’ici différents, qui existent déjà.")


class PasPartageable(Refus):
    texte = _("Seules les catégories se partagent.")


class ReponseInconnue(Refus):
    texte = _("Cette réponse n’existe pas\u00a0: choisissez dans la liste.")


class BasculeTropTard(Refus):
    texte = _(
        "«\u00a0%(point)s\u00a0»\u00a0: ce lieu compte ici depuis le %(jour)s. La bascule est "
        "ce jour-là, ou avant."
    )


class ResteADecider(Refus):
    texte = _("Il reste %(quoi)s\u00a0: rien n’a été écrit.")


class PasEssaye(Refus):
    texte = _("Essayez d’abord\u00a0: ce qui serait écrit a changé depuis, ou n’a pas été vu.")


class EssaiRefuse(Refus):
    texte = _("L’essai dit ce qui empêche de reprendre\u00a0: réglez-le, puis essayez à nouveau.")


class DecisionsIllisibles(Refus):
    texte = _(
        "Ce fichier de décisions ne se lit pas (%(pourquoi)s)\u00a0: partez de celui que la page "
        "donne."
    )
