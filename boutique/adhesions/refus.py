from django.utils.translation import gettext_lazy as _

from petiterockette.freins.refus import TropVite
from petiterockette.refus import Refus


class SansFormule(Refus):
    texte = _(
        "«\u00a0%(article)s\u00a0» n’a pas de formule\u00a0: posez-la dans "
        "«\u00a0Formules d’adhésion\u00a0», ou encaissez un don en attendant."
    )


class UneParLigne(Refus):
    texte = _("Une adhésion se vend à son montant, une par ligne.")


class PersonneInconnue(Refus):
    texte = _(
        "Cette personne n’est plus dans l’annuaire\u00a0: cherchez-la à nouveau, ou vendez "
        "sans nom."
    )


class DejaNommee(Refus):
    texte = _(
        "La carte nº\u00a0%(n)d a déjà un nom. Si ce n’est pas le bon, remboursez l’adhésion et "
        "vendez-la à nouveau."
    )


class FormuleDejaPosee(Refus):
    texte = _(
        "«\u00a0%(article)s\u00a0» a déjà une formule à partir de ce jour\u00a0: choisissez un "
        "autre jour."
    )


class FormulePassee(Refus):
    texte = _(
        "Les adhésions déjà vendues gardent leurs dates\u00a0: une formule commence aujourd’hui "
        "ou plus tard."
    )


class PremiereFormuleAVenir(Refus):
    texte = _("La première formule d’un article commence aujourd’hui.")


class TropDEssais(TropVite):
    texte = _(
        "Trop d’adresses essayées\u00a0: attendez une heure, ou présentez la carte à l’accueil."
    )
