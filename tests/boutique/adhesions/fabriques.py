"""What a test of memberships leans on: a till that sells them, cards, years paid."""

from datetime import date

from django.utils import timezone

from boutique.adhesions.models import Adhesion, Carte, Formule
from boutique.adhesions.services.formules import charger_les_formules
from petiterockette.personnes.models import Personne
from tests.boutique.a_la_caisse import ALaCaisse, l_article, la_boutique, ligne, rend, une_caisse

ADHESION = "Adhésion à l’année"
NOUVEL_AN, MAI = date(2026, 1, 1), date(2026, 5, 1)
CODE = "BCDFGHJKLMNP"


def une_caisse_qui_adhere(**champs) -> ALaCaisse:
    tenue = une_caisse(**champs)
    charger_les_formules(NOUVEL_AN)
    return tenue


def une_ligne_d_adhesion(cts: int = 1_000, *, pour: Personne | None = None, **champs) -> dict:
    """What the screen posts of a membership."""
    return ligne(ADHESION, prix_cts=cts, **({"pour": pour.pk} if pour else {}), **champs)


def adherer(tenue: ALaCaisse, cts: int = 1_000, *, pour: Personne | None = None) -> Adhesion:
    """A membership rung up now."""
    vente = tenue.vendre(une_ligne_d_adhesion(cts, pour=pour))
    return Adhesion.objects.get(ligne__vente=vente)


def rembourser(tenue: ALaCaisse, adhesion: Adhesion):
    vendue = adhesion.ligne
    return tenue.rendre(vendue.vente, [rend(vendue)], total_cts=vendue.montant_cts)


def une_carte(personne: Personne | None = None, code: str = CODE) -> Carte:
    deja = Carte.objects.filter(code=code).first()
    return deja or Carte.objects.create(code=code, personne=personne, cree_le=timezone.now())


def une_formule(annee: str = "glissante", debut: date = MAI) -> Formule:
    la_boutique()
    return Formule.objects.get_or_create(
        article=l_article(ADHESION), debut=debut, defaults={"annee": annee}
    )[0]


def une_annee(carte: Carte, ligne, debut: date, fin: date, cts: int = 1_000) -> Adhesion:
    """A year written straight, on a line that is there."""
    return Adhesion.objects.create(
        carte=carte, formule=une_formule(), ligne=ligne, jour=debut, paye_cts=cts, debut=debut,
        fin=fin, nouvelle=True,
    )  # fmt: skip
