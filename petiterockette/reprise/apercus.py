"""What the page of a file that waits shows of what was read of it; kept where reading is long."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from petiterockette.saisie.classeurs import Faute

from .examens import empreinte_de_l_examen, examen_du_releve, releve_de
from .genres import MONTREES, Avis, Examen, Question, Tableau
from .lecture import RangeeLue, Releve
from .models import Fichier
from .mots import MotVu
from .refus import SansTetes

# How many of its rows show beside what its columns hold.
RANGEES_MONTREES = 5


@dataclass(frozen=True)
class Extrait:
    """The first of what was read, that a page shows, and how many there were."""

    premiers: Sequence[Any]
    combien: int

    @property
    def autres(self) -> int:
        return self.combien - len(self.premiers)


@dataclass(frozen=True)
class Apercu:
    """``releve``: heads, roles and first rows, of ``rangees``; empty heads: none was found.

    ``reste``, ``est_pret``: as ``Examen`` says them; ``vu``: its digest; ``au_tableur``,
    ``ou_regler``: whether a correction of the file would do, and where else it is set right, pairs
    (address, what is done there).
    """

    releve: Releve
    rangees: int
    a_decider: Extrait
    decides: Extrait
    a_repondre: Extrait
    fautes: Extrait
    ecarts: Extrait
    justes: Extrait
    laissees: Extrait
    tableaux: Sequence[Tableau]
    avis: Sequence[Avis]
    lignes: int
    reste: str
    est_pret: bool
    au_tableur: bool
    ou_regler: Sequence[tuple[str, str]]
    vu: str

    @property
    def examen(self) -> Examen:
        """The words and the questions that were shown, as services judge what is said of them."""
        mots = [*self.a_decider.premiers, *self.decides.premiers]
        return Examen(mots=mots, questions=self.a_repondre.premiers)


def apercu_de(fichier: Fichier) -> Apercu:
    """Read from its bytes; nothing is written."""
    try:
        releve = releve_de(fichier)
    except SansTetes as refus:
        return _apercu(Releve((), {}), Examen(fautes=[Faute(0, str(refus))]))
    return _apercu(releve, examen_du_releve(fichier, releve))


def _apercu(releve: Releve, examen: Examen) -> Apercu:
    return Apercu(
        releve=Releve(releve.tetes, releve.roles, releve.rangees[:RANGEES_MONTREES]),
        rangees=len(releve.rangees),
        a_decider=_extrait(examen.a_decider),
        decides=_extrait(examen.decides),
        a_repondre=_extrait(examen.a_repondre),
        fautes=_extrait(examen.fautes),
        ecarts=_extrait(examen.ecarts),
        justes=_extrait(examen.justes),
        laissees=_extrait(examen.laissees),
        tableaux=examen.tableaux,
        avis=examen.avis,
        lignes=len(examen.lignes),
        reste=examen.reste,
        est_pret=examen.est_pret,
        au_tableur=any(faute.au_tableur for faute in examen.fautes),
        ou_regler=[(faute.ou, faute.geste) for faute in examen.fautes if faute.ou],
        vu=empreinte_de_l_examen(examen),
    )


def _extrait(tout: Sequence[Any]) -> Extrait:
    return Extrait(tout[:MONTREES], len(tout))


# The fields that are kept alike: extracts of faults, extracts of words, and what JSON holds as is.
_FAUTES = ("fautes", "ecarts", "justes", "laissees")
_MOTS = ("a_decider", "decides")
_DITS = ("rangees", "lignes", "reste", "est_pret", "au_tableur", "ou_regler", "vu")


def en_json(apercu: Apercu) -> dict[str, Any]:
    """As the base keeps it."""
    releve = apercu.releve
    return {
        "releve": {
            "tetes": list(releve.tetes),
            "roles": {str(place): code for place, code in releve.roles.items()},
            "rangees": [[r.ligne, list(r.cellules), r.titre] for r in releve.rangees],
        },
        **{nom: _garde(getattr(apercu, nom), _mot) for nom in _MOTS},
        **{nom: _garde(getattr(apercu, nom), asdict) for nom in (*_FAUTES, "a_repondre")},
        "tableaux": [_tableau(t) for t in apercu.tableaux],
        "avis": [asdict(avis) for avis in apercu.avis],
        **{nom: getattr(apercu, nom) for nom in _DITS},
    }


def de_json(dit: Mapping[str, Any]) -> Apercu:
    """``en_json``, the other way."""
    releve = dit["releve"]
    champs: dict[str, Any] = {nom: dit[nom] for nom in _DITS}
    champs |= {nom: _rendu(dit[nom], _mot_lu) for nom in _MOTS}
    champs |= {nom: _rendu(dit[nom], lambda f: Faute(**f)) for nom in _FAUTES}
    return Apercu(
        releve=Releve(
            releve["tetes"],
            {int(place): code for place, code in releve["roles"].items()},
            [RangeeLue(*rangee) for rangee in releve["rangees"]],
        ),
        a_repondre=_rendu(dit["a_repondre"], lambda q: Question(**q)),
        tableaux=[Tableau(**t) for t in dit["tableaux"]],
        avis=[Avis(**avis) for avis in dit["avis"]],
        **champs,
    )


def _garde(extrait: Extrait, dire: Any) -> dict[str, Any]:
    return {"premiers": [dire(un) for un in extrait.premiers], "combien": extrait.combien}


def _rendu(dit: Mapping[str, Any], lire: Any) -> Extrait:
    return Extrait([lire(un) for un in dit["premiers"]], dit["combien"])


def _mot(vu: MotVu) -> dict[str, Any]:
    noms = ("liste", "mot", "dit", "valeur", "est_decide", "est_dit", "pourquoi", "lignes")
    dits = {nom: getattr(vu, nom) for nom in noms}
    # What it carries is in words already: the sum and what says it stay behind.
    return {**dits, "annees": sorted(vu.annees), "porte": vu.porte}


def _mot_lu(dit: Mapping[str, Any]) -> MotVu:
    porte = dit["porte"]
    propres = {nom: valeur for nom, valeur in dit.items() if nom not in ("porte", "annees")}
    return MotVu(**propres, annees=set(dit["annees"]), dire=lambda _n: porte, montant=1)


def _tableau(tableau: Tableau) -> dict[str, Any]:
    return {
        "titre": tableau.titre,
        "tetes": list(tableau.tetes),
        "rangees": [list(rangee) for rangee in tableau.montrees],
        "textes": tableau.textes,
        "de_plus": tableau.autres,
    }
