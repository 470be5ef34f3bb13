"""The rules of the results, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class ExerciceAVenir(Refus):
    texte = _("Un exercice se lit une fois fini : son dernier jour n’est pas encore là.")


class ExerciceTropLong(Refus):
    texte = _("Un exercice dure deux ans au plus : vérifiez ses deux jours.")


class ImportEntreTemps(Refus):
    texte = _("Quelqu’un vient d’importer un fichier de cet exercice : rouvrez la page.")


class PartsInexactes(Refus):
    texte = _("Les parts font %(total)s %% : elles doivent faire 100 %%.")


class RegleSansCompte(Refus):
    texte = _("Dites un début de numéro de compte, ou un code analytique.")


class PoleInconnu(Refus):
    texte = _("Ce pôle n’existe pas : rechargez la page.")
