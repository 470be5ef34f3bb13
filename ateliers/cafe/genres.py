"""What the café's lines of the till are called: a kind for each price of a meal. Pure."""

from django.utils.translation import gettext_lazy as _

PLEIN, SOLIDAIRE, LIBRE = "repas_plein", "repas_solidaire", "repas_libre"
DONNE, BENEVOLE = "repas_suspendu", "repas_benevole"
# Not a meal yet: one more waits in the pool.
ACHETE = "suspendu_achete"

# In the order of the screen and of the figures: a meal served at such a price.
TARIFS = {
    PLEIN: _("plein tarif"),
    SOLIDAIRE: _("tarif solidaire"),
    LIBRE: _("prix libre"),
    DONNE: _("repas suspendu"),
    BENEVOLE: _("bénévole"),
}
ACTIVITE = "cafe"
