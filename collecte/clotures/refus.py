"""What closings refuse."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class MoisPasFini(Refus):
    texte = _("Le mois %(du_mois)s n’est pas fini : il se clôt à partir du %(jour)s.")


class MoisPrecedentOuvert(Refus):
    texte = _("Le mois %(du_mois)s est encore ouvert : les mois se closent dans l’ordre.")


class MoisChange(Refus):
    texte = _("Le mois a changé depuis que vous l’avez lu : relisez ce qui suit, puis closez.")


class MoisDejaClos(Refus):
    texte = _("Le mois %(du_mois)s est déjà clos.")


class MoisPasClos(Refus):
    texte = _("Le mois %(du_mois)s n’est pas clos.")


class PasLeDernierMoisClos(Refus):
    texte = _("On ne rouvre que le dernier mois clos : %(mois)s.")


class SoldeAEcrire(Refus):
    texte = _(
        "Les ventes %(du_mois)s ne sont pas encore déduites : écrivez-les, puis closez. "
        "Un mois clos ne les recevrait plus."
    )


class PasDInventaire(Refus):
    texte = _(
        "Sans inventaire de ce lieu dans les douze mois, le solde ne prouve rien : "
        "faites-en un d’abord."
    )


class MethodeAutre(Refus):
    texte = _("Ce lieu ne déduit pas ses ventes par solde ce mois-là : voyez ses réglages.")
