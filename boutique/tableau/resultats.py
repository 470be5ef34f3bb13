"""What the tills bring to each pole: the turnover of its activities, and gifts of money."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boutique.caisses.models import Caisse
from boutique.regles.droits import LIRE
from boutique.regles.poles import par_pole
from boutique.tickets_repris.bilans import lire_d_avant
from boutique.ventes.bilans import activites_du_ca, montants_par_activite, recettes_d_une_activite
from collecte.matiere.periode import Periode
from petiterockette.indicateurs.registre import INDICATEURS, Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import HORS_POLE, Famille, Source, Vers, inscrire

DONS = "dons"


def ca_par_pole(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    """The turnover, activity by activity: their sum is that of the sales' page."""
    p, du_ca = valeurs.portee, activites_du_ca()
    lues = montants_par_activite(p.debut, p.fin, Caisse.objects.ids_des_lieux(p.lieux))
    for ligne in lire_d_avant().lire(p.debut, p.fin, p.lieux).lignes:
        lues[ligne.activite] = lues.get(ligne.activite, 0) + ligne.sommes.montant_cts
    return par_pole({a: cts for a, cts in lues.items() if a in du_ca})


def dons(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    """Gifts of money taken at the tills: they are the whole house's."""
    p = valeurs.portee
    recettes = recettes_d_une_activite(p.debut, p.fin, p.lieux, DONS)
    return {HORS_POLE: sum(cts for _categorie, _genre, cts in recettes)}


def les_ventes(vers: Vers) -> str:
    code = Periode.entre(vers.debut, vers.fin).code
    return reverse("boutique:ventes_du_mois", args=[code]) + vers.filtre


_CA = INDICATEURS["CA"]

inscrire(
    Source(
        "CA",
        Famille.PRODUITS,
        _("Caisses"),
        Unite.CENTIMES,
        _CA.definition,
        ca_par_pole,
        _CA.exclusions,
        page=les_ventes,
        droit=LIRE,
        rang=10,
    ),
    Source(
        "DONS",
        Famille.PRODUITS,
        _("Dons d’argent"),
        Unite.CENTIMES,
        _("Ce que l’activité « Dons » a encaissé, remboursements déduits."),
        dons,
        _("Ce qui a été donné autrement qu’en caisse n’y est pas."),
        page=les_ventes,
        droit=LIRE,
        rang=50,
    ),
)
