"""The turnover that no till takes: matter sold to recyclers, what is invoiced."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from boutique.comptabilite.recettes_factures import facture_par_compte
from boutique.comptabilite.recettes_matiere import payees_par_les_recycleurs
from boutique.regles.models import PosteComptable
from petiterockette.indicateurs.registre import Famille, Portee, Unite, Valeur, bilan, du_bilan


@bilan("recettes")
def recettes(portee: Portee) -> Mapping[str, Valeur]:
    """Matter sold and services invoiced, as the accounts book them."""
    periode = (portee.debut, portee.fin, portee.lieux)
    par_compte = facture_par_compte(*periode)
    matiere = PosteComptable.objects.filter(poste=PosteComptable.Poste.MATIERE)
    facturee = sum(par_compte.pop(compte, 0) for compte in matiere.values_list("compte", flat=True))
    return {
        "matiere": facturee + payees_par_les_recycleurs(*periode),
        "prestations": sum(par_compte.values()),
    }


_des_recettes = du_bilan("recettes", Famille.CAISSE)

HORS_CAISSE = (
    _des_recettes(
        "CA_MATIERE",
        "matiere",
        _("Matières vendues"),
        Unite.CENTIMES,
        _("Ce que les recycleurs ont payé des matières remises, au jour de la sortie."),
        formule=_("montants des papiers des sorties + nos factures sur le compte des matières"),
        source=_("Les papiers des sorties et nos factures, comme dans les écritures comptables."),
        exclusions=_(
            "Ce que nous payons pour nous défaire d’une matière n’y est pas. Ce chiffre n’est pas "
            "dans celui de la caisse."
        ),
    ),
    _des_recettes(
        "CA_PRESTA",
        "prestations",
        _("Prestations facturées"),
        Unite.CENTIMES,
        _("Ce qui est facturé sans passer en caisse, hors taxes, avoirs déduits."),
        formule=_("factures sans ticket − matières vendues"),
        source=_("Nos factures, au jour où elles sont faites."),
        exclusions=_(
            "Une facture faite d’un ticket n’y est pas\u00a0: elle compte déjà dans la caisse."
        ),
    ),
)
