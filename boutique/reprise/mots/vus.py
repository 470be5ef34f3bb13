"""The words of an export, list by list: what each carries, what it would mean, why it is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as dire

from petiterockette.mots.chercher import plier
from petiterockette.reprise.mots import PROCHE, Liste, Mots, MotVu

from ..models import Export
from .listes import D_AVANT, NOUVEAU, ListeDAvant, listes_d_ici
from .partages import Part, en_valeur, parts_de

# Other rows that a word might name: how near, how many are told.
VOISIN, AUTRES = 0.6, 2


@dataclass
class MotDAvant:
    """A word of an old list: one name, whatever ids bear it. Masses in grams, sums in cents.

    ``vu``: what it means here, decided or proposed; ``est_presque_sur``: what is proposed only
    differs by its spelling; ``parts``: what it is shared between, ``vu`` naming the first.
    """

    liste: str
    dit: str
    precision: str
    pourquoi: Any
    vu: MotVu
    est_presque_sur: bool = False
    ids: list[int] = field(default_factory=list)
    rangees: int = 0
    masse_g: int = 0
    montant_cts: int = 0
    annees: set[int] = field(default_factory=set)
    parts: Sequence[Part] = ()

    @property
    def valeur(self) -> str:
        """What was decided of it, or is proposed, as ``services.dires`` takes it."""
        return en_valeur(self.parts) if self.parts else self.vu.valeur

    @property
    def annees_dites(self) -> str:
        """« 2019–2026 », « 2020 », or nothing."""
        return MotVu(self.liste, "", "", annees=self.annees).annees_dites

    @property
    def est_dehors(self) -> bool:
        return self.vu.est_decide and not self.vu.valeur

    @property
    def est_nouveau(self) -> bool:
        return self.vu.valeur == NOUVEAU


@dataclass(frozen=True)
class ListeVue:
    """A list of the old tool: its words that rows name, the heaviest first; the list here."""

    code: str
    avant: ListeDAvant
    ici: Liste
    mots: Sequence[MotDAvant]

    @cached_property
    def a_decider(self) -> list[MotDAvant]:
        return [mot for mot in self.mots if not mot.vu.est_decide]

    @cached_property
    def decides(self) -> list[MotDAvant]:
        return [mot for mot in self.mots if mot.vu.est_decide]

    @property
    def par_quelqu_un(self) -> int:
        return sum(mot.vu.est_dit for mot in self.decides)

    @property
    def presque_surs(self) -> list[MotDAvant]:
        return [mot for mot in self.a_decider if mot.est_presque_sur]

    @property
    def masse_g(self) -> int:
        return sum(mot.masse_g for mot in self.mots)

    @property
    def masse_decidee_g(self) -> int:
        return sum(mot.masse_g for mot in self.decides)

    def dire(self, mot: MotDAvant) -> str:
        """What a word means here, in words: « Vaisselle », « Gros électroménager 70 %, … »."""
        if mot.parts:
            return ", ".join(f"{part.nom} {part.pc}\u00a0%" for part in mot.parts)
        return self.ici.choix.get(mot.vu.valeur, "")

    def groupes(self) -> list[tuple[str, str, list[MotDAvant]]]:
        """(code, name here, words) of the decided ones, folded by new word, heaviest first."""
        par_valeur: dict[str, list[MotDAvant]] = {}
        for mot in self.decides:
            par_valeur.setdefault(mot.vu.valeur, []).append(mot)
        noms = {"": dire("laissé dehors"), NOUVEAU: dire("nouveau\u00a0: sera créé à la reprise")}
        groupes = [(c, noms.get(c) or self.ici.choix.get(c, c), m) for c, m in par_valeur.items()]
        return sorted(groupes, key=lambda g: -sum(mot.masse_g for mot in g[2]))


def voir_les_mots(export: Export) -> dict[str, ListeVue]:
    """List of the old tool → its words that rows name. Nothing before the examination."""
    examen = export.examen
    mots = examen.get("mots", [])
    perdu = any(c["code"] == "ultime_perdu" for c in examen.get("constats", ()))
    ici = listes_d_ici(mots, perdu)
    decides = Mots(ici)
    vus: dict[str, ListeVue] = {}
    for code, avant in D_AVANT.items():
        siens = _reunir(
            _un_mot(mot, avant, ici[avant.ici], decides, export)
            for mot in mots
            if mot["liste"] == code and mot["rangees"]
        )
        siens.sort(key=lambda m: (-m.masse_g, -m.montant_cts, -m.rangees, m.dit))
        if siens:
            vus[code] = ListeVue(code, avant, ici[avant.ici], siens)
    return vus


def _reunir(mots: Iterator[MotDAvant]) -> list[MotDAvant]:
    """Ids of one name are one word."""
    reunis: dict[str, MotDAvant] = {}
    for mot in mots:
        deja = reunis.setdefault(mot.vu.mot, mot)
        if deja is not mot:
            deja.ids += mot.ids
            deja.rangees += mot.rangees
            deja.masse_g += mot.masse_g
            deja.montant_cts += mot.montant_cts
            deja.annees |= mot.annees
    return list(reunis.values())


def _un_mot(
    mot: Mapping[str, Any], avant: ListeDAvant, ici: Liste, decides: Mots, export: Export
) -> MotDAvant:
    dit = mot["nom"].strip() or dire("effacé nº %(n)d, %(base)s") % {
        "n": mot["id"],
        "base": export.base,
    }
    vu = decides.voir(avant.ici, dit)
    parts = parts_de(export.base, mot["liste"], vu.mot, ici.choix)
    if not (vu.est_dit and parts and parts[0].code == vu.valeur):
        # Somebody gave the word another meaning since, in a spreadsheet's page.
        parts = []
    presque = _est_presque_sur(mot, vu, ici)
    cache = "" if mot["visible"] or mot["efface"] else dire("caché")
    annees = {annee for annee in (mot["premiere"], mot["derniere"]) if annee}
    return MotDAvant(
        liste=mot["liste"],
        dit=dit,
        precision=", ".join(p for p in (mot["precision"], cache) if p),
        pourquoi=_pourquoi(mot, vu, ici, presque),
        vu=vu,
        est_presque_sur=presque,
        ids=[mot["id"]],
        rangees=mot["rangees"],
        masse_g=mot["entre_g"] + mot["sorti_g"] + mot["vendu_g"],
        montant_cts=mot["montant_cts"],
        annees=annees,
        parts=parts,
    )


def _est_presque_sur(mot: Mapping[str, Any], vu: MotVu, ici: Liste) -> bool:
    if vu.est_decide or vu.pourquoi or mot["efface"] or mot["remplacant"]:
        return False
    nom = plier(ici.choix.get(vu.valeur, ""))
    return bool(get_close_matches(vu.mot, [nom], n=1, cutoff=PROCHE))


def _pourquoi(mot: Mapping[str, Any], vu: MotVu, ici: Liste, presque: bool) -> Any:
    """Why a person is asked."""
    if vu.pourquoi:
        return vu.pourquoi
    if presque:
        return dire("à quelques lettres près")
    if mot["efface"]:
        return dire("un mot effacé de l’ancien outil")
    if mot["remplacant"]:
        return dire("posé par l’ancien outil à la place d’un mot effacé")
    autres = autres_noms(vu, ici)
    if autres:
        return dire("ou %(autres)s") % {"autres": dire(" ou ").join(autres)}
    return dire("le mot le plus proche") if vu.valeur else dire("rien d’approchant ici")


def autres_noms(vu: MotVu, ici: Liste) -> list[str]:
    """The names of other rows that the word might mean."""
    noms = {plier(nom): nom for code, nom in ici.choix.items() if code not in (vu.valeur, NOUVEAU)}
    proches = get_close_matches(vu.mot, noms, n=AUTRES, cutoff=VOISIN)
    return [noms[proche] for proche in proches]
