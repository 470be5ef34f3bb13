"""What people read while the base is away or the disk full: nothing is lost, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from petiterockette.base.pannes import Panne

# When a machine may come back.
REESSAYER_S = 15
_DITES: dict[Panne, tuple[Promise, Promise]] = {
    Panne.BASE: (
        _("La base ne répond pas pour l’instant"),
        _(
            "Ce qui était enregistré l’est toujours. Réessayez dans une minute ; si cela dure, "
            "prévenez la personne qui tient le serveur."
        ),
    ),
    Panne.BASE_ABIMEE: (
        _("La base est abîmée"),
        _(
            "N’enregistrez plus rien ici, et prévenez tout de suite la personne qui tient le "
            "serveur : la dernière bonne sauvegarde se remet."
        ),
    ),
    Panne.DISQUE_PLEIN: (
        _("Le disque est plein"),
        _(
            "Rien n’a été écrit, et ce qui était enregistré l’est toujours. Prévenez tout de suite "
            "la personne qui tient le serveur : il faut y faire de la place avant de réessayer."
        ),
    ),
    Panne.DISQUE_FERME: (
        _("Le disque n’écrit plus"),
        _(
            "Rien n’a été écrit, et ce qui était enregistré l’est toujours. Prévenez tout de suite "
            "la personne qui tient le serveur : ce disque est peut-être abîmé."
        ),
    ),
}


def dire_aux_gens(panne: Panne) -> tuple[str, str]:
    """The sentence of a failure, and what to do."""
    phrase, texte = _DITES[panne]
    return str(phrase), str(texte)
