"""The one door of the ledger: movements and their caches are written here, together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from collecte.listes.models import Categorie, Matiere, MatierePossible
from collecte.listes.models.categories import SANS_CATEGORIE, SANS_MATIERE
from collecte.matiere.ecritures import Pas, Referentiel, cle_de_stock, effets_sur_le_stock
from collecte.matiere.etapes import AMONT, FINS, Etape, Famille
from petiterockette.base.insertion import inserer
from petiterockette.base.sql import lire, table

from ..models import Bon, Cumul, CumulAnnees, CumulPartenaires, Mouvement, Stock
from .cumuls import ajouter, ajouter_et_lire

CLE_STOCK = ("lieu", "categorie", "etape", "matiere")

CLE_CUMUL = ("mois", "lieu", "categorie", "matiere", "de", "vers", "mesure")

CLE_ANNEES = ("annee", "lieu", "categorie", "de", "vers", "mesure")

CLE_PARTENAIRES = ("mois", "annee_entiere", "lieu", "structure", "fin")


def ecrire(
    *,
    bon: Bon,
    pas: Sequence[Pas],
    sans_matiere: int,
    revise: date | None = None,
    structure: int | None = None,
) -> None:
    """Write the movements of a bon and add them to the stock and to the sums.

    ``revise``: first day of the closed month these movements correct, if any;
    ``structure``: who takes what leaves, if it is somebody.
    Must run in the gesture's transaction, after the month was locked.
    """
    mouvements = mouvements_de(bon, pas, revise)
    if not mouvements:
        return
    inserer(mouvements)
    ajouter(Stock, CLE_STOCK, ajouts_au_stock(bon.lieu_id, pas, sans_matiere))
    ajouter(Cumul, CLE_CUMUL, ajouts_au_cumul(mouvements))
    ajouter(CumulAnnees, CLE_ANNEES, ajouts_aux_annees(mouvements))
    if structure:
        pris = ajouts_au_partenaire(mouvements, structure)
        ajouter(CumulPartenaires, CLE_PARTENAIRES, pris)


def ecrire_des_denrees(*, bon: Bon, pas: Sequence[Pas], revise: date | None = None) -> None:
    """Write the movements of food: in its own family, and in no sum of objects.

    Must run in the gesture's transaction, after the month was locked.
    """
    inserer(mouvements_de(bon, pas, revise, Famille.DENREES))


def mouvements_de(
    bon: Bon, pas: Iterable[Pas], revise: date | None = None, famille: str = Famille.OBJETS
) -> list[Mouvement]:
    """The rows that these steps become once they belong to a bon; nothing is written.

    The bon knows them, for what the journal says of it.
    """
    mois = bon.jour.replace(day=1)
    mouvements = [
        Mouvement(
            bon_id=bon.pk,
            nature=bon.nature,
            lieu_id=bon.lieu_id,
            jour=bon.jour,
            mois=mois,
            categorie_id=p.categorie,
            famille=famille,
            matiere_id=p.matiere,
            de=p.de,
            vers=p.vers,
            masse_g=p.masse_g,
            quantite=p.quantite,
            mesure=p.mesure,
            ventilation=p.ventilation,
            implicite=p.implicite,
            revise=revise,
        )
        for p in pas
    ]
    bon.ses_mouvements = mouvements
    return mouvements


def ajouts_au_stock(
    lieu: int, pas: Iterable[Pas], sans_matiere: int
) -> dict[tuple[int, int, str, int], tuple[int]]:
    return {
        (lieu, *cle): (grammes,)
        for cle, grammes in effets_sur_le_stock(pas, sans_matiere).items()
        if grammes
    }


def ajouts_au_cumul(mouvements: Iterable[Mouvement]) -> dict[tuple, tuple[int]]:
    sommes: dict[tuple, int] = defaultdict(int)
    for m in mouvements:
        cle = (m.mois, m.lieu_id, m.categorie_id, m.matiere_id, m.de, m.vers, m.mesure)
        sommes[cle] += m.masse_g
    return {cle: (grammes,) for cle, grammes in sommes.items()}


def ajouts_aux_annees(mouvements: Iterable[Mouvement]) -> dict[tuple, tuple[int]]:
    sommes: dict[tuple, int] = defaultdict(int)
    for m in mouvements:
        sommes[m.mois.year, m.lieu_id, m.categorie_id, m.de, m.vers, m.mesure] += m.masse_g
    return {cle: (grammes,) for cle, grammes in sommes.items()}


def ajouts_au_partenaire(
    mouvements: Iterable[Mouvement], structure: int
) -> dict[tuple, tuple[int]]:
    """What a structure took, net, at each end that these movements touch."""
    sommes: dict[tuple, int] = defaultdict(int)
    for m in mouvements:
        for etape, signe in ((m.vers, 1), (m.de, -1)):
            if etape in FINS:
                entiere = Etape.HISTORIQUE_ANNEE in (m.de, m.vers)
                sommes[m.mois, entiere, m.lieu_id, structure, etape] += signe * m.masse_g
    return {cle: (grammes,) for cle, grammes in sommes.items() if grammes}


# The lists, asked at each gesture.
_CATEGORIES = f"SELECT id, code, vrac, parent_id FROM {table(Categorie)}"

_SANS_MATIERE = f"SELECT id FROM {table(Matiere)} WHERE code = %s"

_MATIERES = (
    f"SELECT matiere.id, matiere.code, possible.categorie_id FROM {table(Matiere)} matiere "
    f"LEFT JOIN {table(MatierePossible)} possible ON possible.matiere_id = matiere.id"
)


def sans_matiere() -> int:
    """The id of the « sans matière » row: every key column of a cache has a value."""
    [(pk,)] = lire(_SANS_MATIERE, SANS_MATIERE)
    return int(pk)


def referentiel() -> Referentiel:
    """The lists as the composition needs them, in two small queries."""
    possibles: dict[int, set[int]] = defaultdict(set)
    matieres, rangees = lire(_MATIERES), lire(_CATEGORIES)
    for matiere, _code, categorie in matieres:
        if categorie:
            possibles[matiere].add(categorie)
    filles = defaultdict(set)
    for id_, _code, _vrac, parent in rangees:
        if parent:
            filles[parent].add(id_)
    return Referentiel(
        sans_matiere=next(pk for pk, code, _categorie in matieres if code == SANS_MATIERE),
        categories=frozenset(id_ for id_, *_ in rangees),
        sans_categorie=next(id_ for id_, code, *_ in rangees if code == SANS_CATEGORIE),
        vrac=frozenset(id_ for id_, _code, vrac, _parent in rangees if vrac),
        # A material that comes from a category also comes from its sub-categories.
        possibles={m: frozenset(cs.union(*(filles[c] for c in cs))) for m, cs in possibles.items()},
    )


def disponible_verrouille(
    lieu: int, prises: Iterable[tuple[str, int | None, int]], ref: Referentiel
) -> dict[tuple[int, str, int], int]:
    """Lock and read what a gesture may take from, at its own stages and upstream.

    ``prises``: (stage, category or None, material). Everything that the gesture may touch
    is created at 0 or locked, and read, by one statement sorted by key, as deposits do: two
    gestures never wait for each other in a ring.
    """
    cles = cles_a_prelever(prises, ref)
    tenus = ajouter_et_lire(Stock, CLE_STOCK, {(lieu, *cle): (0,) for cle in cles})
    return {cle[1:]: masse_g for cle, (masse_g,) in tenus.items()}


def retenir_les_stocks(lieu: int, cles: Iterable[tuple[int, str, int]]) -> None:
    """Hold these stocks of a site until the transaction ends; those that are not yet are at 0."""
    ajouter(Stock, CLE_STOCK, {(lieu, *cle): (0,) for cle in cles})


def cles_a_prelever(
    prises: Iterable[tuple[str, int | None, int]], ref: Referentiel
) -> set[tuple[int, str, int]]:
    """The stocks that an exit may touch: what is spread may reach any category that waits."""
    cles: set[tuple[int, str, int]] = set()
    for de, categorie, matiere in prises:
        for c in [categorie] if categorie else ref.categories:
            cles.add(cle_de_stock(c, de, matiere, ref.sans_matiere))
            cles.add((c, de, ref.sans_matiere))
            cles |= {(c, str(amont), ref.sans_matiere) for amont in AMONT}
    return cles
