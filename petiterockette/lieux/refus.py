"""The rules of the sites, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class DejaOuvert(Refus):
    texte = _("%(lieu)s est déjà ouvert depuis %(heure)s.")


class DejaFerme(Refus):
    texte = _("%(lieu)s est déjà fermé.")


class LieuPasEnService(Refus):
    texte = _("%(lieu)s n’est pas en service aujourd’hui : ses dates se règlent dans « Lieux ».")


class LieuEncoreOuvert(Refus):
    texte = _("Fermez d’abord le lieu : ses heures se corrigent ensuite.")


class RaisonManquante(Refus):
    texte = _("Dites pourquoi : une correction porte toujours sa raison.")


class HeuresImpossibles(Refus):
    texte = _("Ces heures ne sont pas possibles : %(raison)s")


class HeuresQuiSeChevauchent(Refus):
    texte = _(
        "Le lieu était déjà compté ouvert de %(debut)s à %(fin)s : corrigez plutôt celles-là."
    )


class CollecteDejaSuspendue(Refus):
    texte = _("La collecte est déjà suspendue ici : reprenez-la d’abord.")


class CollectePasSuspendue(Refus):
    texte = _("La collecte n’est pas suspendue ici.")


class PageDejaServie(Refus):
    page_servie = True
    texte = _("Cette page a déjà servi à un autre geste : rouvrez-la.")
