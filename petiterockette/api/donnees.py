"""What the keys hold of people: who gave them, and whom they name."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "api.Jeton",
        nom=_("Accès à l’API"),
        finalite=_("savoir qui lit nos chiffres par un logiciel"),
        base=Base.INTERET,
        duree=_("sans limite\u00a0; un nom s’y efface"),
        signatures=("compte__personne",),
        textes=("nom", "pour"),
    ),
)

exempter(
    _("code, étape, total ou empreinte écrits par le logiciel"),
    "api.Jeton.empreinte",
    "api.OuvertA.domaine",
)
