"""Tickets that leave the till, and vouchers that are granted."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class AutrePapier(Refus):
    page_servie = True
    texte = _("Cette page a déjà servi à autre chose : rechargez-la.")


class CadeauSansVente(Refus):
    texte = _("Un ticket cadeau est celui d’une vente.")


class CourrielPasRegle(Refus):
    texte = _("Aucun serveur de courriel n’est réglé : imprimez le ticket, ou montrez son code.")


class CourrielMuet(Refus):
    texte = _("Le serveur de courriel ne répond pas. Rien n’est parti : essayez plus tard.")


class CourrielRefuse(Refus):
    texte = _("Le ticket n’a pas pu partir à cette adresse : vérifiez-la, puis envoyez à nouveau.")


class OctroiImpossible(Refus):
    texte = _("De 1 à 100 bons à la fois, d’une valeur, et valables encore.")
