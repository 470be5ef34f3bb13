"""What an address of the sales asks for: a period, sites, a till."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.caisses.models import Caisse
from boutique.regles.droits import LIRE
from collecte.matiere.periode import Periode, PeriodeIllisible
from collecte.tableau.cadre.adresses import Adresses
from collecte.tableau.cadre.voisines import Voisine
from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.comptes.models import Compte

# Up to so many days, the page goes day by day.
PAR_JOUR_MAX = 62
# What the address carries from a page to the next, besides the period.
CLES = ("lieu", "caisse")


class AdressesDesVentes(Adresses):
    PAGE = "boutique:ventes_du_mois"


# How the dashboard of the matter leads here.
VOISINE = Voisine(gettext_lazy("Les ventes"), "chart-line", LIRE, AdressesDesVentes.PAGE)


@dataclass(frozen=True)
class Filtre:
    """``caisses``: those of the sites read; ``caisse``: the one shown, None for all."""

    periode: Periode
    lieux_lus: LieuxLus
    caisses: tuple[Caisse, ...]
    caisse: Caisse | None = None
    demande: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> list[int] | None:
        """The tills read; None for all of them."""
        if self.caisse:
            return [self.caisse.pk]
        return None if self.lieux_lus.ids is None else [c.pk for c in self.caisses]

    @property
    def bornes(self) -> tuple[date, date, list[int] | None]:
        """What its readings are of: the first and the last day, the tills."""
        return self.periode.debut, self.periode.fin, self.ids

    @property
    def lieux_d_avant(self) -> list[int] | None:
        """The sites whose sales of before are read: none of them for a till alone."""
        return [] if self.caisse else self.lieux_lus.ids

    @property
    def bornes_d_avant(self) -> tuple[date, date, list[int] | None]:
        """As ``bornes``, where what was sold before is asked for."""
        return self.periode.debut, self.periode.fin, self.lieux_d_avant

    @property
    def par_jour(self) -> bool:
        """Whether its rows are days; else months."""
        return self.periode.jours <= PAR_JOUR_MAX

    @property
    def ou(self) -> str:
        """Where, in words: « Chemin-Vert, Caisse », « tous les lieux »."""
        if self.caisse:
            return f"{self.caisse.point.lieu.nom}, {self.caisse}"
        return self.lieux_lus.dite

    @property
    def suffixe(self) -> str:
        """What names a file of this among the others: « -chv », « -caisse-2 »."""
        return f"-caisse-{self.caisse.numero}" if self.caisse else self.lieux_lus.suffixe

    def en_mots(self) -> list[tuple[str, str]]:
        """The filters as pairs (name, value), for what is printed or exported."""
        mots = [
            (_("Période"), self.periode.titre),
            (_("Du"), f"{self.periode.debut:%d/%m/%Y}"),
            (_("Au"), f"{self.periode.fin:%d/%m/%Y}"),
            (_("Lieux"), ", ".join(li.nom for li in self.lieux_lus.lus)),
        ]
        if self.caisse:
            mots.append((_("Caisse"), f"{self.caisse} (nº {self.caisse.numero})"))
        return mots


def tickets_du_jour(filtre: Filtre) -> str:
    """Where the tickets of the day that a filter shows are listed; empty where it shows more."""
    if filtre.periode.jours > 1:
        return ""
    suite = {"jour": filtre.periode.debut.isoformat()}
    if filtre.lieux_lus.lieu:
        suite["lieu"] = filtre.lieux_lus.lieu.code
    if filtre.caisse:
        suite["caisse"] = str(filtre.caisse.pk)
    return f"{reverse('boutique:tickets')}?{urlencode(suite)}"


def lire_le_filtre(compte: Compte, code: str, demande: Mapping[str, str]) -> Filtre:
    """Read an address; 404 for what does not exist, ``DroitManquant`` for a site not to see."""
    try:
        periode = Periode.lire(code)
    except PeriodeIllisible:
        raise Http404 from None
    lieux_lus = lire_les_lieux(compte, LIRE, demande.get("lieu", ""))
    caisses = tuple(Caisse.objects.des_lieux(lieux_lus.ids))
    return Filtre(
        periode=periode,
        lieux_lus=lieux_lus,
        caisses=caisses,
        caisse=_la_caisse(caisses, demande.get("caisse", "")),
        demande={cle: demande[cle] for cle in CLES if demande.get(cle)},
    )


def _la_caisse(caisses: tuple[Caisse, ...], numero: str) -> Caisse | None:
    if not numero:
        return None
    trouvee = next((c for c in caisses if str(c.numero) == numero), None)
    if trouvee is None:
        raise Http404
    return trouvee
