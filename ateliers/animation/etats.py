"""The states of a request, and what leads from one to another. Pure: the table and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EtatDeDemande(models.TextChoices):
    DEMANDEE = "demandee", _("à étudier")
    DEVISEE = "devisee", _("devis envoyé")
    CONFIRMEE = "confirmee", _("confirmée")
    FAITE = "faite", _("faite")
    REFUSEE = "refusee", _("refusée")
    ANNULEE = "annulee", _("annulée")


class Geste(models.TextChoices):
    RECEVOIR = "recevoir", _("reçue")
    DEVISER = "deviser", _("devis fait")
    CONFIRMER = "confirmer", _("confirmée")
    PREVOIR = "prevoir", _("autre séance prévue")
    FAIRE = "faire", _("dite faite")
    REFUSER = "refuser", _("refusée")
    ANNULER = "annuler", _("annulée")


class Raison(models.TextChoices):
    COMPLET = "complet", _("pas de date possible")
    EQUIPE = "equipe", _("personne pour l’animer")
    SUJET = "sujet", _("ce n’est pas ce que nous faisons")
    PRIX = "prix", _("le prix ne convient pas")
    CLIENT = "client", _("la structure renonce")
    IMPREVU = "imprevu", _("imprévu")


E, G = EtatDeDemande, Geste

# (state, gesture) → the state that follows. What is not here is not possible.
PASSAGES: dict[tuple[str, str], str] = {
    (E.DEMANDEE, G.DEVISER): E.DEVISEE,
    (E.DEVISEE, G.DEVISER): E.DEVISEE,
    (E.DEMANDEE, G.CONFIRMER): E.CONFIRMEE,
    (E.DEVISEE, G.CONFIRMER): E.CONFIRMEE,
    (E.CONFIRMEE, G.PREVOIR): E.CONFIRMEE,
    (E.CONFIRMEE, G.FAIRE): E.FAITE,
    (E.DEMANDEE, G.REFUSER): E.REFUSEE,
    (E.DEVISEE, G.REFUSER): E.REFUSEE,
    (E.CONFIRMEE, G.ANNULER): E.ANNULEE,
}
OUVERTS = (E.DEMANDEE, E.DEVISEE, E.CONFIRMEE)
FINIS = (E.FAITE, E.REFUSEE, E.ANNULEE)


def gestes_de(etat: str) -> list[str]:
    """What may be done in a state, in the order of the table."""
    return [str(geste) for (de, geste) in PASSAGES if de == etat]


def etats_de_depart(geste: str) -> list[str]:
    """The states that a gesture may start from."""
    return [str(etat) for (etat, g) in PASSAGES if g == geste]
