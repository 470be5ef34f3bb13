"""The very bons behind a figure of the dashboard, and what each of them counts in it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Sum, Value, When
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from collecte.bilans.masses import effets_sur, jours_de
from collecte.livre.models import Bon, Mouvement
from collecte.matiere.etapes import FINS, MOUVEMENTS_PERMIS, Etape

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
class Extrait:
    """A figure over a filter, as rows: (number of the bon, its grams in the figure)."""

    chiffre: ChiffreAOuvrir
    mouvements: QuerySet[Mouvement]

    @cached_property
    def _grammes(self) -> dict[int, int]:
        """What each bon counts in it, the newest first; one query."""
        par_bon = self.mouvements.order_by("-bon_id").values_list("bon_id")
        return dict(par_bon.annotate(g=Sum(self._signee())))

    @property
    def total_g(self) -> int:
        return sum(self._grammes.values())

    @property
    def nombre(self) -> int:
        """How many bons count in it."""
        return len(self._grammes)

    def page(self, taille: int, avant: int | None = None) -> tuple[list[tuple[Bon, int]], bool]:
        """The newest bons, or those older than ``avant``; and whether there are more."""
        restent = (numero for numero in self._grammes if avant is None or numero < avant)
        lus = list(islice(restent, taille + 1))
        return self._avec_leurs_grammes(lus[:taille]), len(lus) > taille

    def tous(self, lot: int = 500) -> Iterator[tuple[Bon, int]]:
        """Every bon, the newest first, read by lots."""
        numeros = list(self._grammes)
        for i in range(0, len(numeros), lot):
            yield from self._avec_leurs_grammes(numeros[i : i + lot])

    def _avec_leurs_grammes(self, numeros: Collection[int]) -> list[tuple[Bon, int]]:
        bons = Bon.objects.filter(pk__in=numeros).avec_details().prefetch_related("annule__lignes")
        return [(bon, self._grammes[bon.pk]) for bon in bons.order_by("-pk")]

    def _signee(self) -> Case:
        signes = self.chiffre.signes
        en_moins = [paire for paire, signe in signes.items() if signe < 0]
        return Case(
            When(_parmi(en_moins), then=F("masse_g") * Value(-1)),
            default=F("masse_g"),
            output_field=BigIntegerField(),
        )


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
        _parmi(chiffre.signes), jours_de([(periode.debut, periode.fin)])
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
    return Extrait(chiffre, mouvements)


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
