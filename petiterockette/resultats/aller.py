"""What one looks for in « Aller à… », and finds on the pages of the results."""

from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.aller.gestes import GesteCherche

GESTES = [
    GesteCherche(
        nom=_("Lire les pôles en chiffres"),
        ou=_("produits, heures, kilos et public de chacun"),
        mots=_("par pôle résultat activité analytique produit charge rapporte recette"),
        url="resultats:resultats",
        droit="resultats.lire",
        pictogramme="layers",
    ),
    GesteCherche(
        nom=_("Importer les comptes de l’exercice"),
        ou=_("le FEC ou la balance du comptable"),
        mots=_("fichier écriture comptable bilan résultat"),
        url="resultats:importer",
        droit="resultats.tenir",
        pictogramme="upload",
    ),
]
