"""A balance of accounts, as a spreadsheet or as CSV: one line an account, its debit, its credit."""

import csv
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _

from petiterockette.mots.monnaie import euros
from petiterockette.saisie.classeurs import OCTETS_MAX, ClasseurIllisible, Rangee, lire_le_classeur

from .cases import CaseFausse, lire_le_compte, lire_le_montant, lire_le_nombre
from .fichiers import LIGNES_MAX, BalanceLue, FichierFaux, Relecture, lignes_de

# What the columns may be called, the surest name first.
NOMS = {
    "compte": ("compte", "numerodecompte", "ndecompte", "ncompte", "comptenum", "numero"),
    "libelle": ("libelle", "intitule", "libelleducompte", "intituleducompte", "comptelib"),
    "debit": ("debit", "soldedebit", "soldedebiteur", "debiteur"),
    "credit": ("credit", "soldecredit", "soldecrediteur", "crediteur"),
    "analytique": ("analytique", "codeanalytique", "sectionanalytique", "section"),
}
EXIGEES = ("compte", "libelle", "debit", "credit")
# Some lines of title may stand above the head.
TETE_MAX = 20


def lire_la_balance(fichier: BinaryIO, nom: str) -> BalanceLue:
    """The accounts of a balance, XLSX, ODS or CSV; its debit and its credit are equal.

    Raises ``FichierFaux``, that says what is wrong line by line.
    """
    fichier.seek(0)
    if fichier.read(2) == b"PK":
        return _lire(_premier_onglet(fichier), nom, lire_le_nombre)
    lignes = list(lignes_de(fichier))
    if len(lignes) > LIGNES_MAX:
        raise FichierFaux(_("Ce fichier a trop de lignes : un exercice à la fois."))
    tete = next((li for li in lignes if li.strip()), "")
    separateur = max(";\t,|", key=tete.count)
    try:
        rangees = enumerate(csv.reader(lignes, delimiter=separateur), start=1)
        return _lire(rangees, nom, lire_le_montant)
    except csv.Error:
        raise FichierFaux(_("Ce texte n’est pas un tableau : enregistrez-le en CSV.")) from None


def _premier_onglet(fichier: BinaryIO) -> Sequence[Rangee]:
    """The rows of the first sheet that has some."""
    fichier.seek(0)
    try:
        onglets = lire_le_classeur(fichier.read(OCTETS_MAX + 1))
    except ClasseurIllisible as illisible:
        raise FichierFaux(str(illisible)) from None
    return next(onglet.rangees for onglet in onglets if onglet.rangees)


def _lire(rangees: Iterable[Rangee], nom: str, lire_un_montant: Callable[[str], int]) -> BalanceLue:
    lue, relecture = BalanceLue("balance", nom), Relecture()
    places: dict[str, int] = {}
    for rang, rangee in rangees:
        if not places:
            places = _places(rangee)
            if not places and rang >= TETE_MAX:
                break
        elif any(case.strip() for case in rangee):
            try:
                _ajouter(lue, rangee, places, lire_un_montant)
            except CaseFausse as fausse:
                relecture.noter(rang, str(fausse))
    if not places:
        raise FichierFaux(_("Aucune ligne ne nomme ses colonnes : compte, libellé, débit, crédit."))
    relecture.juger()
    if not lue.lignes:
        raise FichierFaux(_("Ce fichier n’a aucun compte."))
    if lue.debit_cts != lue.credit_cts:
        dits = {"debit": euros(lue.debit_cts), "credit": euros(lue.credit_cts)}
        phrase = _("La balance n’est pas équilibrée : %(debit)s au débit, %(credit)s au crédit.")
        raise FichierFaux(phrase % dits)
    return lue


def _places(rangee: Sequence[str]) -> dict[str, int]:
    """Column → its rank, where a row names all those that are needed; nothing for another row."""
    noms = [_serre(case) for case in rangee]
    places = {}
    for colonne, possibles in NOMS.items():
        trouvee = next((noms.index(p) for p in possibles if p in noms), None)
        if trouvee is not None:
            places[colonne] = trouvee
    return places if all(colonne in places for colonne in EXIGEES) else {}


def _serre(texte: str) -> str:
    """« N° de compte » → « ndecompte »: letters only, without accents."""
    sans_accents = unicodedata.normalize("NFD", texte.casefold())
    return "".join(signe for signe in sans_accents if "a" <= signe <= "z")


def _ajouter(
    lue: BalanceLue,
    rangee: Sequence[str],
    places: dict[str, int],
    lire_un_montant: Callable[[str], int],
) -> None:
    cases = {
        colonne: rangee[rang].strip() if rang < len(rangee) else ""
        for colonne, rang in places.items()
    }
    if not cases["compte"] and not cases["libelle"]:
        raise CaseFausse(_("une somme sans compte : ôtez les lignes de total."))
    numero = lire_le_compte(cases["compte"].removesuffix(".0"))
    if not cases["libelle"]:
        raise CaseFausse(_("le compte %(numero)s n’a pas de libellé.") % {"numero": numero})
    debit, credit = lire_un_montant(cases["debit"]), lire_un_montant(cases["credit"])
    lue.ajouter(numero, cases["libelle"], cases.get("analytique", "")[:40], debit, credit)
