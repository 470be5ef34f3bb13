"""What a dossier may show of the grant that it is about: its « compte rendu financier »."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.dossiers.contenu import valeurs_de
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.registre import Colonne, Dessin, DuDossier, Lu, Piece, inscrire
from petiterockette.indicateurs.registre import Famille, Unite
from petiterockette.lieux.models import Association

from .attendus import attendus_rendus
from .attestation import FAIT_LE, attestation, faits
from .compte_rendu import CoteRendu, GroupeRendu, composer
from .manques import ce_qui_manque
from .models import Subvention

CODE = "compte-rendu-financier"

Rangee = tuple[str, Sequence[int | None]]


def compte_rendu_du_dossier(lu: DuDossier) -> Lu | None:
    """The account of the grant of a dossier: its lines, its sums, its words, what it lacks.

    None where the dossier is no grant's.
    """
    colonnes = [Colonne(_("Prévu"), Unite.CENTIMES), Colonne(_("Réalisé"), Unite.CENTIMES)]
    subvention = _subvention_de(lu.dossier)
    if subvention is None:
        return None
    compose, nous = composer(subvention), Association.objects.first() or Association()
    valeurs = valeurs_de(lu.chiffres)
    manques = ce_qui_manque(subvention, compose, attendus_rendus(subvention, valeurs))
    rangees, titres, totaux = _table([compose.charges, compose.produits])
    return Lu(
        _("Poste"),
        colonnes,
        rangees,
        titres=titres,
        totaux=totaux,
        textes=[
            (_("Qui rend compte, et de quoi"), _en_lignes(faits(subvention, nous))),
            *((t.nom, t.mots) for t in compose.textes if t.mots),
            (_("Attestation"), f"{attestation(subvention, nous)}\n\n{FAIT_LE}"),
        ],
        manques=[(_dit(len(manques)), reverse("subventions:compte_rendu", args=[subvention.pk]))]
        if manques
        else [],
    )


def page_de(dossier: Dossier) -> str:
    """The page of the account of the grant of a dossier; nothing where it is no grant's."""
    subvention = _subvention_de(dossier)
    return reverse("subventions:compte_rendu", args=[subvention.pk]) if subvention else ""


def papier_de(dossier: Dossier) -> str:
    """The paper of the account of the grant of a dossier; nothing where it is no grant's."""
    subvention = _subvention_de(dossier)
    return reverse("subventions:papier", args=[subvention.pk]) if subvention else ""


def _subvention_de(dossier: Dossier) -> Subvention | None:
    lues = Subvention.objects.avec_ses_versements().select_related("compte_rendu")
    return lues.filter(dossier=dossier).first()


def _table(cotes: Iterable[CoteRendu]) -> tuple[list[Rangee], list[tuple[int, str]], list[int]]:
    """The rows, where each group begins, and which rows are sums: money, its sum, then what was
    given in kind, which is in no sum."""
    rangees: list[Rangee] = []
    titres: list[tuple[int, str]] = []
    totaux: list[int] = []

    def ajouter(groupe: GroupeRendu) -> None:
        titres.append((len(rangees), groupe.nom))
        rangees.extend((li.nom, [li.prevu_cts, li.realise_cts]) for li in groupe.lignes)

    for cote in cotes:
        for groupe in cote.groupes:
            if not groupe.volontaire:
                ajouter(groupe)
        totaux.append(len(rangees))
        rangees.append((cote.total, [cote.somme.prevu_cts, cote.somme.realise_cts]))
        for groupe in cote.groupes:
            if groupe.volontaire:
                ajouter(groupe)
    return rangees, titres, totaux


def _en_lignes(faits: Iterable[tuple[str, str]]) -> str:
    return "\n".join(_("%(nom)s\u00a0: %(dit)s") % {"nom": nom, "dit": dit} for nom, dit in faits)


def _dit(n: int) -> str:
    """« le compte rendu financier (3 points) »."""
    phrase = ngettext(
        "le compte rendu financier (%(n)d point)", "le compte rendu financier (%(n)d points)", n
    )
    return phrase % {"n": n}


inscrire(
    Piece(
        CODE,
        Famille.CAISSE,
        gettext_lazy("Le compte rendu financier"),
        Dessin.TABLEAU,
        compte_rendu_du_dossier,
        objet=Dossier.Objet.SUBVENTION,
        signee=True,
        page=page_de,
        papier=papier_de,
    )
)
