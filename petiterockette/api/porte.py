"""The door of the API: which key knocks, whether it opens that domain, how often it served."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from petiterockette.empreintes import empreinte_du_texte
from petiterockette.freins.services import Frein
from petiterockette.saisie.visiteur import foyer_du_visiteur

from .domaines import Domaine
from .models import Jeton
from .refus import CleInconnue, HorsDomaine, TropDeClesFausses
from .services import compter_un_appel

# A key that opens nothing is a try: what is guessed is counted, where it comes from.
FAUSSES = Frein("api_fausses", par_foyer=60, refus=TropDeClesFausses)


class Demande(HttpRequest):
    """What a reading of the API is given, once its key was let in."""

    auth: Jeton


class Cle(HttpBearer):
    """A key in the header, never in the address; it must open ``domaine``, if there is one."""

    def __init__(self, domaine: Domaine | None) -> None:
        super().__init__()
        self.domaine = domaine

    def authenticate(self, request: HttpRequest, token: str) -> Jeton:
        """The access of a key that is in force. Raises ``CleInconnue``, ``HorsDomaine``,
        ``TropDAppels`` or ``TropDeClesFausses``."""
        jeton = _jeton_de(token)
        if jeton is None:
            FAUSSES.compter(foyer_du_visiteur(request))
            raise CleInconnue()
        compter_un_appel(jeton)
        ouverts = {o.domaine for o in jeton.domaines.all()}
        if self.domaine and self.domaine.code not in ouverts:
            raise HorsDomaine(domaine=self.domaine.nom)
        return jeton


def _jeton_de(cle: str) -> Jeton | None:
    """The access in force of a key; what no key is made of is not even looked for."""
    if not (cle.isascii() and cle.isprintable()):
        return None
    en_cours = Jeton.objects.filter(retire_le=None).prefetch_related("domaines", "lieux")
    return en_cours.filter(empreinte=empreinte_du_texte(cle)).first()
