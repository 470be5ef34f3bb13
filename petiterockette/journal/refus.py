from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class CleFausse(Refus):
    texte = _(
        "La clé «\u00a0%(cle)s\u00a0» n’est pas celle qui a scellé les chaînes\u00a0: remettez "
        "l’ancienne dans CLE_DES_CHAINES. Pour en changer, donnez un autre nom à la nouvelle "
        "(NOM_DE_LA_CLE) et gardez l’ancienne dans CLES_PASSEES."
    )


class TetesIllisibles(Refus):
    texte = _(
        "Le fichier qui dit dehors le dernier numéro de chaque caisse ne se lit pas "
        "(%(fichier)s\u00a0: %(quoi)s). Rien de ce qui est enregistré n’est perdu. Appelez un "
        "administrateur, qui fera «\u00a0réparer les têtes\u00a0»."
    )


class RestaurationConstatee(Refus):
    texte = _(
        "Cette base est plus ancienne que ce qu’on sait dehors (%(dernier)s)\u00a0: une "
        "sauvegarde a été remise. Appelez un administrateur, qui fera «\u00a0reprise après "
        "restauration\u00a0»."
    )
