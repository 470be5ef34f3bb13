"""Gives each membership of the told tickets its card, and most of them somebody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random

from boutique.ventes.models import LigneVente
from collecte.demo.recit.maisons import PRENOMS
from petiterockette.base.insertion import inserer
from petiterockette.base.tirages import tirer
from petiterockette.comptes.models import Compte
from petiterockette.demonstration import Chapitre, Histoire
from petiterockette.journal.services import entree_de
from petiterockette.personnes.models import Mot, Personne
from petiterockette.personnes.mots import mots_de

from ..codes import nouveau_code
from ..models import Adhesion, Carte, Formule
from ..services.adhesions import fait_de
from ..services.cartes import inscrire_et_nommer, nommer
from ..services.formules import GENRE, charger_les_formules

# Nobody's: flowers, birds and fruit.
NOMS = (
    "Bergeronnette", "Bouton-d’Or", "Capucine", "Chardonneret", "Ciboulette", "Coccinelle",
    "Coquelicot", "Églantine", "Estragon", "Girolle", "Hirondelle", "Libellule", "Marronnier",
    "Mésange", "Myosotis", "Noisetier", "Pâquerette", "Pivoine", "Quetsche", "Rainette",
    "Roitelet", "Romarin", "Rutabaga", "Sauterelle", "Tilleul", "Topinambour", "Tournesol",
)  # fmt: skip
# Whatever the day, a member to find by her name.
CONNUE, COMPTE = ("Josette", "Mirabelle"), "direction"
# Out of a hundred: cards without a name; those that end and are taken again.
SANS_NOM, RENOUVELEES = 6, 60
REVIENNENT = timedelta(days=45)


class LesAdhesions(Chapitre):
    """The tills have told their tickets before: here is what their memberships gave."""

    def fonder(self, histoire: Histoire) -> None:
        charger_les_formules(histoire.debut)

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        _inscrire(histoire, _sans_carte().filter(vente__jour__range=(du, au)))

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        _inscrire(histoire, _sans_carte().filter(vente__jour=jour))
        _nommer_la_connue(jour)


def _sans_carte():
    lignes = LigneVente.objects.filter(
        genre=GENRE, quantite__gt=0, adhesion=None, vente__serie__ecole=False
    )
    return lignes.select_related("vente__serie__caisse__point").order_by("vente", "rang")


def _inscrire(histoire: Histoire, lignes: Iterable[LigneVente]) -> None:
    """Write the years that these lines paid, in the order of their tickets."""
    lignes = list(lignes)
    if not lignes:
        return
    formules: dict[int | None, Formule | None] = {}
    finissent = _qui_finissent(lignes[0].vente.jour)
    cartes, adhesions = [], []
    for ligne in lignes:
        vente = ligne.vente
        de = Random(f"{histoire.graine}/{vente.uuid}/{ligne.rang}")
        if ligne.article_id not in formules:
            formules[ligne.article_id] = Formule.objects.en_vigueur(ligne.article_id, vente.jour)
        formule = formules[ligne.article_id]
        if formule is None:
            continue
        revient = bool(finissent) and de.random() * 100 < RENOUVELEES
        carte, fin = finissent.pop(0) if revient else (_carte(de, vente.le, cartes), None)
        if not revient:
            cartes.append(carte)
        premier = fin + timedelta(days=1) if fin and fin >= vente.jour else vente.jour
        debut, fin = formule.periode(premier)
        adhesions.append(
            Adhesion(
                carte=carte,
                formule=formule,
                ligne=ligne,
                jour=vente.jour,
                paye_cts=ligne.montant_cts,
                nouvelle=not revient,
                debut=debut,
                fin=fin,
            )
        )
    _ecrire(cartes, adhesions)


def _carte(de: Random, le: datetime, neuves: Iterable[Carte]) -> Carte:
    """A new card, for somebody new or for nobody yet; nothing is written."""
    personne = None
    if de.random() * 100 >= SANS_NOM:
        personne = Personne(prenom=de.choice(PRENOMS), nom=de.choice(NOMS), cree_le=le)
    code = tirer(nouveau_code, Carte, sauf={carte.code for carte in neuves})
    return Carte(code=code, personne=personne, cree_le=le)


def _nommer_la_connue(jour: date) -> None:
    """Give her the last card without a name, unless hers is up to date."""
    compte = Compte.objects.filter(identifiant=COMPTE).first()
    prenom, nom = CONNUE
    valides = Carte.objects.avec_leur_fin().filter(fin__gte=jour)
    elle = valides.filter(personne__prenom=prenom, personne__nom=nom)
    carte = valides.filter(personne=None).order_by("pk").last()
    if compte is None or carte is None or elle.exists():
        return
    if personne := Personne.objects.filter(prenom=prenom, nom=nom).first():
        nommer(carte=carte, personne=personne, compte=compte)
    else:
        inscrire_et_nommer(carte=carte, prenom=prenom, nom=nom, compte=compte)


def _qui_finissent(jour: date) -> list[tuple[Carte, date]]:
    """The cards whose last year ends about a day, the first to end first."""
    finissent = Carte.objects.filter(personne__isnull=False).avec_leur_fin()
    finissent = finissent.filter(fin__range=(jour - REVIENNENT, jour + REVIENNENT))
    return [(carte, carte.fin) for carte in finissent.order_by("fin", "pk")]


def _ecrire(cartes: list[Carte], adhesions: list[Adhesion]) -> None:
    personnes = [carte.personne for carte in cartes if carte.personne]
    Personne.objects.bulk_create(personnes)
    mots = [Mot(personne=p, mot=mot) for p in personnes for mot in mots_de(p.prenom, p.nom)]
    Mot.objects.bulk_create(mots)
    for carte in cartes:
        # The number came with the row.
        carte.personne = carte.personne
    inserer(cartes)
    for adhesion in adhesions:
        adhesion.carte = adhesion.carte
    inserer(adhesions)
    inserer(
        [
            entree_de(**fait_de(a, a.ligne.vente, a.carte.personne_id), le=a.ligne.vente.le)
            for a in adhesions
        ]
    )
