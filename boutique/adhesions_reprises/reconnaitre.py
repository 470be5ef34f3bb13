"""Who is who: the lines of a file among themselves, then among the people of the directory.

Two who look alike by the directory's own rules are proposed, and a person decides.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from petiterockette.personnes.doublons import RAISONS, cles_de
from petiterockette.personnes.models import Personne
from petiterockette.reprise.genres import Question

from .fiches import Identite
from .lignes import Ligne
from .models import PersonneReconnue

# What a question may be answered: somebody else; « p12 », number 12; « l… », another of the file.
NEUVE, NUMERO, FICHE = "neuve", "p", "l"
# Its rank among the reasons of the directory.
MEME_NOM = 0


@dataclass
class Fiche:
    """Somebody of the file: the lines that name them alike.

    ``codes``: whom they may be, and why; ``code``: who they are, of the directory or of the file;
    ``est_reconnue``: a file said so before.
    """

    cle: str
    lignes: list[Ligne]
    code: str = ""
    est_reconnue: bool = False
    codes: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def est_neuve(self) -> bool:
        """Whether they are nobody of the directory, nor of the lines before."""
        return self.code == f"{FICHE}{self.cle}"

    @property
    def qui(self) -> Identite:
        """As the last line that says it names them."""
        dernier = self.lignes[-1].qui
        lues = [ligne.qui for ligne in reversed(self.lignes)]
        return Identite(
            dernier.prenom,
            dernier.nom,
            next((q.courriel for q in lues if q.courriel), ""),
            next((q.telephone for q in lues if q.telephone), ""),
            dernier.numero,
        )


class Annuaire:
    """The people of the directory, by what they may be recognised by; three queries."""

    def __init__(self, cles: Sequence[str]) -> None:
        connues = Personne.objects.connues().order_by("pk")
        self.connues = {p.pk: p for p in connues}
        self.par_cle: dict[tuple[int, Any], list[int]] = defaultdict(list)
        for personne in self.connues.values():
            for cle in cles_de(personne):
                self.par_cle[cle].append(personne.pk)
        decidees = PersonneReconnue.objects.filter(cle__in=cles)
        siennes = decidees.annotate(qui=Coalesce("personne__fusionnee_dans", "personne"))
        self.reconnues = {
            cle: qui for cle, qui in siennes.values_list("cle", "qui") if qui in self.connues
        }

    def dite(self, numero: int) -> str:
        """« Ada Girolle, nº 12, ada@exemple.fr »."""
        p = self.connues[numero]
        dits = [str(p), _("nº\u00a0%(n)d") % {"n": numero}, p.courriel, p.telephone]
        return ", ".join(dit for dit in dits if dit)


def reconnaitre(
    fiches: Sequence[Fiche], annuaire: Annuaire, reponses: Mapping[str, str]
) -> list[Question]:
    """Say of each its ``code``, and what a person still decides.

    ``reponses``: key of a question → code that was answered; one that is no longer among the
    choices is asked again.
    """
    questions = []
    par_code: dict[str, Fiche] = {}
    deja: dict[tuple[int, Any], list[Fiche]] = defaultdict(list)
    for fiche in fiches:
        cles = cles_de(fiche.qui.personne)
        if fiche.cle in annuaire.reconnues:
            fiche.code, fiche.est_reconnue = f"{NUMERO}{annuaire.reconnues[fiche.cle]}", True
        else:
            _chercher(fiche, cles, annuaire, deja)
            if question := _decider(fiche, annuaire, par_code, reponses.get(fiche.cle, "")):
                questions.append(question)
        par_code[f"{FICHE}{fiche.cle}"] = fiche
        for cle in cles:
            deja[cle].append(fiche)
    return questions


def _chercher(
    fiche: Fiche,
    cles: Sequence[tuple[int, Any]],
    annuaire: Annuaire,
    deja: Mapping[tuple[int, Any], Sequence[Fiche]],
) -> None:
    for cle in cles:
        for numero in annuaire.par_cle.get(cle, ()):
            fiche.codes[f"{NUMERO}{numero}"].add(cle[0])
        for autre in deja.get(cle, ()):
            fiche.codes[autre.code].add(cle[0])


def _decider(
    fiche: Fiche, annuaire: Annuaire, par_code: Mapping[str, Fiche], reponse: str
) -> Question | None:
    """Its code: of whoever was said, else its own; and the question that somebody answers."""
    fiche.code = f"{FICHE}{fiche.cle}"
    if not fiche.codes:
        return None
    # Another of the file, whom an answer given since makes somebody of the directory.
    if reponse in par_code:
        reponse = par_code[reponse].code
    repondue = reponse == NEUVE or reponse in fiche.codes
    if reponse in fiche.codes:
        fiche.code = reponse
    choix = [(code, _dite(code, fiche, annuaire, par_code)) for code in fiche.codes]
    return Question(
        cle=fiche.cle,
        dit=fiche.qui.dite,
        precisions=_ou(fiche),
        choix=[*choix, (NEUVE, _("une autre personne"))],
        valeur=reponse if repondue else _proposee(fiche),
        est_repondue=repondue,
    )


def _dite(code: str, fiche: Fiche, annuaire: Annuaire, par_code: Mapping[str, Fiche]) -> str:
    raisons = ", ".join(str(RAISONS[rang]) for rang in sorted(fiche.codes[code]))
    if code.startswith(NUMERO):
        qui = annuaire.dite(int(code[len(NUMERO) :]))
    else:
        autre = par_code[code]
        qui = f"{autre.qui.dite}, {_ou(autre)}"
    return _("la même que %(qui)s (%(raisons)s)") % {"qui": qui, "raisons": raisons}


def _ou(fiche: Fiche) -> str:
    """« ligne 12 · ada@exemple.fr »."""
    ligne = _("ligne %(n)d") % {"n": fiche.lignes[0].ligne}
    return " · ".join(dit for dit in (ligne, fiche.qui.precisions) if dit)


def _proposee(fiche: Fiche) -> str:
    """The only one who bears the same name; else nobody: a household shares an address."""
    memes = [code for code, raisons in fiche.codes.items() if MEME_NOM in raisons]
    return memes[0] if len(memes) == 1 else ""
