"""Things alone of their kind: priced, labelled, kept, fetched."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


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
