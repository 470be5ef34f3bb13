"""The lists that words of before are looked for in: sites, categories, in or fate."""

import re

from django.utils.translation import gettext as _

from collecte.listes.models import Categorie
from collecte.matiere.etapes import FINS, Etape, Famille
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.mots import Liste, Listes

UNITE_A_LA_FIN = re.compile(
    r"[\s,(\[]*\b(?:en\s+)?(?:kgs?|kilos?|t|tonnes?)\b[\s)\]]*$", re.IGNORECASE
)
# What came in, beside the ends.
ENTREE = "entree"

_SANS_DOUTE = {
    ENTREE: "collecte collectes collectee entre entree entrees apport apports recu recus depots",
    Etape.VENDU: "vendu vendus vente ventes",
    Etape.RECYCLE: "recycle recycles recyclage",
    Etape.ENERGIE: "energie",
    Etape.DECHETTERIE: "dechetterie decheterie elimine elimines elimination enfouissement",
}
_A_CONFIRMER = {
    Etape.VENDU: "reemploi reemploye reemployes reutilisation reutilise reutilises",
    Etape.DONNE_ASSOCIATION: "don dons donne donnes",
    Etape.RECYCLE: "valorise valorises valorisation",
    Etape.DECHETTERIE: "dechet dechets ultime ultimes benne incineration",
}


def listes() -> Listes:
    """Code of a list → the list, as it stands now."""
    objets = Categorie.objects.filter(famille=Famille.OBJETS, interne=False)
    return {
        "lieu": Liste(_("lieu"), dict(Lieu.objects.values_list("code", "nom"))),
        "categorie": Liste(_("catégorie"), dict(objets.values_list("code", "nom"))),
        "flux": les_flux(),
    }


def les_flux() -> Liste:
    """What came in, and every end; « réemploi » alone does not tell whether it was sold."""
    noms = {ENTREE: _("entré (collecté)"), **{str(e): str(e.label) for e in FINS}}
    synonymes = {
        mot: str(code)
        for mots in (_SANS_DOUTE, _A_CONFIRMER)
        for code, dits in mots.items()
        for mot in dits.split()
    }
    doutes = {
        mot: _(
            "vendu, donné ? le fichier ne le dit pas. Mêlés : dites le plus gros, les deux sont du "
            "réemploi"
        )
        if code in (Etape.VENDU, Etape.DONNE_ASSOCIATION)
        else _("recyclé, brûlé, jeté ? le fichier ne le dit pas")
        for code, dits in _A_CONFIRMER.items()
        for mot in dits.split()
    }
    return Liste(_("entrée ou devenir"), noms, synonymes, doutes)


def sans_unite(tete: str) -> str:
    """« Réemploi (t) » is « Réemploi »."""
    return UNITE_A_LA_FIN.sub("", tete)
