"""The socle's sheets of the page of components. Their figures are examples, and say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.taux import part_de
from petiterockette.saisie.champs import JourField, MasseField
from petiterockette.temps.raccourcis import raccourcis

from ..en_phrases import EnPhrases
from .jetons import jetons
from .registre import Planche

LIEUX = (("CHV", "Chemin-Vert"), ("MTG", "Montgallet"))
TAILLES = ("mini", "petit", "corps", "moyen", "grand", "titre", "chiffre", "affiche")


class ChampsForm(forms.Form):
    """One field of each kind that forms of the product use."""

    masse = MasseField(
        label=_("Poids lu"), help_text=_("Ce que dit la balance, contenant compris.")
    )
    jour = JourField(label=_("Jour"))
    lieu = forms.ChoiceField(label=_("Lieu"), choices=[("", _("tous")), *LIEUX], required=False)
    chercher = forms.CharField(
        label=_("Chercher"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    mesure = forms.ChoiceField(
        label=_("Mesure"),
        widget=forms.RadioSelect,
        choices=[("pesee", _("pesé")), ("estimee", _("estimé"))],
    )
    confirme = forms.BooleanField(label=_("Oui, c’est bien ce poids"))
    raison = forms.CharField(label=_("Pourquoi ?"), widget=forms.Textarea(attrs={"rows": 3}))

    def clean_masse(self) -> None:
        raise forms.ValidationError(
            _("La tare (3 kg) dépasse le poids lu (2,8 kg). Pesez à nouveau.")
        )


class Reussite(str):
    """What a page says once something is done, as Django's messages are shown."""

    level_tag = "success"


@dataclass(frozen=True)
class Exemple:
    """Masses to draw, in grams: what charts read of a bilan."""

    collecte_g: int = 42_000_000
    reemploi_g: int = 21_900_000
    recyclage_g: int = 13_200_000
    non_revalorise_g: int = 3_300_000
    pesee_g: int = 31_800_000
    estimee_g: int = 5_400_000
    deduite_g: int = 1_200_000
    historique_g: int = 0

    @property
    def sorties_g(self) -> int:
        return self.reemploi_g + self.recyclage_g + self.non_revalorise_g

    @property
    def taux(self) -> Decimal | None:
        return part_de([self.reemploi_g, self.recyclage_g], [self.non_revalorise_g])


# Where the masses of the example come from; they make what it collected.
ORIGINES = [
    SimpleNamespace(nom=_("Apport volontaire"), masse_g=35_000_000),
    SimpleNamespace(nom=_("Domicile"), masse_g=5_200_000),
    SimpleNamespace(nom=_("Pied d’immeuble"), masse_g=1_800_000),
]


def _champs(theme: str) -> Mapping[str, Any]:
    repos = {"masse": 7_400, "mesure": "pesee", "lieu": "CHV"}
    return {
        "repos": ChampsForm(initial=repos, auto_id="id_repos_%s"),
        "faux": ChampsForm({"masse": "2,8", "mesure": "pesee"}, auto_id="id_faux_%s"),
    }


def _annonces(theme: str) -> Mapping[str, Any]:
    return {"messages": [Reussite(_("Lieu enregistré."))]}


def _graphiques(theme: str) -> Mapping[str, Any]:
    taux = [Decimal(n) for n in ("88.2", "89.0", "87.4", "90.1", "91.0")]
    mois = [SimpleNamespace(bilan=SimpleNamespace(taux=t)) for t in [*taux, None, *taux]]
    return {"bilan": Exemple(), "mois_par_mois": mois, "origines": ORIGINES}


def _en_phrases(theme: str) -> Mapping[str, Any]:
    phrases = [
        _("Vendu, octobre\u00a0: 9 400,00\u00a0€, +400,00\u00a0€ (+4,4\u00a0%) sur septembre."),
        _("Surtout par\u00a0: le nombre de ventes (+520,00\u00a0€)."),
    ]
    base = _("Base\u00a0: 812 ventes, remboursements déduits, tous les lieux.")
    return {"dit": EnPhrases(phrases, base, "\n".join(map(str, [*phrases, base])))}


PLANCHES = [
    Planche(
        "couleurs",
        _("Couleurs"),
        _(
            "Chaque couleur par son nom de jeton, et son contraste mesuré : un texte au "
            "moins 4,5, un bord au moins 3."
        ),
        "affichage/composants/_jetons.html",
        contexte=lambda theme: {"groupes": jetons(theme)},
    ),
    Planche(
        "ecriture",
        _("Écriture"),
        _("Huit tailles, et les nombres comme on les écrit ici."),
        "affichage/composants/_ecriture.html",
        contexte=lambda theme: {"tailles": TAILLES},
    ),
    Planche(
        "fusee",
        _("La fusée"),
        _(
            "Immobile, en tête de page, sur une page vide, et à l’encre sur le papier. "
            "Jamais derrière un texte."
        ),
        "affichage/composants/_fusee.html",
    ),
    Planche(
        "boutons",
        _("Boutons"),
        _(
            "Un seul vert par écran, avec sa couture. Ce qui est impossible dit pourquoi, "
            "et se laisse atteindre."
        ),
        "affichage/composants/_boutons.html",
    ),
    Planche(
        "puces",
        _("Puces"),
        _("Une réponse parmi quelques-unes. Ne pas répondre est aussi facile que répondre."),
        "affichage/composants/_puces.html",
        contexte=lambda theme: {
            "lieux": [{"code": code, "nom": nom} for code, nom in LIEUX],
            "raccourcis": [
                {"nom": r.nom, "url": "#puces", "actif": rang == 2}
                for rang, r in enumerate(raccourcis(date(2026, 11, 26)))
            ],
        },
    ),
    Planche(
        "champs",
        _("Champs"),
        _(
            "Le nom au-dessus, l’unité dedans, l’aide dessous ; une erreur est une phrase, "
            "avec ses nombres."
        ),
        "affichage/composants/_champs.html",
        contexte=_champs,
    ),
    Planche(
        "annonces",
        _("Annonces"),
        _(
            "Ce qui s’est passé, puis quoi faire. Elles ont une place à elles et ne "
            "poussent aucune touche."
        ),
        "affichage/composants/_annonces.html",
        contexte=_annonces,
    ),
    Planche(
        "tableaux",
        _("Tableaux"),
        _(
            "Les kilos au bout de la ligne, l’état en un mot ; ce qui est annulé reste, "
            "barré et nommé."
        ),
        "affichage/composants/_tableaux.html",
        feuilles=("css/tableau-cartes.css",),
    ),
    Planche(
        "vide",
        _("Rien à montrer"),
        _("Ce qui manque, ce qui le remplira, un geste."),
        "affichage/composants/_vide.html",
        contexte=lambda theme: {"adresse": reverse_lazy("accueil")},
    ),
    Planche(
        "aide",
        _("« ? » et sa définition"),
        _("À côté de chaque total : ce qu’il compte, et ce qu’il ne compte pas."),
        "affichage/composants/_aide.html",
        feuilles=("css/aide.css",),
    ),
    Planche(
        "graphiques",
        _("Graphiques"),
        _(
            "Le réemploi uni, le recyclage hachuré, la déchetterie en points ; chaque "
            "dessin a son tableau."
        ),
        "affichage/composants/_graphiques.html",
        feuilles=("css/graphiques.css",),
        contexte=_graphiques,
    ),
    Planche(
        "en-phrases",
        _("En deux phrases"),
        _("Ce qui a changé et pourquoi, en tête d’une page de chiffres."),
        "affichage/composants/_en_phrases.html",
        contexte=_en_phrases,
        large=True,
    ),
    Planche(
        "suite",
        _("Ce qui vient après"),
        _(
            "À la place de ce qui est long à compter, le temps qu’il arrive\u00a0; sans script, "
            "un lien."
        ),
        "affichage/composants/_suite.html",
    ),
    Planche(
        "bandeau",
        _("Bandeau"),
        _("En haut de chaque page : où l’on est, ce qu’on y lit, qui est là."),
        "affichage/composants/_bandeau.html",
        large=True,
    ),
    Planche(
        "papier",
        _("Papier"),
        _("À l’encre sur du blanc, sans bandeau ni bouton : imprimez cette page pour le voir."),
        "affichage/composants/_papier.html",
        large=True,
    ),
]
