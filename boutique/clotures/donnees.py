"""What closings hold: nothing of people."""

from boutique.regles.donnees import ECRIT_PAR_LE_LOGICIEL
from petiterockette.personnes.donnees import exempter

exempter(
    ECRIT_PAR_LE_LOGICIEL,
    "boutique_clotures.Cloture.premier",
    "boutique_clotures.Cloture.dernier",
    "boutique_clotures.Cloture.empreinte_du_dernier",
    "boutique_clotures.Cloture.par_taux",
    "boutique_clotures.Cloture.par_moyen",
    "boutique_clotures.Cloture.par_activite",
    "boutique_clotures.Cloture.version",
)
