"""What a dossier may show of the tills: the turnover, month by month."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boutique.caisses.models import Caisse
from boutique.ventes.bilans import activites_du_ca, lire_les_lignes
from collecte.matiere.jours import mois_entre
from petiterockette.dossiers.registre import Colonne, Dessin, Lu, Piece, inscrire
from petiterockette.indicateurs.registre import Famille, Portee, Unite
from petiterockette.temps.dates import date_format


def ventes_par_mois(portee: Portee) -> Lu:
    """The turnover of each month, in cents."""
    caisses = None
    if portee.lieux is not None:
        caisses = [c.pk for c in Caisse.objects.des_lieux(portee.lieux)]
    du_ca, par_mois = activites_du_ca(), defaultdict[date, int](int)
    for ligne in lire_les_lignes(portee.debut, portee.fin, caisses, par="mois"):
        if ligne.activite in du_ca and ligne.quand:
            par_mois[ligne.quand] += ligne.sommes.montant_cts
    rangees = [
        (date_format(mois, "F Y"), (par_mois[mois],))
        for mois in mois_entre(portee.debut.replace(day=1), portee.fin)
    ]
    return Lu(_("Mois"), [Colonne(_("Chiffre d’affaires"), Unite.CENTIMES)], rangees)


inscrire(
    Piece(
        "ventes-par-mois",
        Famille.CAISSE,
        gettext_lazy("Les ventes, mois par mois"),
        Dessin.EMPILE,
        ventes_par_mois,
    )
)
