"""The very bons behind a figure of the dashboard, and what each of them counts in it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, Case, Count, F, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from collecte.bilans.grains import connus
from collecte.bilans.masses import effets_sur, jours_de
from collecte.livre.models import Bon, Mouvement
from collecte.matiere.etapes import FINS, MOUVEMENTS_PERMIS, Etape
from collecte.matiere.periode import Periode

from .filtre import Filtre

SORTIES = ("reemploi_g", "recyclage_g", "energie_g", "dechetterie_g")


@dataclass(frozen=True)
class ChiffreAOuvrir:
    """A figure that opens on its bons: the moves that count in it, each with its sign."""

    code: str
    nom: Any
    signes: Mapping[tuple[str, str], int]


def _vers(etape: str) -> Mapping[tuple[str, str], int]:
    """Moves that reach an end, and those that come back from it; our own rubbish left out."""
    signes: dict[tuple[str, str], int] = {}
    for paires in MOUVEMENTS_PERMIS.values():
        for de, vers in paires:
            if etape in (de, vers) and Etape.MAISON not in (de, vers):
                signes[de, vers] = 1 if vers == etape else -1
    return signes


CHIFFRES: dict[str, ChiffreAOuvrir] = {
    c.code: c
    for c in (
        ChiffreAOuvrir("collecte", _("Collecté"), effets_sur("collecte_g")),
        ChiffreAOuvrir("sorties", _("Sorti"), effets_sur(*SORTIES)),
        ChiffreAOuvrir("reemploi", _("Réemploi"), effets_sur("reemploi_g")),
        ChiffreAOuvrir("recyclage", _("Recyclage"), effets_sur("recyclage_g")),
        ChiffreAOuvrir("dechetterie", _("Déchetterie"), effets_sur("energie_g", "dechetterie_g")),
        ChiffreAOuvrir("dechets", _("Recyclage et déchetterie"), effets_sur(*SORTIES[1:])),
        ChiffreAOuvrir("ecart", _("Écart"), effets_sur("ecart_g")),
        ChiffreAOuvrir("entre-sites", _("Entre nos lieux"), effets_sur("entre_sites_g")),
        *(
            ChiffreAOuvrir(f"fin-{e}", Etape(e).label.capitalize(), _vers(e))
            for e in map(str, FINS)
        ),
    )
}


@dataclass(frozen=True)
class CompteDuChiffre:
    """What the bons of a figure sum to in it, in grams; how many count, and how many are there with
    the one that they cancel, or that cancels them, and count for nothing."""

    total_g: int
    lus: int
    effaces: int

    @property
    def bons(self) -> int:
        return self.lus - self.effaces


@dataclass(frozen=True)
class Extrait:
    """A figure over a filter, as rows: (number of the bon, its grams in the figure)."""

    chiffre: ChiffreAOuvrir
    periode: Periode
    mouvements: QuerySet[Mouvement]

    @cached_property
    def compte(self) -> CompteDuChiffre:
        """What all its bons say together; one query."""
        return CompteDuChiffre(
            **self.mouvements.aggregate(
                total_g=Coalesce(Sum(self._signee()), 0),
                lus=Count("bon_id", distinct=True),
                effaces=Count("bon_id", distinct=True, filter=_EFFACES),
            )
        )

    def page(self, taille: int, avant: int | None = None) -> tuple[list[tuple[Bon, int]], bool]:
        """The newest bons, or those older than ``avant``; and whether there are more."""
        # Whatever happened since a year that ended is not gone through.
        lus = list(self._par_bon(avant or self._dernier() + 1)[: taille + 1])
        return _avec_les_bons(lus[:taille]), len(lus) > taille

    def _dernier(self) -> int:
        """The newest bon of its days, whether it counts in the figure or not."""
        du_jour = Bon.objects.filter(jour__range=(self.periode.debut, self.periode.fin))
        return du_jour.aggregate(n=Max("pk", default=0))["n"]

    def tous(self, lot: int = 500) -> Iterator[tuple[Bon, int]]:
        """Every bon, the newest first, read by lots."""
        lus = list(self._par_bon())
        for i in range(0, len(lus), lot):
            yield from _avec_les_bons(lus[i : i + lot])

    def _par_bon(self, avant: int | None = None) -> QuerySet[Mouvement, tuple[int, int]]:
        """(number of the bon, its grams in the figure), the newest first."""
        mouvements = self.mouvements if avant is None else self.mouvements.filter(bon_id__lt=avant)
        par_bon = mouvements.order_by("-bon_id").values_list("bon_id")
        return par_bon.annotate(g=Sum(self._signee()))

    def _signee(self) -> Case:
        signes = self.chiffre.signes
        en_moins = [paire for paire, signe in signes.items() if signe < 0]
        return Case(
            When(_parmi(en_moins), then=F("masse_g") * Value(-1)),
            default=F("masse_g"),
            output_field=BigIntegerField(),
        )


# A cancellation counts on the day of what it cancels, unless this day's month was closed.
_EFFACES = Q(bon__annulation__jour=F("jour")) | Q(bon__annule__jour=F("jour"))


def compte_encore(bon: Bon) -> bool:
    """Whether a cancelled bon still counts on its day: its month was closed before."""
    return bon.est_annule and bon.annulation.jour != bon.jour


def _avec_les_bons(lus: Sequence[tuple[int, int]]) -> list[tuple[Bon, int]]:
    """Bons and their grams, read from (number, grams), in the same order."""
    bons = Bon.objects.avec_details().prefetch_related("annule__lignes")
    par_numero = bons.in_bulk([numero for numero, _grammes in lus])
    return [(par_numero[numero], grammes) for numero, grammes in lus]


def extrait(filtre: Filtre, code: str, *, matiere: str = "", partenaire: str = "") -> Extrait:
    """The bons of a figure; 404 for a figure that does not exist.

    ``matiere``: name of a material; ``partenaire``: name of a structure. An origin and a
    locality narrow what came in only.
    """
    chiffre = CHIFFRES.get(code)
    if chiffre is None:
        raise Http404
    periode = filtre.periode
    mouvements = Mouvement.objects.filter(
        _parmi(chiffre.signes),
        jours_de([(periode.debut, periode.fin)]),
        connus(periode.debut, periode.fin),
    )
    if filtre.lieux is not None:
        mouvements = mouvements.filter(lieu__in=filtre.lieux)
    if filtre.categories is not None:
        mouvements = mouvements.filter(categorie__in=filtre.categories)
    if matiere:
        mouvements = mouvements.filter(matiere__nom=matiere)
    if partenaire:
        mouvements = mouvements.filter(_servant(partenaire))
    for nom, voulu in (("origine", filtre.origine), ("localite", filtre.localite)):
        if voulu is not None:
            apporte, annule = f"bon__apport__{nom}", f"bon__annule__apport__{nom}"
            mouvements = mouvements.filter(Q(**{apporte: voulu}) | Q(**{annule: voulu}))
    return Extrait(chiffre, periode, mouvements)


def _parmi(paires: Collection[tuple[str, str]]) -> Q:
    """Movements of one of these pairs; none for no pair."""
    par_origine: dict[str, list[str]] = {}
    for de, vers in paires:
        par_origine.setdefault(de, []).append(vers)
    voulu = Q(pk__in=[])
    for de, fins in par_origine.items():
        voulu |= Q(de=de, vers__in=fins)
    return voulu


def _servant(nom: str) -> Q:
    """Movements of the exits to a structure, of their bridge tickets, of their cancellations."""
    voulu = Q()
    for chemin in ("bon__", "bon__annule__"):
        voulu |= Q(**{f"{chemin}sortie__structure__nom": nom})
        voulu |= Q(**{f"{chemin}reception__sortie__structure__nom": nom})
    return voulu
