"""The questions of a spreadsheet: its columns known by their words, its faults by their line. Pure.

A row that holds one text in the column of the numbers, or in none that is known, names the part
that follows it: merged titles are read so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.mots.chercher import plier
from petiterockette.saisie.classeurs import Faute, Onglet, Rangee

from .models import Question

QUESTIONS_MAX = 500
# The heads are within so many rows.
TETES_DANS = 30
# Field → the beginnings of what its column may be called, folded.
COLONNES = {
    "libelle": ("question", "libelle", "intitule"),
    "numero": ("numero", "n", "no", "num", "ref"),
    "rubrique": ("rubrique", "theme", "partie", "chapitre"),
    "unite": ("unite",),
    "nature": ("nature", "type", "format"),
    "choix": ("choix", "reponses possibles", "modalites", "options"),
    "code": ("code", "indicateur"),
}
NATURES = {
    **dict.fromkeys(("nombre", "numerique", "entier", "decimal", "montant"), "nombre"),
    **dict.fromkeys(("texte", "libre", "commentaire", "texte libre"), "texte"),
    **dict.fromkeys(("choix", "liste", "oui non", "case", "choix unique"), "choix"),
}
SEPARATEURS_DE_CHOIX = ("|", ";", "/")
OUI_NON = "oui\nnon"
FORMULES = ("=", "+", "@")


@dataclass(frozen=True)
class QuestionLue:
    """A question as its row says it; ``code``: the indicator that the file itself names."""

    rubrique: str
    numero: str
    libelle: str
    unite: str
    nature: str
    choix: str
    code: str


def lire_les_questions(onglets: Sequence[Onglet]) -> tuple[list[QuestionLue], list[Faute]]:
    """The questions of the first sheet that has heads, and its faults: any of them, and nothing of
    it is to be written."""
    for onglet in onglets:
        if tetes := _les_tetes(onglet.rangees):
            return _lire(onglet.rangees, *tetes)
    return [], [
        Faute(
            0,
            _(
                "Aucune colonne ne s’appelle « Question » : nommez-la sur la ligne de titres, "
                "ou partez du modèle."
            ),
        )
    ]


def _les_tetes(rangees: Sequence[Rangee]) -> tuple[int, dict[str, list[int]]] | None:
    """Where the heads are among the rows, and the places of each column; the first row that names
    the questions and something else, or the questions alone where no row does better."""
    seule = None
    for rang, (_numero, cellules) in enumerate(rangees[:TETES_DANS]):
        places: dict[str, list[int]] = {}
        for place, cellule in enumerate(cellules):
            if champ := _champ(cellule):
                places.setdefault(champ, []).append(place)
        if "libelle" in places:
            if len(places) > 1:
                return rang, places
            # A title may begin by « Questionnaire »: it is no head.
            if seule is None and plier(cellules[places["libelle"][0]]) in COLONNES["libelle"]:
                seule = rang, places
    return seule


def _champ(cellule: str) -> str:
    dit = plier(cellule.replace("º", "o").replace("°", "o"))
    if not dit or len(dit) > 40:
        return ""
    premier = dit.split()[0]
    for champ, noms in COLONNES.items():
        if any(dit.startswith(nom) if " " in nom else premier in (nom, f"{nom}s") for nom in noms):
            return champ
    return ""


def _lire(
    rangees: Sequence[Rangee], tete: int, places: dict[str, list[int]]
) -> tuple[list[QuestionLue], list[Faute]]:
    ligne_de_tete = rangees[tete][0]
    doubles = [champ for champ, ou in places.items() if len(ou) > 1]
    if doubles:
        noms = ", ".join(f"« {rangees[tete][1][places[champ][1]]} »" for champ in doubles)
        phrase = _("deux colonnes disent la même chose : renommez %(noms)s.")
        return [], [Faute(ligne_de_tete, phrase % {"noms": noms})]
    suite = rangees[tete + 1 :]
    if len(suite) > QUESTIONS_MAX:
        phrase = _("%(n)d lignes : un questionnaire a %(max)d questions au plus.")
        return [], [Faute(0, phrase % {"n": len(suite), "max": QUESTIONS_MAX})]
    ou = {champ: siennes[0] for champ, siennes in places.items()}
    questions, fautes, partie = [], [], ""
    for ligne, cellules in suite:
        dits = {c: cellules[p] if p < len(cellules) else "" for c, p in ou.items()}
        if titre := _titre(cellules, dits):
            partie = titre[:200]
            continue
        lue = _question(dits, partie)
        siennes = list(_fautes(lue, dits))
        fautes += [Faute(ligne, phrase) for phrase in siennes]
        questions.append(lue)
    if not questions and not fautes:
        fautes.append(Faute(0, _("Sous les titres, il n’y a aucune question.")))
    return questions, fautes


def _titre(cellules: Sequence[str], dits: dict[str, str]) -> str:
    """The name of a part, where its row says nothing else."""
    pleines = [c for c in cellules if c]
    seule = pleines[0] if len(pleines) == 1 else ""
    if not seule or seule in (dits.get("libelle"), dits.get("unite"), dits.get("choix")):
        return ""
    # « 1.2 » alone is a question whose text was forgotten.
    return seule if any(len(mot) > 2 and mot.isalpha() for mot in plier(seule).split()) else ""


def _question(dits: dict[str, str], partie: str) -> QuestionLue:
    choix, nature = _choix(dits.get("choix", "")), plier(dits.get("nature", ""))
    connue = NATURES.get(nature, "" if nature else _deviner(dits.get("unite", ""), choix))
    if connue == Question.Nature.CHOIX and not choix and nature != "liste":
        choix = OUI_NON if nature == "oui non" else ""
    return QuestionLue(
        rubrique=dits.get("rubrique", "") or partie,
        numero=dits.get("numero", ""),
        libelle=dits.get("libelle", ""),
        unite=dits.get("unite", ""),
        nature=connue,
        choix=choix if connue == Question.Nature.CHOIX else "",
        code=dits.get("code", "").upper(),
    )


def _deviner(unite: str, choix: str) -> str:
    if choix:
        return Question.Nature.CHOIX
    return Question.Nature.NOMBRE if unite else Question.Nature.TEXTE


def _choix(dit: str) -> str:
    """« oui / non » as one a line."""
    separateur = next((s for s in SEPARATEURS_DE_CHOIX if s in dit), "\n")
    return "\n".join(dict.fromkeys(c.strip() for c in dit.split(separateur) if c.strip()))


def _fautes(lue: QuestionLue, dits: dict[str, str]) -> Iterator[str]:
    if not lue.libelle:
        yield _("la question n’a pas de texte.")
    if lue.libelle.startswith(FORMULES):
        yield _("« %(dit)s » est une formule : collez sa valeur.") % {"dit": lue.libelle[:40]}
    for champ, nom, longueur in (
        ("libelle", _("la question"), 500),
        ("numero", _("son numéro"), 20),
        ("unite", _("son unité"), 40),
        ("rubrique", _("sa rubrique"), 200),
        ("choix", _("la liste de ses choix"), 2000),
    ):
        if len(getattr(lue, champ)) > longueur:
            phrase = _("%(nom)s est trop longue : %(max)d signes au plus.")
            yield phrase % {"nom": nom, "max": longueur}
    if not lue.nature:
        phrase = _("« %(dit)s » n’est pas une nature connue : nombre, texte ou choix.")
        yield phrase % {"dit": dits.get("nature", "")[:40]}
    if lue.nature == Question.Nature.CHOIX and len(lue.choix.splitlines()) < 2:
        yield _("elle demande un choix : dites-en deux au moins, séparés par « | ».")
    if lue.code and lue.code not in INDICATEURS:
        yield _("l’indicateur « %(code)s » n’existe pas.") % {"code": lue.code[:30]}
    elif lue.code and lue.nature != Question.Nature.NOMBRE:
        yield _("un indicateur ne répond qu’à un nombre.")
