"""What the café adds to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "cafe.ramasse.recue": _("ramasse reçue"),
    "cafe.ramasse.refusee": _("ramasse refusée"),
    "cafe.denrees.sorties": _("denrées sorties"),
    "cafe.denrees.annulees": _("denrées, annulation"),
    "cafe.plat.ajoute": _("plat ajouté"),
    "cafe.plat.change": _("plat modifié"),
    "cafe.carte.composee": _("carte composée"),
    "cafe.temperature.relevee": _("température relevée"),
    "cafe.refroidissement.note": _("refroidissement noté"),
    "cafe.nettoyage.fait": _("nettoyage fait"),
    "cafe.enceinte.tenue": _("frigo réglé"),
    "cafe.zone.tenue": _("zone à nettoyer réglée"),
    "cafe.suspendu.achete": _("repas suspendu acheté"),
    "cafe.suspendu.rembourse": _("repas suspendu remboursé"),
    "cafe.suspendu.donne": _("repas suspendu donné"),
    "cafe.suspendu.repris": _("repas suspendu repris"),
}
