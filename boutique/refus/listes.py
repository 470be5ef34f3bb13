"""Articles, prices, operations, settings, and the things that stand on the shelf."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class RangeeRefusee(Refus):
    texte = _("Il reste quelque chose à corriger.")


class NomDejaPris(Refus):
    texte = _("« %(nom)s » est déjà dans la liste.")


class OperationDansLePasse(Refus):
    texte = _("Une opération commence aujourd’hui ou plus tard : ce qui est vendu ne change pas.")


class OperationCommencee(Refus):
    texte = _("« %(nom)s » a commencé : elle s’arrête, elle ne se change plus.")


class OperationFinie(Refus):
    texte = _("« %(nom)s » est déjà finie.")


class CaissesDAilleurs(Refus):
    texte = _("Choisissez des caisses de vos lieux : sans caisse choisie, elle vaudrait partout.")


class GenreFige(Refus):
    texte = _("« %(nom)s » a déjà servi : son genre ne change plus. Ajoutez un autre moyen.")


class RegimeDuPasse(Refus):
    texte = _("Un régime commence aujourd’hui ou plus tard : ce qui est vendu garde le sien.")


class RegimeCommence(Refus):
    texte = _("Ce régime a commencé : ajoutez le suivant, celui-ci reste dans le passé.")


class TauxPasAdmis(Refus):
    texte = _(
        "« %(activite)s » n’admet pas le taux de %(taux)s : ajoutez-le à son régime de TVA, ou "
        "laissez le sien."
    )


class TauxEncoreUtilise(Refus):
    texte = _("« %(article)s » est à %(taux)s : dites aussi ce taux, ou changez l’article d’abord.")


class BalanceIncomplete(Refus):
    texte = _("Pour vendre au poids, il manque %(manque)s.")


class VignettePerimee(Refus):
    texte = _("Cette vignette a expiré le %(jour)s : faites vérifier la balance d’abord.")


class DejaEtiquete(Refus):
    texte = _("« %(article)s » a déjà son prix, sous le nº %(numero)s.")


class NumeroPris(Refus):
    texte = _("Le nº %(numero)s est déjà celui de « %(article)s ».")


class PlusEnVente(Refus):
    texte = _("« %(article)s » n’est plus en vente ici : il n’a pas besoin d’étiquette.")


class RienAImprimer(Refus):
    texte = _("Il n’y a rien à imprimer : donnez un nombre à une étiquette au moins.")


class TropDEtiquettes(Refus):
    texte = _("De 1 à %(max)s étiquettes d’un article à la fois.")


class PasAVendre(Refus):
    texte = _("« %(chose)s » ne se vend pas. %(explication)s")


class AControlerDAbord(Refus):
    texte = _("« %(chose)s » : contrôlez d’abord. %(explication)s")


class PrixEntreTemps(Refus):
    texte = _("Le prix de « %(article)s » est maintenant %(prix)s : relisez, puis recommencez.")


class PasDeDemarque(Refus):
    texte = _("« %(article)s » n’a pas de baisse proposée aujourd’hui.")


class ReservationImpossible(Refus):
    texte = _("Réservez jusqu’à un jour à venir, d’ici %(jours)s jours au plus.")


class DejaReserve(Refus):
    texte = _("« %(article)s » est déjà réservé jusqu’au %(jour)s.")


class RaisonDuRetrait(Refus):
    texte = _("Dites pourquoi, en quelques mots.")


class PasAEnlever(Refus):
    texte = _("Cette ligne n’est pas à enlever : elle a été rendue, ou elle est partie à l’achat.")


class DejaVendu(Refus):
    texte = _("« %(article)s » est déjà vendu.")
