"""Invoices read: what is left to pay, what their papers say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.regles.models import Regime
from boutique.regles.taux import MENTIONS, nombre_du_taux
from petiterockette.journal.models import Maillon
from petiterockette.lieux.models import Association
from petiterockette.mots.chercher import contient
from petiterockette.mots.numeros import ENTIER_MAX, numero_lu
from petiterockette.temps.dates import date_format

from .models import Facture, LigneFacture, PaiementFacture

CHAINE = "factures"
REPRISE = "restauration.reprise"
RETARD = gettext_lazy(
    "Pas d’escompte pour paiement anticipé. En cas de retard : pénalités au taux de trois fois "
    "l’intérêt légal, et 40 € d’indemnité forfaitaire pour frais de recouvrement "
    "(C. com., art. L441-10 et D441-5)."
)
AUTOLIQUIDATION = gettext_lazy("Autoliquidation (CGI, art. 283-2 sexies)")


# Sources: C. com. art. L441-9; C. civ. art. 2224; law nº 68-1250 of 31 December 1968, art. 1.
VIEILLE = gettext_lazy(
    "La prestation date du %(jour)s, il y a plus d’un an. Une facture se fait dès la prestation "
    "(C. com., art. L441-9). L’argent peut encore se demander pendant cinq ans "
    "(C. civ., art. 2224) ; à l’État, à une commune, à un établissement public, pendant quatre "
    "ans à partir du 1er janvier qui suit (loi nº 68-1250 du 31 décembre 1968)."
)
UN_AN = timedelta(days=366)


class _Lue(TypedDict):
    paye_cts: int
    annulee: bool


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    FactureLue = WithAnnotations[Facture, _Lue]
else:
    FactureLue = Facture


@dataclass(frozen=True)
class PartFacturee:
    """What an invoice holds at one rate, or under one exemption."""

    nom: str
    ht_cts: int
    tva_cts: int


def factures_lues(lieux: Iterable[int] | None) -> QuerySet[FactureLue]:
    """The invoices of these sites (None: all), with ``paye_cts`` and whether one is cancelled."""
    paye = PaiementFacture.objects.filter(facture=OuterRef("pk")).order_by().values("facture")
    lues = Facture.objects.select_related("lieu", "vente__serie__caisse", "lien", "avoir").annotate(
        paye_cts=Coalesce(paye.annotate(somme=Sum("montant_cts")).values("somme"), 0),
        annulee=Exists(Facture.objects.filter(lien=OuterRef("pk"))),
    )
    return lues if lieux is None else lues.filter(lieu__in=list(lieux))


def a_payer(lues: QuerySet[FactureLue]) -> QuerySet[FactureLue]:
    """The invoices of ``factures_lues`` that somebody still owes."""
    return lues.filter(
        Q(nature=Facture.Nature.FACTURE, vente=None, annulee=False),
        total_cts__gt=Coalesce("paye_cts", 0),
    )


def sans_ticket(debut: date, fin: date, lieux: Iterable[int] | None) -> QuerySet[Facture]:
    """The invoices and credit notes of these days, ``fin`` included, that no ticket stands for."""
    faites = Facture.objects.filter(jour__range=(debut, fin), vente=None, lien__vente=None)
    return faites if lieux is None else faites.filter(lieu__in=list(lieux))


def chercher(lues: QuerySet[FactureLue], mots: str, *, nomme: bool) -> QuerySet[FactureLue]:
    """The invoices that words name: by number (« F2026-0012 », « 12 »); by client or reference too,
    for whoever reads names."""
    if not mots:
        return lues
    fin = mots.rpartition("-")[2].strip()
    dit = Q(numero=numero_lu(fin, ENTIER_MAX))
    return lues.filter(dit | contient(mots, "client_nom", "reference") if nomme else dit)


def reprises() -> list[int]:
    """The numbers after which invoices went on, each time a base was restored."""
    dites = Maillon.objects.filter(chaine__nom=CHAINE, contenu__code=REPRISE).order_by("rang")
    return [contenu["reprend_apres"] for contenu in dites.values_list("contenu", flat=True)]


def dernier_numero() -> int:
    """The last number given, or skipped; 0 before the first."""
    derniere = Facture.objects.order_by("-numero").values_list("numero", flat=True).first()
    return max([derniere or 0, *reprises()])


def reste_cts(facture: Facture) -> int:
    """What is left to pay of an invoice, in cents."""
    if facture.est_un_avoir or facture.acquittee or hasattr(facture, "avoir"):
        return 0
    payes = facture.paiements.aggregate(somme=Sum("montant_cts", default=0))["somme"]
    return facture.total_cts - payes


def etat_de(facture: FactureLue, jour: date) -> str:
    """« à payer », « en retard », « payée », « annulée », « avoir »: of ``factures_lues``."""
    if facture.est_un_avoir:
        return _("avoir")
    if facture.annulee:
        return _("annulée")
    if facture.acquittee:
        return _("payée à la caisse")
    if facture.paye_cts >= facture.total_cts:
        return _("payée")
    if facture.echeance and facture.echeance < jour:
        return _("en retard")
    return _("payée en partie") if facture.paye_cts else _("à payer")


def vieille_prestation(prestation_le: date, jour: date) -> str:
    """What to know before asking money for what was done over a year before; « » otherwise."""
    if jour - prestation_le < UN_AN:
        return ""
    return VIEILLE % {"jour": date_format(prestation_le, "j F Y")}


def parts_de(lignes: Iterable[LigneFacture], *, autoliquidation: bool) -> list[PartFacturee]:
    """The lines summed by rate, or by the reason why there is none, in their order."""
    sommes: dict[str, list[int]] = {}
    for ligne in lignes:
        somme = sommes.setdefault(_nom_de_la_part(ligne, autoliquidation), [0, 0])
        somme[0] += ligne.ht_cts
        somme[1] += ligne.tva_cts
    return [PartFacturee(nom, *somme) for nom, somme in sommes.items()]


def _nom_de_la_part(ligne: LigneFacture, autoliquidation: bool) -> str:
    if ligne.regime != Regime.ASSUJETTI:
        return str(MENTIONS[Regime(ligne.regime)])
    if autoliquidation:
        return str(AUTOLIQUIDATION)
    return _("TVA %(taux)s") % {"taux": nombre_du_taux(ligne.taux_cp)}


def emetteur() -> dict[str, str]:
    """The house as an invoice of today names it."""
    association = Association.objects.first()
    champs = ("nom", "adresse", "siret", "numero_tva", "iban", "courriel", "telephone")
    return {champ: getattr(association, champ) if association else "" for champ in champs}


def mentions_de(
    lignes: Iterable[LigneFacture], *, acquittee: bool, autoliquidation: bool
) -> list[str]:
    """What the law wants written, for these lines."""
    dites = [
        part.nom for part in parts_de(lignes, autoliquidation=autoliquidation) if not part.tva_cts
    ]
    if not acquittee:
        dites.append(str(RETARD))
    return dites
