"""What memberships and tickets must say twice the same."""

from collections.abc import Iterator

from django.db.models import F, Q

from boutique.ventes.models import LigneVente
from petiterockette.mots.monnaie import euros
from petiterockette.verification import Constat, verification

from .models import Adhesion, Resiliation
from .services.formules import GENRE


@verification("Adhésions")
def adhesions() -> Iterator[Constat]:
    """Each line has its membership of its amount, and each refund has ended one."""
    lignes = LigneVente.objects.filter(genre=GENRE, vente__serie__ecole=False)
    perdues = lignes.filter(quantite__gt=0, adhesion=None)
    for ligne in perdues.select_related("vente__serie__caisse").iterator():
        yield Constat(f"ticket {ligne.vente}, ligne {ligne.rang} : pas d’adhésion")
    # Those brought in from before have no ticket (boutique.adhesions_reprises judges them).
    vendues = Adhesion.objects.filter(ligne__isnull=False)
    fausses = vendues.filter(
        Q(ligne__quantite__lte=0)
        | Q(ligne__vente__serie__ecole=True)
        | ~Q(ligne__montant_cts=F("paye_cts"))
        | ~Q(ligne__genre=GENRE)
        | ~Q(ligne__article=F("formule__article"))
    )
    for adhesion in fausses.select_related("ligne").iterator():
        ticket = euros(adhesion.ligne.montant_cts) if adhesion.ligne else ""
        yield Constat(f"adhésion {adhesion} : {adhesion.paye}, son ticket dit {ticket}")
    rendues = lignes.filter(quantite__lt=0, rend__adhesion__isnull=False, resiliation=None)
    for ligne in rendues.select_related("vente__serie__caisse").iterator():
        yield Constat(f"ticket {ligne.vente}, ligne {ligne.rang} : remboursée, pas résiliée")
    rendues_ici = Resiliation.objects.filter(adhesion__ligne__isnull=False)
    for fin in rendues_ici.exclude(ligne__rend=F("adhesion__ligne")).iterator():
        yield Constat(f"adhésion {fin.adhesion_id} : résiliée par une autre ligne que la sienne")


@verification("Adhésions sans nom")
def sans_nom() -> Iterator[Constat]:
    """How many paid years nobody has been named for: a notice, never an anomaly."""
    n = Adhesion.objects.filter(carte__personne=None, resiliation=None).count()
    if n:
        yield Constat(f"{n} adhésion(s) sans nom", anomalie=False)
