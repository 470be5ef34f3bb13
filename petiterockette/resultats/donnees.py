"""What the results hold of people: who imported the accountant's file."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "resultats.Balance",
        nom=_("Fichiers du comptable"),
        finalite=_("dire le résultat de chaque pôle"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("compte__personne",),
        textes=("nom",),
        retenue=Retenue(
            _("pièces des conventions et des comptes : art. L123-22 du code de commerce"),
            ans=10,
            depuis="enregistre_le",
        ),
    ),
)

exempter(
    _("comptes de la maison, dont aucun n’est celui de quelqu’un"),
    "resultats.Balance.empreinte",
    "resultats.Solde.numero",
    "resultats.Solde.libelle",
    "resultats.Solde.analytique",
    "resultats.Repartition.prefixe",
    "resultats.Repartition.analytique",
    "resultats.Repartition.pole",
)
