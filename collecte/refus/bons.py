"""Every document: its header, its lines, its day, its cancellation."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class AConfirmer(Refus):
    """The same document, confirmed, would pass."""


class DepotIncomplet(Refus):
    texte = _("Le dépôt a des lignes à corriger.")


class DepotVide(Refus):
    texte = _("Ajoutez une ligne pour valider.")


class AutreContenu(Refus):
    page_servie = True
    texte = _(
        "Ce dépôt porte le numéro d’un autre, déjà enregistré avec un contenu différent. "
        "Recommencez-le."
    )


class LieuInconnu(Refus):
    texte = _("Ce point n’existe pas à ce lieu : choisissez à nouveau votre point.")


class PointFerme(Refus):
    texte = _("%(point)s est fermé depuis le %(jour)s : choisissez un autre point.")


class PesageImpossible(Refus):
    texte = _("On ne pèse pas de dépôt à ce point : choisissez un comptoir, un quai ou un camion.")


class PersonneInconnue(Refus):
    texte = _("Dites qui pèse : touchez votre nom.")


class DateImpossible(Refus):
    texte = _("La date du %(jour)s n’est pas possible : %(raison)s")


class MoisClos(Refus):
    texte = _("Le mois %(du_mois)s est clos : choisissez une date d’un mois ouvert.")


class DejaAnnule(Refus):
    texte = _("Le bon nº %(numero)s est déjà annulé.")


class RemplacementImpossible(Refus):
    texte = _(
        "Le bon nº %(numero)s ne peut pas être remplacé ici\u00a0: il n’est pas annulé par vous, "
        "ou l’est déjà. Abandonnez ce ticket et pesez un nouveau dépôt."
    )


class AnnulationImpossible(Refus):
    texte = _("Une annulation ne s’annule pas : enregistrez un nouveau bon.")


class PasDesDenrees(Refus):
    texte = _("« %(categorie)s » n’est pas une denrée : pesez-la au comptoir, avec les objets.")


class DenreesAuCafe(Refus):
    texte = _("Ce bon est de denrées : il s’annule au café, sur la page de son lot.")


class GesteDAtelier(Refus):
    texte = _(
        "Ce bon suit une chose de l’atelier : un prêt se reprend depuis sa fiche. Ce qui est "
        "démonté le reste ; des kilos faux se corrigent en comptant les bacs (Inventaires)."
    )


class MotifRequis(Refus):
    texte = _("Dites pourquoi : une annulation porte toujours sa raison.")


class PasLeSien(Refus):
    texte = _(
        "Ce dépôt n’est pas le vôtre, ou sa journée est finie. Demandez au responsable du lieu."
    )


class MasseImprobable(AConfirmer):
    texte = _("%(masse)s %(combien)s. Cochez « je confirme » si c’est bien cela.")


class TareTropLourde(Refus):
    texte = _(
        "La tare (%(tare)s) dépasse le poids lu (%(lu)s) : changez de contenant, ou pesez à "
        "nouveau."
    )


class AuDelaDeLaBalance(Refus):
    texte = _("%(lu)s : la balance s’arrête à %(max)s.")


class LigneProtegee(Refus):
    texte = _("Cette ligne sert au logiciel lui-même : elle ne se change pas.")


class ChoixDisparu(Refus):
    texte = _("Ce choix n’existe plus : touchez-en un autre.")


class NetDifferent(Refus):
    texte = _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.")


class UneSeuleLigne(Refus):
    texte = _("Une perte à la fois : gardez une seule ligne.")


class SuiteAAnnuler(Refus):
    texte = _("Le bon nº %(numero)s en dépend : annulez-le d’abord.")
