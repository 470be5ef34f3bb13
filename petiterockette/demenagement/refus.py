"""Why an export does not leave, or does not come in."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DestinataireIllisible(Refus):
    texte = _(
        "«\u00a0%(dit)s\u00a0» n’est pas une clé publique de «\u00a0age\u00a0»\u00a0: "
        "elle commence par «\u00a0age1\u00a0»."
    )


class PhraseTropCourte(Refus):
    texte = _("Une phrase de %(n)d signes au moins\u00a0: quatre ou cinq mots.")


class DossierPlein(Refus):
    texte = _("Le dossier «\u00a0%(dossier)s\u00a0» n’est pas vide\u00a0: choisissez-en un autre.")


class ExportEnCours(Refus):
    texte = _("Un export se prépare déjà\u00a0: il apparaîtra ici.")


class FichierIllisible(Refus):
    texte = _(
        "Ce fichier n’est pas un export de La Petite Rockette, ou il est coupé\u00a0: %(quoi)s."
    )


class CleDemandee(Refus):
    texte = _("Ce fichier est chiffré\u00a0: donnez la phrase, ou l’identité age qui l’ouvre.")


class CleQuiNOuvrePas(Refus):
    texte = _("Cette phrase, ou cette identité, n’ouvre pas ce fichier.")


class MembreInattendu(Refus):
    texte = _("«\u00a0%(nom)s\u00a0» n’a rien à faire dans cet export\u00a0: rien n’a été écrit.")


class MembreManquant(Refus):
    texte = _("«\u00a0%(nom)s\u00a0» manque dans cet export\u00a0: rien n’a été écrit.")


class EmpreinteFausse(Refus):
    texte = _("«\u00a0%(nom)s\u00a0» n’est plus ce qui a été exporté\u00a0: rien n’a été écrit.")


class TropGros(Refus):
    texte = _(
        "«\u00a0%(nom)s\u00a0» se déplie en bien plus qu’il ne devrait\u00a0: rien n’a été écrit."
    )


class AutreVersion(Refus):
    texte = _(
        "Cet export vient de la version %(version)s, et la base n’a pas les mêmes tables "
        "(%(ou)s)\u00a0: installez cette version, importez, puis mettez à jour."
    )


class BaseHabitee(Refus):
    texte = _(
        "Cette installation n’est pas vide\u00a0: %(ou)s. "
        "Un export ne s’importe que dans une base neuve."
    )


class CelluleIllisible(Refus):
    texte = _(
        "%(fichier)s, rangée %(rang)d, colonne «\u00a0%(colonne)s\u00a0»\u00a0: valeur illisible."
    )


class RangeesRefusees(Refus):
    texte = _("%(fichier)s\u00a0: la base refuse ces rangées (%(quoi)s). Rien n’a été écrit.")


class CleDuMemeNom(Refus):
    texte = _(
        "L’ancienne installation scellait aussi sous le nom «\u00a0%(cle)s\u00a0», avec une autre "
        "clé. Donnez un autre nom à celle d’ici (NOM_DE_LA_CLE dans .env)\u00a0; l’ancienne, si "
        "vous l’avez, va dans CLES_PASSEES."
    )


class CompteSansAdministration(Refus):
    texte = _(
        "«\u00a0%(identifiant)s\u00a0» n’est pas un compte de l’administration dans cet export."
    )


class RecopieDifferente(Refus):
    texte = _(
        "« %(table)s » : ce qui est arrivé n’est pas ce qui est parti. Rien n’a été "
        "gardé de la copie."
    )
