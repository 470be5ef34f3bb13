"""The lists of the house that old words are looked for in, and what leaving one out costs.

A word is decided once for all: those of sites and categories by the very lists of the
spreadsheets (``collecte.reprise.listes``).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boutique.articles.models import Article
from boutique.regles.models import Moyen
from collecte.listes.models import Localite, Matiere, Origine
from collecte.matiere.etapes import FINS_DE_DECHET, FINS_DE_DON, Etape
from collecte.reprise.listes import listes as listes_des_tableurs
from petiterockette.mots.chercher import plier
from petiterockette.personnes.models import Structure
from petiterockette.reprise.mots import Liste

# A word that the house lacks: its row is made when the base is brought in.
NOUVEAU = "+"
_ARRONDISSEMENT = re.compile(r"^(?:paris )?(?:750)?(\d{1,2}) ?(?:e|er|eme|o)?(?: arr\w*)?$")
_MOYENS = {
    Moyen.Genre.ESPECES: ("liquide", "espece", "especes", "cash", "monnaie"),
    Moyen.Genre.CARTE: ("cb", "carte bleue", "carte bancaire", "carte de credit", "tpe"),
    Moyen.Genre.CHEQUE: ("cheque", "cheques"),
    Moyen.Genre.BON: ("bon d achat", "bons", "cheque cadeau"),
}
# What an old kind of gift says of its taker, without naming it.
_DONS = {
    Etape.DONNE_ASSOCIATION: (
        *("association", "associations", "don a une association", "dons a une association"),
        *("don aux associations", "dons aux associations", "don association"),
    ),
    Etape.DONNE_PARTICULIER: (
        *("particulier", "particuliers", "don a un particulier", "dons a un particulier"),
        *("don aux particuliers", "dons aux particuliers", "don particulier"),
    ),
}
# As the trade says them: code of a category by default → words of other tools.
_METIER = {
    "textiles": (
        *("tlc", "textile", "textiles", "vetement", "vetements", "fripes", "chaussure"),
        *("chaussures", "linge", "linge de maison", "maroquinerie", "sacs"),
    ),
    "mobilier": ("meuble", "meubles", "gros meubles", "petits meubles", "literie", "mobilier"),
    "vaisselle": ("verre", "verres", "verrerie", "cuisine"),
    "livres": ("livre", "librairie", "bd", "bandes dessinees", "revues"),
    "bibelots": ("bibelot", "deco", "decoration", "objets de decoration", "brocante"),
    "jouets": ("jouet", "jeux", "jeux et jouets", "jeux jouets", "peluches"),
    "materiel-electrique": ("deee", "d3e", "electromenager", "petit electromenager", "pem"),
    "gem-froid": ("gem froid", "gros electromenager froid", "frigos"),
    "gem-hors-froid": ("gem hors froid", "gros electromenager hors froid"),
    "ecrans": ("ecran", "televiseurs", "tv"),
    "informatique": ("ordinateur", "ordinateurs", "info"),
    "supports-media": ("cd", "dvd", "cd dvd", "disques", "vinyles", "multimedia"),
    "velo": ("velos", "cycles", "bicyclettes"),
    "bijoux": ("bijou", "bijouterie"),
    "sport-loisirs": ("sport", "sports", "loisirs", "sport loisirs", "sports et loisirs"),
    "bricolage-jardin": (
        "bricolage",
        "outils",
        "outillage",
        "jardin",
        "jardinage",
        "quincaillerie",
    ),
    "puericulture": ("bebe", "enfance"),
    "autres": ("autre", "divers"),
}
# Those of them that say little: a person confirms. Folded word → what else it may well be.
_VAGUES = {
    **dict.fromkeys(("autre", "divers"), ("vrac", "bibelots")),
    "brocante": ("mobilier", "vaisselle"),
    "loisirs": ("jouets", "livres"),
    "cuisine": ("materiel-electrique", "mobilier"),
    "verre": ("bibelots",),
    "info": ("materiel-electrique", "supports-media"),
    "sacs": ("bijoux", "vrac"),
}


@dataclass(frozen=True)
class ListeDAvant:
    """A list of the old tool: the code of the list here, its name in the plural.

    ``perd``: a word without equivalent leaves its kilograms or sales out, and not a label alone;
    ``creable``: a row may be made for a word that the house lacks; ``consequence``: what a word
    without equivalent does. ``neuf``: what a row made so will be, or why none is; ``page``: where
    people keep the list, as its name, the name of its address and its arguments.
    """

    ici: str
    titre: Any
    consequence: Any
    perd: bool = False
    creable: bool = False
    neuf: Any = ""
    page: tuple[Any, str, tuple[str, ...]] | None = None

    @property
    def adresse(self) -> str:
        """Where people keep the list."""
        return reverse(self.page[1], args=self.page[2]) if self.page else ""

    @property
    def sans_equivalent(self) -> Any:
        """How a word that means nothing here is told: what it named stays out, or comes in without
        the word."""
        return _("laissé dehors") if self.perd else _("sans équivalent")


_SANS_SES_GESTES = _("ce qui s’est fait là n’est pas repris")
_SANS_SES_KILOS = _("ses kilos ne sont pas repris")


def _un_point(titre: Any) -> ListeDAvant:
    return ListeDAvant(
        *("lieu", titre, _SANS_SES_GESTES, True, True),
        _("Un lieu neuf est ouvert du premier jour de ses lignes, à son adresse d’avant."),
        (_("Les lieux"), "lieux:lieux", ()),
    )


# List of the old tool (``boutique.oressource.examen.listes.LISTES``) → what it is here.
D_AVANT: Mapping[str, ListeDAvant] = {
    "points_collecte": _un_point(_("points de collecte")),
    "points_sortie": _un_point(_("points de sortie")),
    "points_vente": _un_point(_("points de vente")),
    "type_dechets": ListeDAvant("categorie", _("catégories"), _SANS_SES_KILOS, True, creable=True),
    "type_dechets_evac": ListeDAvant("matiere", _("matières"), _SANS_SES_KILOS, True, creable=True),
    "types_poubelles": ListeDAvant(
        *("bac", _("bacs"), _SANS_SES_KILOS, True, False),
        _(
            "Un bac d’avant dit ici ce que ses kilos sont devenus, rien d’autre\u00a0: choisissez "
            "le plus proche. Un bac pour les sorties à venir s’ajoute dans sa liste."
        ),
        (_("Les bacs"), "collecte:liste", ("bacs",)),
    ),
    "type_collecte": ListeDAvant("origine", _("origines"), _("repris sans origine"), creable=True),
    "localites": ListeDAvant("localite", _("localités"), _("repris sans localité"), creable=True),
    "type_sortie": ListeDAvant(
        *("don", _("sortes de dons"), _("compté donné à un particulier"), False, False),
        _(
            "Une sorte de don dit ici qui l’a reçu, ou ce que c’était\u00a0: un partenaire "
            "qui manque s’ajoute dans sa liste, et ce qui est déjà décidé reste."
        ),
        (_("Recycleurs et partenaires"), "collecte:liste", ("structures",)),
    ),
    "conventions_sorties": ListeDAvant(
        "partenaire", _("partenaires"), _("repris sans partenaire"), creable=True
    ),
    "filieres_sortie": ListeDAvant(
        "recycleur", _("recycleurs"), _("repris sans recycleur"), creable=True
    ),
    "moyens_paiement": ListeDAvant(
        *("moyen", _("moyens de paiement"), _("repris sans dire comment c’était payé")),
        *(False, True),
        _("Un moyen neuf est caché aux caisses, et attend le compte que le comptable lui dira."),
        (_("Les moyens de paiement"), "boutique:moyens", ()),
    ),
    "grille_objets": ListeDAvant(
        *("article", _("grille des prix"), _("repris sous son nom"), False, True),
        _(
            "Un article neuf garde son prix et sa catégorie\u00a0; si elle est laissée dehors, il "
            "l’est aussi."
        ),
        (_("La grille des prix"), "boutique:articles", ()),
    ),
}
POINTS = ("points_collecte", "points_sortie", "points_vente")


def listes_d_ici(mots: Iterable[Mapping[str, Any]], ultime_perdu: bool) -> dict[str, Liste]:
    """Code of a list here → the list. ``mots``: those of the examination, that some synonyms are
    made of; ``ultime_perdu``: no bin of the old base says whether it was final waste."""
    mots = list(mots)
    d_ailleurs = listes_des_tableurs()
    structures = _choix(Structure.objects.order_by("nom").values_list("pk", "nom"))
    listes = {
        "lieu": d_ailleurs["lieu"],
        "categorie": _les_categories(d_ailleurs["categorie"]),
        "matiere": Liste(
            _("matière"), _choix(Matiere.objects.filter(interne=False).values_list("code", "nom"))
        ),
        "bac": _les_bacs(_de(mots, "types_poubelles"), ultime_perdu),
        "origine": Liste(_("origine"), _choix(Origine.objects.values_list("code", "nom"))),
        "localite": _les_localites(_de(mots, "localites")),
        "don": _les_dons(structures),
        "partenaire": Liste(_("partenaire"), structures),
        "recycleur": Liste(_("recycleur"), structures),
        "moyen": _les_moyens(),
        "article": Liste(
            _("article"),
            _choix(Article.objects.de_la_grille().order_by("nom").values_list("numero", "nom")),
        ),
    }
    creables = {liste.ici for liste in D_AVANT.values() if liste.creable}
    return {
        code: replace(liste, choix={**liste.choix, NOUVEAU: "+"}) if code in creables else liste
        for code, liste in listes.items()
    }


def _choix(paires: Iterable[tuple[Any, str]]) -> dict[str, str]:
    return {str(code): nom for code, nom in paires}


def _de(mots: Iterable[Mapping[str, Any]], liste: str) -> list[Mapping[str, Any]]:
    return [mot for mot in mots if mot["liste"] == liste and mot["nom"]]


def _les_categories(liste: Liste) -> Liste:
    synonymes = {mot: code for code, mots in _METIER.items() if code in liste.choix for mot in mots}
    doutes = {mot: _ou([liste.choix.get(code) for code in codes]) for mot, codes in _VAGUES.items()}
    return replace(liste, synonymes={**synonymes, **liste.synonymes}, doutes=doutes)


def _ou(noms: Iterable[str | None]) -> str:
    """« ou Jouets, ou Livres\u00a0? », of those that the house has."""
    dits = gettext(", ou ").join(nom for nom in noms if nom)
    if not dits:
        return gettext("est-ce bien cela\u00a0?")
    return gettext("ou %(noms)s\u00a0?") % {"noms": dits}


def _les_bacs(mots: Iterable[Mapping[str, Any]], ultime_perdu: bool) -> Liste:
    """The fates of what bins took: « ultime » says so, unless an upgrade wrote it everywhere."""
    synonymes: dict[str, str] = {}
    doutes: dict[str, Any] = {}
    for mot in mots:
        ultime = gettext("ultime") in mot["precision"]
        plie = plier(mot["nom"])
        synonymes[plie] = str(Etape.DECHETTERIE if ultime else Etape.RECYCLE)
        if ultime_perdu:
            doutes[plie] = _(
                "une mise à niveau a écrit «\u00a0ultime\u00a0» partout\u00a0: "
                "était-il recyclé\u00a0?"
            )
        elif ultime:
            doutes[plie] = _(
                "ultime\u00a0: «\u00a0%(un)s\u00a0» ou «\u00a0%(autre)s\u00a0»\u00a0?"
            ) % {
                "un": Etape.DECHETTERIE.label,
                "autre": Etape.ENERGIE.label,
            }
    noms = {str(fin): str(fin.label) for fin in FINS_DE_DECHET}
    return Liste(_("ce qu’il est devenu"), noms, synonymes, doutes)


def _les_dons(structures: Mapping[str, str]) -> Liste:
    """Who took a gift; or, where nobody knows, what sort of taker it was."""
    choix = {**{str(fin): str(fin.label) for fin in FINS_DE_DON}, **structures}
    synonymes = {mot: str(fin) for fin, mots in _DONS.items() for mot in mots}
    laquelle = _("sans la nommer, ou choisissez l’association si vous la connaissez")
    doutes = dict.fromkeys(_DONS[Etape.DONNE_ASSOCIATION], laquelle)
    return Liste(_("partenaire"), choix, synonymes, doutes)


def _les_localites(mots: Iterable[Mapping[str, Any]]) -> Liste:
    choix = _choix(Localite.objects.filter(non_demande=False).values_list("code", "nom"))
    arrondissements = dict(
        Localite.objects.filter(code_insee__startswith="751").values_list("code_insee", "code")
    )
    synonymes = {}
    for mot in mots:
        plie = plier(mot["nom"])
        lu = _ARRONDISSEMENT.match(plie)
        numero = int(lu[1]) if lu else 0
        code = arrondissements.get(f"751{numero:02d}") or f"750{numero:02d}"
        if numero and code in choix:
            synonymes[plie] = code
    return Liste(_("localité"), choix, synonymes)


def _les_moyens() -> Liste:
    moyens = list(Moyen.objects.order_by("ordre"))
    synonymes: dict[str, str] = {}
    for moyen in reversed(moyens):
        dits = _MOYENS.get(Moyen.Genre(moyen.genre), ())
        synonymes |= dict.fromkeys(dits, moyen.code)
    return Liste(_("moyen de paiement"), {m.code: m.nom for m in moyens}, synonymes)
