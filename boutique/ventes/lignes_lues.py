"""The lines of a sale as the cases of its ticket read them: goods, services, what is guaranteed."""

from collections.abc import Iterable

from boutique.articles.models import Article

from .cas_du_ticket import Cas, LigneLue, cas_du_ticket, est_durable
from .models import LigneVente

# Categories of durable goods: their ticket tells the legal guarantee of conformity.
# Source: C. conso. art. D211-5 and D211-6.
BIENS_DURABLES = frozenset(
    {
        *("materiel-electrique", "informatique", "velo", "mobilier"),
        *("jouets", "puericulture", "sport-loisirs", "bricolage-jardin"),
    }
)


def cas_de(lignes: Iterable[LigneVente]) -> Cas:
    """What to do with the ticket of these lines; their category's parent and activity are read with
    them."""
    return cas_du_ticket((ligne_lue(li, li.montant_cts) for li in lignes), BIENS_DURABLES)


def durables_parmi(lignes: Iterable[LigneVente]) -> list[str]:
    """The labels of the durable goods among these lines; their category's parent and activity are
    read with them."""
    return [li.libelle for li in lignes if est_durable(ligne_lue(li, 0), BIENS_DURABLES)]


def ligne_lue(chose: LigneVente | Article, montant_cts: int) -> LigneLue:
    """A line, or the article that it will be, as the three cases of the ticket read it."""
    categorie = chose.categorie
    return LigneLue(
        categories=tuple(c.code for c in (categorie, categorie and categorie.parent) if c),
        service=chose.provenance == Article.Provenance.SERVICE and chose.activite.dans_le_ca,
        montant_cts=montant_cts,
    )
