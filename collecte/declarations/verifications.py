"""The check of the agreements: their lines and what is in none make the ledger, to the gram."""

from collections.abc import Iterator

from django.utils import timezone

from collecte.matiere.periode import Genre, Periode
from petiterockette.mots.mesures import kilos
from petiterockette.verification import Constat, verification

from .bilans.partage import partage
from .models import Convention


@verification("Lignes des conventions")
def lignes_des_conventions() -> Iterator[Constat]:
    """Each kilogram of the last whole quarter is in one line, or in none; nothing is lost."""
    if not Convention.objects.signees().exists():
        return
    trimestre = Periode.du(Genre.TRIMESTRE, timezone.localdate()).precedente
    lu = partage(trimestre.debut, trimestre.fin)
    for nom, compte in [*lu.lignes, *lu.hors]:
        if compte.ecart:
            yield Constat(
                f"{nom}, {trimestre.nom} : écart de {kilos(compte.ecart)} au bilan matière"
            )
    if not lu.tombe_juste and not lu.tout.ecart:
        yield Constat(f"{trimestre.nom} : les lignes et le reste ne font pas le grand livre")
