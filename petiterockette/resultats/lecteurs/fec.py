"""A « fichier des écritures comptables », read line by line.

Source: LPF art. L. 47 A-I and A. 47 A-1, VII: eighteen columns named in its first line, a tab or
« | » between them, dates AAAAMMJJ; entries that only bring the accounts of charges and income back
to nothing at the end of the exercise are not in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .cases import CaseFausse, lire_le_compte, lire_le_jour, lire_le_montant
from .fichiers import LIGNES_MAX, BalanceLue, FichierFaux, Relecture, lignes_de

COLONNES = (
    *("JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
    *("CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit"),
    *("EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"),
)
JOURNAL, NUMERO, JOUR, COMPTE, LIBELLE, DEBIT, CREDIT = (
    COLONNES.index(nom)
    for nom in (
        *("JournalCode", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib"),
        *("Debit", "Credit"),
    )
)
# What software adds after the eighteen, to say whose an entry is.
ANALYTIQUES = ("analytique", "codeanalytique", "sectionanalytique", "axeanalytique", "section")
# Of these, how many unbalanced entries are told.
DESEQUILIBREES = 5


def est_un_fec(premiere: str) -> bool:
    """Whether a first line is that of a FEC, or means to be."""
    return premiere.lstrip("\ufeff").casefold().startswith("journalcode")


def lire_le_fec(fichier: BinaryIO, nom: str, debut: date, fin: date) -> BalanceLue:
    """The accounts of a FEC of an exercise, summed; each entry is balanced, each day is in it.

    Raises ``FichierFaux``, that says what is wrong line by line.
    """
    lignes = enumerate(lignes_de(fichier), start=1)
    separateur, analytique = _tete(next(lignes, (1, ""))[1])
    lue, relecture = BalanceLue("fec", nom), Relecture()
    # Entry → what it is short of, in cents: those that are balanced leave it as they are read.
    ouvertes: dict[tuple[str, str], int] = {}
    for rang, ligne in lignes:
        if not ligne.strip():
            continue
        if rang > LIGNES_MAX:
            raise FichierFaux(_("Ce fichier a trop de lignes : un exercice à la fois."))
        cases = [case.strip() for case in ligne.split(separateur)]
        try:
            debit, credit = _ajouter(lue, cases, analytique, debut, fin)
        except CaseFausse as fausse:
            relecture.noter(rang, str(fausse))
            continue
        cle = (cases[JOURNAL], cases[NUMERO])
        if reste := ouvertes.pop(cle, 0) + debit - credit:
            ouvertes[cle] = reste
    relecture.juger()
    if not lue.lignes:
        raise FichierFaux(_("Ce fichier n’a aucune écriture."))
    if ouvertes:
        raise FichierFaux(*_desequilibrees(ouvertes))
    return lue


def _tete(ligne: str) -> tuple[str, int | None]:
    """What separates the columns, and the rank of the analytic code, if there is one."""
    separateur = "|" if "|" in ligne and "\t" not in ligne else "\t"
    noms = [nom.strip() for nom in ligne.split(separateur)]
    for rang, attendu in enumerate(COLONNES):
        lu = noms[rang] if rang < len(noms) else ""
        if lu.casefold() != attendu.casefold():
            dits = {"n": rang + 1, "attendu": attendu, "lu": lu[:30] or _("rien")}
            phrase = _("Ligne 1 : la colonne %(n)s est « %(lu)s », « %(attendu)s » est attendu.")
            raise FichierFaux(phrase % dits)
    suivants = [nom.casefold().replace(" ", "") for nom in noms[len(COLONNES) :]]
    rangs = [r for r, nom in enumerate(suivants, len(COLONNES)) if nom in ANALYTIQUES]
    return separateur, rangs[0] if rangs else None


def _ajouter(
    lue: BalanceLue, cases: Sequence[str], analytique: int | None, debut: date, fin: date
) -> tuple[int, int]:
    """Add a line to the sums; returns its debit and its credit. Raises ``CaseFausse``."""
    if len(cases) < len(COLONNES):
        dits = {"n": len(cases), "attendues": len(COLONNES)}
        raise CaseFausse(_("%(n)s colonnes, au lieu de %(attendues)s.") % dits)
    for rang in (JOURNAL, NUMERO, LIBELLE):
        if not cases[rang]:
            raise CaseFausse(_("« %(nom)s » est vide.") % {"nom": COLONNES[rang]})
    jour = lire_le_jour(cases[JOUR])
    if not debut <= jour <= fin:
        dit = _("le %(jour)s n’est pas de cet exercice.")
        raise CaseFausse(dit % {"jour": date_format(jour, "j F Y")})
    numero = lire_le_compte(cases[COMPTE])
    debit, credit = lire_le_montant(cases[DEBIT]), lire_le_montant(cases[CREDIT])
    if debit and credit:
        raise CaseFausse(_("une ligne est au débit ou au crédit, pas aux deux."))
    code = cases[analytique][:40] if analytique is not None and analytique < len(cases) else ""
    lue.ajouter(numero, cases[LIBELLE], code, debit, credit)
    return debit, credit


def _desequilibrees(ouvertes: dict[tuple[str, str], int]) -> Iterator[str]:
    for (journal, numero), reste in list(ouvertes.items())[:DESEQUILIBREES]:
        dits = {"journal": journal, "numero": numero, "reste": euros(abs(reste))}
        yield (
            _("L’écriture %(numero)s du journal %(journal)s n’est pas équilibrée : %(reste)s.")
            % dits
        )
    if (autres := len(ouvertes) - DESEQUILIBREES) > 0:
        yield _("Et d’autres écritures : %(n)s.") % {"n": autres}
