"""What the account of a grant still lacks, by name."""

from django.urls import reverse
from django.utils.translation import gettext as _

from petiterockette.dossiers.manques import Manque
from petiterockette.lieux.models import Association

from .attendus import AttenduRendu
from .cerfa import CETTE_SUBVENTION, Cote
from .compte_rendu import CompteRenduCompose, CoteRendu, rendu_de
from .models import Subvention


def ce_qui_manque(
    subvention: Subvention, compose: CompteRenduCompose, attendus: list[AttenduRendu]
) -> list[Manque]:
    """Who we are, the words, the figures, who signs; in the order of the account."""
    lignes = reverse("subventions:lignes", args=[subvention.pk])
    textes = reverse("subventions:textes", args=[subvention.pk])
    rendu, association = rendu_de(subvention), Association.objects.first()
    manques = []
    if not (association and association.siret):
        manques.append(Manque(_("le SIRET de l’association"), ""))
    if subvention.accorde_cts is None:
        changer = reverse("subventions:changer", args=[subvention.pk])
        manques.append(Manque(_("le montant accordé"), changer))
    manques += [
        Manque(t.nom, f"{textes}#id_{t.champ}")
        for t in compose.textes
        if not t.mots and not t.facultatif
    ]
    manques += [Manque(a.libelle, reverse("indicateurs:indicateurs")) for a in attendus if not a.lu]
    manques += _des_lignes(compose.charges, lignes)
    manques += _des_lignes(compose.produits, lignes)
    if not (rendu and rendu.rna):
        manques.append(Manque(_("le numéro RNA de l’association"), f"{textes}#id_rna"))
    if not (rendu and rendu.representant):
        manques.append(Manque(_("le nom de qui signe"), f"{textes}#id_representant"))
    return manques


def _des_lignes(cote: CoteRendu, adresse: str) -> list[Manque]:
    """The charges, where nothing is said of them; a line of which only one of the two is."""
    lignes = [li for g in cote.groupes for li in g.lignes if li.code != CETTE_SUBVENTION]
    if not lignes and cote.cote == Cote.CHARGES:
        return [Manque(_("les charges"), adresse)]
    prevu, realise = _("le prévu de %s"), _("le réalisé de %s")
    return [
        Manque((prevu if li.prevu_cts is None else realise) % li.nom, f"{adresse}#id_{li.code}")
        for li in lignes
        if li.prevu_cts is None or li.realise_cts is None
    ]
