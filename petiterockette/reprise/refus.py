"""The rules of what is brought in, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class GenreInconnu(Refus):
    texte = _("Ce genre de fichier ne se reprend pas : choisissez-le dans la liste.")


class DejaRecu(Refus):
    texte = _("Ce fichier est déjà là, sous le nom « %(nom)s » : servez-vous de celui-ci.")


class DejaDecide(Refus):
    texte = _("C’est déjà décidé : rouvrez la page pour voir ce que ce fichier est devenu.")


class EnCours(Refus):
    texte = _(
        "Ce fichier est en train de %(quoi)s\u00a0: attendez que sa page dise que c’est fini."
    )


class ARelire(Refus):
    texte = _("Ce fichier est à relire\u00a0: touchez «\u00a0Lire le fichier\u00a0» sur sa page.")


class PasPret(Refus):
    texte = _("Il reste des lignes à corriger ou des mots à décider : rien n’a été écrit.")


class Change(Refus):
    texte = _("Ce que ce fichier écrirait a changé entre-temps : relisez, puis reprenez.")


class MotInconnu(Refus):
    texte = _("Ce mot ne désigne rien d’ici : choisissez dans la liste.")


class ReponseInconnue(Refus):
    texte = _("Cette réponse n’est plus possible : relisez la page, puis répondez à nouveau.")


class RienDeRepris(Refus):
    texte = _("Seul ce qui est repris s’annule : un fichier à part se jette.")


class PlusDUnCoup(Refus):
    texte = _("%(phrase)s")


class SansMotif(Refus):
    texte = _("Dites pourquoi cette reprise est annulée.")


class SansTetes(Refus):
    texte = _(
        "Aucune ligne de titres n’est reconnue : nommez les colonnes sur une ligne, "
        "ou partez du modèle."
    )
