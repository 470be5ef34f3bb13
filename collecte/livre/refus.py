"""What the ledger refuses: documents, lines, cancellations."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.refus import AConfirmer
from petiterockette.refus import Refus


class AutreContenu(Refus):
    page_servie = True
    texte = _(
        "Ce dépôt porte le numéro d’un autre, déjà enregistré avec un contenu différent. "
        "Recommencez-le."
    )


class PersonneInconnue(Refus):
    texte = _("Dites qui pèse : touchez votre nom.")


class DejaAnnule(Refus):
    texte = _("Le bon nº %(numero)s est déjà annulé.")


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


class SuiteAAnnuler(Refus):
    texte = _("Le bon nº %(numero)s en dépend : annulez-le d’abord.")


class PleinParti(Refus):
    texte = _("Le contenant nº %(numero)s n’est plus ici : il est déjà parti ou annulé.")


class MatiereDemandee(Refus):
    texte = _("Dites la matière : c’est elle que l’on remet.")


class MasseDemandee(Refus):
    texte = _("Dites combien ça pèse : plus de zéro.")


class PasDeMoyenne(Refus):
    texte = _(
        "Aucun contenant pareil n’a encore été pesé : on ne peut pas estimer. Pesez celui-ci."
    )


class VracSeTrie(Refus):
    texte = _("« %(categorie)s » se trie d’abord : sa catégorie change avant de partir.")


class RouteImpossible(Refus):
    texte = _("Choisissez d’où partent ces kilos et où ils vont : deux étapes différentes.")
