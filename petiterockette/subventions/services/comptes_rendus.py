"""Type the « compte rendu financier » of a grant, until its dossier is frozen with it."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.dossiers.services.dossiers import rafraichir, verrouiller
from petiterockette.droits import exiger

from ..cerfa import POSTES
from ..models import CompteRendu, LigneRendue, Subvention
from ..pieces import CODE
from ..refus import CompteRenduFige, PosteInconnu
from .subventions import DROIT, consigner_de


@transaction.atomic
def ecrire_les_mots(
    *, subvention: Subvention, compte: Compte, mots: Mapping[str, str]
) -> CompteRendu:
    """Write the words of an account: field of ``cerfa.MOTS`` → what it says.

    Raises ``CompteRenduFige``, ``ValidationError`` or ``DroitManquant``.
    """
    rendu = _tenir(subvention, compte)
    avant = {nom: getattr(rendu, nom) for nom in mots}
    apres = {nom: dit.replace("\r\n", "\n").strip() for nom, dit in mots.items()}
    for nom, dit in apres.items():
        setattr(rendu, nom, dit)
    rendu.full_clean(exclude=["subvention"])
    rendu.save()
    if changes := sorted(nom for nom in apres if avant[nom] != apres[nom]):
        consigner_de(
            subvention,
            "subventions.compte_rendu.ecrit",
            _("Compte rendu financier écrit"),
            compte,
            champs=changes,
        )
        rafraichir(rendu.subvention.dossier, CODE)
    return rendu


@transaction.atomic
def ecrire_les_lignes(
    *,
    subvention: Subvention,
    compte: Compte,
    lignes: Mapping[str, tuple[int | None, int | None]],
) -> CompteRendu:
    """The table of an account is these lines, and no other: post → planned, done, in cents.

    A line of which neither is said is left out. Raises ``PosteInconnu``, ``CompteRenduFige`` or
    ``DroitManquant``.
    """
    if not lignes.keys() <= POSTES.keys():
        raise PosteInconnu()
    rendu = _tenir(subvention, compte)
    avant, apres = _dites(rendu), {p: list(d) for p, d in lignes.items() if d != (None, None)}
    if avant != apres:
        rendu.lignes.all().delete()
        LigneRendue.objects.bulk_create(
            LigneRendue(compte_rendu=rendu, poste=p, prevu_cts=apres[p][0], realise_cts=apres[p][1])
            for p in POSTES
            if p in apres
        )
        consigner_de(
            subvention,
            "subventions.compte_rendu.chiffre",
            _("Compte rendu financier chiffré"),
            compte,
            avant=avant,
            apres=apres,
        )
        rafraichir(rendu.subvention.dossier, CODE)
    return rendu


def _tenir(subvention: Subvention, compte: Compte) -> CompteRendu:
    """The account of a grant, made if need be, locked, unless its dossier is frozen."""
    exiger(compte, DROIT)
    tenue = Subvention.objects.select_for_update(no_key=True).get(pk=subvention.pk)
    if tenue.dossier and not verrouiller(tenue.dossier, compte, DROIT).est_un_brouillon:
        raise CompteRenduFige()
    rendu, _neuf = CompteRendu.objects.get_or_create(subvention=tenue)
    return rendu


def _dites(rendu: CompteRendu) -> dict[str, list[int | None]]:
    return {li.poste: [li.prevu_cts, li.realise_cts] for li in rendu.lignes.all()}
