"""What to say on the phone to whoever asked for a pick-up."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import Demande


def phrase_a_dire(demande: "Demande") -> str:
    """What to tell the person on the phone, once the request is answered."""
    if demande.etat == "acceptee":
        return _(
            "Bonjour, ici la ressourcerie. C’est d’accord : nous passons %(creneau)s. "
            "Laissez un passage jusqu’aux objets ; s’il y a un empêchement, rappelez-nous."
        ) % {"creneau": demande.creneau}
    if demande.etat == "refusee":
        return _("Bonjour, ici la ressourcerie. %(raison)s") % {"raison": demande.phrase_de_refus}
    return ""
