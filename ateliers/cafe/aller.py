"""What the café finds: foods that are left in the pantry, by their words; what is done there."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.aller.gestes import GesteCherche
from petiterockette.affichage.aller.ici import liste_complete
from petiterockette.affichage.aller.registre import (
    PAR_GROUPE,
    Genre,
    Saisie,
    SourceDeRecherche,
    Trouve,
)
from petiterockette.comptes.portees import portee
from petiterockette.mots.chercher import plier
from petiterockette.mots.mesures import kilos
from petiterockette.temps.dates import date_format

from .models import Ramasse
from .services.denrees import DROIT as TENIR

# One or many: « carottes » finds « Carotte ».
PLURIEL = "sx"


def denrees(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The lots that are left, whose product or category has words that begin so, the first to
    end first; a pantry holds few: they are read and compared here."""
    if not saisie.dits or saisie.numero is not None:
        return
    voulus = [mot.rstrip(PLURIEL) or mot for mot in saisie.dits]
    lots = Ramasse.objects.visibles(portee(request.user, TENIR).ids_des_lieux).en_reserve()
    n = 0
    for lot in lots.select_related("reste", "categorie", "lieu"):
        mots = plier(f"{lot.produit} {lot.categorie}").split()
        if n < PAR_GROUPE and all(any(m.startswith(v) for m in mots) for v in voulus):
            n += 1
            reste = _("il en reste %(masse)s") % {"masse": kilos(lot.reste.masse_g)}
            dits = [reste, str(lot.lieu)]
            if lot.limite:
                dits.insert(1, _("jusqu’au %(jour)s") % {"jour": date_format(lot.limite)})
            url = reverse("cafe:lot", args=[lot.pk])
            yield Trouve(lot.produit, url, "package-open", " · ".join(dits))


SOURCES = [
    SourceDeRecherche(
        Genre.DENREES,
        TENIR,
        denrees,
        liste=liste_complete(
            gettext_lazy("le garde-manger"),
            "cafe:garde_manger",
            fouille=gettext_lazy("ce qui est là"),
        ),
    )
]
GESTES = [
    GesteCherche(
        nom=gettext_lazy("Recevoir des denrées données"),
        ou=gettext_lazy("le garde-manger, puis «\u00a0Des denrées arrivent\u00a0»"),
        mots=gettext_lazy("denrées ramasse noter invendus reçu arriv don nourriture"),
        url="cafe:garde_manger",
        droit=TENIR,
        pictogramme="package-open",
    ),
    GesteCherche(
        nom=gettext_lazy("Relever une température"),
        ou=gettext_lazy("l’équipement, puis son relevé"),
        mots=gettext_lazy("frigo congélateur bain-marie hygiène relev"),
        url="cafe:hygiene",
        droit=TENIR,
        pictogramme="thermometer",
    ),
]
