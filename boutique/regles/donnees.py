"""What the rooms of the till say of what they hold of people."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import exempter

# The longer of two terms: ten years for the books that tickets prove, six for the tax office.
TICKETS = _(
    "tickets et mouvements d’espèces, pièces des comptes : art. L123-22 du code de commerce "
    "(dix ans), L102 B du livre des procédures fiscales (six)"
)
FACTURES = _("factures et pièces comptables : art. L123-22 du code de commerce")
ENCAISSER, DIX_ANS = _("encaisser et le prouver"), _("dix ans")
SAVOIR_QUI, PAR_NUMERO = _("savoir qui l’a fait"), _("dix ans, par numéro")
ECRIT_PAR_LE_LOGICIEL = _("code, compte, total ou empreinte écrits par le logiciel")
MAISON = _("la maison et ses lieux, comme leurs tickets les nomment")
LISTE = _("liste tenue par la maison, dite dans la chaîne de la caisse")
ECRITURE = _("écriture comptable : pièces et mouvements par leurs numéros")

exempter(
    LISTE,
    "boutique_regles.Activite.nom",
    "boutique_regles.Activite.compte",
    "boutique_regles.RegimeTVA.autres_taux",
    "boutique_regles.Moyen.nom",
    "boutique_regles.Moyen.pictogramme",
    "boutique_regles.Moyen.compte",
    "boutique_regles.PosteComptable.compte",
)
