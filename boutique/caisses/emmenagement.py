"""A till that came from another installation goes on in new series: the old one may still sell."""

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.demenagement.emmenagement import etape

from .chaines import chaines_des_caisses
from .services.caisses import ouvrir_une_serie
from .services.evenements import noter


@etape
def ouvrir_de_nouvelles_series() -> None:
    """A new run of numbers for each that has a ticket, chained; no number is given twice."""
    for chaines in chaines_des_caisses():
        entamees = [e for e in (False, True) if chaines.serie(ecole=e).chaine.rang]
        if not entamees:
            continue
        nouvelles = [ouvrir_une_serie(chaines.caisse, ecole) for ecole in entamees]
        noter(
            chaines.caisse,
            "demenagement.reprise",
            _("«\u00a0%(caisse)s\u00a0»\u00a0: reprise après un déménagement, série %(serie)s")
            % {"caisse": chaines.caisse, "serie": nouvelles[0].prefixe},
            le=timezone.now().replace(microsecond=0),
            compte=None,
            par=None,
            rangees=nouvelles,
        )
