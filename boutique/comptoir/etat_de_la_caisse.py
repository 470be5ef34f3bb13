"""Whether a till may sell on this device now; if not, why, and what to do about it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from boutique.caisses.caisse_d_ici import Ici, caisse_d_ici
from boutique.caisses.refus import AutreAppareil, CaisseFermee, CaisseRouverte, JourneeFinie
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format


@dataclass(frozen=True)
class EtatDeLaCaisse:
    """``raison`` and ``geste`` are empty while it sells; ``geste``: name and word of the page
    where it is put right."""

    raison: str = ""
    adresse: str = ""
    geste: str = ""

    @property
    def ouverte(self) -> bool:
        return not self.raison

    def en_json(self) -> dict[str, Any]:
        return {
            "ouverte": self.ouverte,
            "raison": self.raison,
            "adresse": self.adresse,
            "geste": self.geste,
        }


def etat_de(ici: Ici | None, *, session: int | None = None, ecole: bool = False) -> EtatDeLaCaisse:
    """The state of the till where this device stands; ``session``: the one its page shows."""
    if ici is None:
        return EtatDeLaCaisse(_("Cet appareil n’est plus posé à une caisse."), "", "")
    suite = "?ecole=1" if ecole else ""
    ouvrir = reverse("boutique:caisse_ouvrir") + suite
    refus: Refus
    if ici.session is None:
        refus = CaisseFermee(caisse=ici.point.nom_complet)
        return EtatDeLaCaisse(
            str(refus), ouvrir, _("S’entraîner ici") if ecole else _("Ouvrir la caisse")
        )
    if session is not None and ici.session.pk != session:
        return EtatDeLaCaisse(str(CaisseRouverte(caisse=ici.point.nom_complet)), "", "")
    if not ici.tenue_ici:
        # Read again, the page itself asks why, and takes it over.
        return EtatDeLaCaisse(str(AutreAppareil(caisse=ici.point.nom_complet)), "", "")
    if not ecole and ici.journee_finie:
        refus = JourneeFinie(jour=date_format(ici.session.jour))
        seance = reverse("boutique:session_compter", args=[ici.session.pk])
        return EtatDeLaCaisse(str(refus), seance, _("Fermer et compter"))
    return EtatDeLaCaisse()


def etat_demande(request: HttpRequest, *, session: int | None, ecole: bool) -> EtatDeLaCaisse:
    return etat_de(caisse_d_ici(request, ecole=ecole), session=session, ecole=ecole)
