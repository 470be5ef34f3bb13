"""The rules of the matter, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DepotIncomplet(Refus):
    texte = _("Le dépôt a des lignes à corriger.")


class DepotVide(Refus):
    texte = _("Ajoutez une ligne pour valider.")


class AutreContenu(Refus):
    texte = _(
        "Ce dépôt porte le numéro d’un autre, déjà enregistré avec un contenu différent. "
        "Recommencez-le."
    )


class LieuInconnu(Refus):
    texte = _("Ce point n’existe pas à ce lieu : choisissez à nouveau votre point.")


class PointFerme(Refus):
    texte = _("%(point)s est fermé depuis le %(jour)s : choisissez un autre point.")


class PesageImpossible(Refus):
    texte = _("On ne pèse pas de dépôt à ce point : choisissez un comptoir, un quai ou un camion.")


class PersonneInconnue(Refus):
    texte = _("Dites qui pèse : touchez votre nom.")


class DateImpossible(Refus):
    texte = _("La date du %(jour)s n’est pas possible : %(raison)s")


class MoisClos(Refus):
    texte = _("Le mois de %(mois)s est clos : choisissez une date d’un mois ouvert.")


class DejaAnnule(Refus):
    texte = _("Le bon nº %(numero)s est déjà annulé.")


class AnnulationImpossible(Refus):
    texte = _("Une annulation ne s’annule pas : enregistrez un nouveau bon.")


class MotifRequis(Refus):
    texte = _("Dites pourquoi : une annulation porte toujours sa raison.")


class PasLeSien(Refus):
    texte = _(
        "Ce dépôt n’est pas le vôtre, ou sa journée est finie. Demandez au responsable du lieu."
    )


class VracSeTrie(Refus):
    texte = _("« %(categorie)s » se trie d’abord : sa catégorie change avant de partir.")


class ConventionTerminee(Refus):
    texte = _(
        "La convention avec %(structure)s a pris fin le %(jour)s. "
        "Cochez « je confirme » pour sortir quand même."
    )


class MatiereNonAcceptee(Refus):
    texte = _("%(structure)s ne prend pas « %(matiere)s ».")


class BacSansDestin(Refus):
    texte = _("Ce que devient le contenu de « %(bac)s » n’est pas dit : voyez les listes.")


class MasseImprobable(Refus):
    texte = _("%(masse)s d’un coup, c’est beaucoup. Cochez « je confirme » si c’est bien cela.")


class RouteImpossible(Refus):
    texte = _("Choisissez d’où partent ces kilos et où ils vont : deux étapes différentes.")


class TareTropLourde(Refus):
    texte = _("La tare (%(tare)s) dépasse le poids lu (%(lu)s). Pesez à nouveau.")


class AuDelaDeLaBalance(Refus):
    texte = _("%(lu)s : la balance s’arrête à %(max)s.")


class StructureDemandee(Refus):
    texte = _("Dites à quelle structure va ce don.")


class LigneProtegee(Refus):
    texte = _("Cette ligne sert au logiciel lui-même : elle ne se change pas.")
