"""What our reader finds in an export written in a test."""

from io import BytesIO

from boutique.oressource.lecture.fichiers import ouvrir
from boutique.oressource.rangees import Base

VENTES = (
    "CREATE TABLE `ventes` (`id` int(11) NOT NULL, `timestamp` timestamp NOT NULL, "
    "`commentaire` text NOT NULL, `id_moyen_paiement` int(11), `id_point_vente` int(11));\n"
)


def octets(sql: str | bytes) -> BytesIO:
    return BytesIO(sql.encode() if isinstance(sql, str) else sql)


def lire(sql: str | bytes) -> tuple[dict[str, list[dict]], Base]:
    """Table → its rows, by the names of their columns; and the base that was read."""
    rangees: dict[str, list[dict]] = {}
    with ouvrir(octets(sql)) as source:
        base = Base(source)
        for lot in base.lots():
            lues = [dict(zip(lot.colonnes, rangee, strict=True)) for rangee in lot.rangees]
            rangees.setdefault(lot.table, []).extend(lues)
    return rangees, base


def commentaires(sql: str | bytes) -> dict[int, str | None]:
    """The id and the comment of each sale: where the tests put what must stay a text."""
    return {v["id"]: v.get("commentaire") for v in lire(sql)[0].get("ventes", [])}
