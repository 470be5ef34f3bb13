"""What sorting refuses."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class MemeCategorie(Refus):
    texte = _("C’est déjà « %(categorie)s » : choisissez la bonne catégorie.")


class LigneDejaTriee(Refus):
    texte = _("Cette ligne est déjà triée : il n’en reste que %(reste)s.")


class LigneAilleurs(Refus):
    texte = _("Cette ligne n’attend pas le tri ici.")


class RienAControler(Refus):
    texte = _("« %(categorie)s » n’a pas de contrôle à faire : touchez une autre catégorie.")


class ControleDAutreCategorie(Refus):
    texte = _("Ces contrôles ne sont pas ceux de « %(categorie)s » : rouvrez la page.")


class ControleDejaAnnule(Refus):
    texte = _("Ce contrôle est déjà annulé.")


class SouhaitClos(Refus):
    texte = _("Ce souhait est clos : notez-en un autre.")


class SouhaitChange(Refus):
    texte = _("Entre-temps, quelqu’un a noté « servi : %(n)s ». Vérifiez, puis notez à nouveau.")


class GesteIncomplet(Refus):
    texte = "%(phrase)s"


class ControleManquant(Refus):
    texte = _(
        "« %(categorie)s » ne va pas au public sans contrôle. Il manque : %(controles)s. "
        "Contrôlez d’abord, ou envoyez à l’atelier."
    )
