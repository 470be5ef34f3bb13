"""The words of an export, list by list: what each carries, what it would mean, why it is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as dire

from petiterockette.reprise.mots import Liste, Mots, MotVu

from ..models import Export
from .doutes import Doute, doute_de
from .listes import D_AVANT, NOUVEAU, ListeDAvant, listes_d_ici
from .partages import CENT, Part, en_valeur, parts_de

SANS_DOUTE = Doute("", "")


@dataclass
class MotDAvant:
    """A word of an old list: one name, whatever ids bear it. Masses in grams, sums in cents.

    ``vu``: what it means here, decided or proposed; ``doute``: why it is asked; ``parts``: what it
    is shared between, decided (``vu`` naming the first) or proposed.
    """

    liste: str
    dit: str
    precision: str
    vu: MotVu
    doute: Doute = SANS_DOUTE
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
    def est_sans_equivalent(self) -> bool:
        return self.vu.est_decide and not self.vu.valeur

    @property
    def est_nouveau(self) -> bool:
        return self.vu.valeur == NOUVEAU


@dataclass
class Groupe:
    """The words decided to mean one row: its code and its name, their mass for it, in grams."""

    code: str
    nom: str
    mots: list[MotDAvant] = field(default_factory=list)
    masse_g: int = 0

    @property
    def propres(self) -> int:
        """How many of its words count here: a shared one counts once, in its first row."""
        return sum(mot.vu.valeur == self.code for mot in self.mots)

    @property
    def partages(self) -> int:
        """How many count in another row, and give this one a share."""
        return len(self.mots) - self.propres


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
    def surs(self) -> list[MotDAvant]:
        return [mot for mot in self.decides if not mot.vu.est_dit]

    @property
    def par_quelqu_un(self) -> int:
        return sum(mot.vu.est_dit for mot in self.decides)

    @property
    def presque_surs(self) -> list[MotDAvant]:
        return [mot for mot in self.a_decider if mot.doute.est_presque_sur]

    @property
    def sans_rien_d_approchant(self) -> list[MotDAvant]:
        return [mot for mot in self.a_decider if not mot.vu.valeur and not mot.parts]

    @property
    def se_creent_d_un_coup(self) -> bool:
        """Whether rows may be made for all its words at once: sites, categories and materials are
        thought of one by one."""
        return self.avant.creable and not self.avant.perd

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

    def groupes(self) -> list[Groupe]:
        """The decided ones folded by new word, heaviest first; a shared word is in each of its
        own, for its share."""
        noms = {
            "": dire(self.avant.sans_equivalent),
            NOUVEAU: dire("nouveau\u00a0: sera créé à la reprise"),
        }
        groupes: dict[str, Groupe] = {}
        for mot in self.decides:
            for code, pc in [(p.code, p.pc) for p in mot.parts] or [(mot.vu.valeur, CENT)]:
                nom = noms.get(code) or self.ici.choix.get(code, code)
                groupe = groupes.setdefault(code, Groupe(code, nom))
                groupe.mots.append(mot)
                groupe.masse_g += mot.masse_g * pc // CENT
        return sorted(groupes.values(), key=lambda g: -g.masse_g)


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
    doute = SANS_DOUTE if vu.est_decide else doute_de(mot, vu, ici)
    cache = "" if mot["visible"] or mot["efface"] else dire("caché")
    annees = {annee for annee in (mot["premiere"], mot["derniere"]) if annee}
    return MotDAvant(
        liste=mot["liste"],
        dit=dit,
        precision=", ".join(p for p in (mot["precision"], cache) if p),
        vu=vu,
        doute=doute,
        ids=[mot["id"]],
        rangees=mot["rangees"],
        masse_g=mot["entre_g"] + mot["sorti_g"] + mot["vendu_g"],
        montant_cts=mot["montant_cts"],
        annees=annees,
        parts=parts or doute.parts,
    )
