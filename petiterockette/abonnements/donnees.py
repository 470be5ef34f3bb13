"""The addresses that receive the month."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer

from .services.abonnements import oublier_ces_adresses

declarer(
    Donnee(
        "abonnements.Abonnement",
        nom=_("Abonnement au résumé du mois"),
        finalite=_("envoyer les chiffres du mois"),
        base=Base.CONSENTEMENT,
        duree=_("jusqu’au désabonnement, ou à la fin du compte"),
        personnes=("compte__personne",),
        identite=("courriel",),
        montre=("demande_le", "confirme_le", "arrete_le"),
        vider=oublier_ces_adresses,
    ),
    Donnee(
        "abonnements.Envoi",
        nom=_("Envois du résumé du mois"),
        finalite=_("savoir ce qui est parti"),
        base=Base.INTERET,
        duree=_("sans limite ; une adresse s’y efface"),
        personnes=("abonnement__compte__personne",),
        textes=("raison",),
    ),
)
