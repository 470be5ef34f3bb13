"""What the books of the tills must say, whatever happened to whoever wrote them."""

from io import StringIO

from django.core.management import call_command
from django.db.models import Sum

from boutique.caisses.models import Serie
from boutique.ventes.models import Reglement, Vente
from petiterockette.journal.tetes.fichier import tetes_dites
from tests.dehors import dire_dehors


def les_livres_s_accordent() -> None:
    """Rows, chains and caches: all that ``verifier`` walks through."""
    if not tetes_dites():
        dire_dehors()
    call_command("verifier", stdout=StringIO())


def les_numeros_se_suivent() -> None:
    for serie in Serie.objects.all():
        numeros = list(serie.ventes.order_by("numero").values_list("numero", flat=True))
        assert numeros == list(range(1, len(numeros) + 1)), serie


def tout_est_paye() -> None:
    ventes = Vente.objects.reelles().aggregate(s=Sum("total_cts"))["s"]
    reglements = Reglement.objects.filter(vente__serie__ecole=False)
    assert reglements.aggregate(s=Sum("montant_cts"))["s"] == ventes
