"""Where those who came live, what they thought; what leaves the shelf and comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from petiterockette.saisie.champs import EntierField, MasseField
from petiterockette.saisie.formulaires import PageForm

from ..services.materiel import RetourDeMateriel
from ..zones import ARRONDISSEMENTS, HORS_PARIS, INCONNU, ZONES, nom_de_la_zone

# The neighbours: those that one types most.
PROCHES = ("10", "11", "12", "19", "20", HORS_PARIS, INCONNU)
LIGNES = 4


def compteur(libelle, deja):
    """A number of heads, that may stay empty."""
    return EntierField(
        label=libelle,
        required=False,
        min_value=0,
        max_value=5_000,
        initial=deja or None,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Tapez un nombre entier.")},
    )


class ProvenanceForm(PageForm):
    """Heads by arrondissement: the neighbours at hand, the others folded."""

    def __init__(self, data=None, *, zones):
        super().__init__(data)
        for zone in ZONES:
            self.fields[f"zone_{zone}"] = compteur(nom_de_la_zone(zone), zones.get(zone))
        premieres = [z for z in ZONES if z in PROCHES or zones.get(z)]
        self.premieres = [self[f"zone_{z}"] for z in premieres]
        self.autres = [self[f"zone_{z}"] for z in ARRONDISSEMENTS if z not in premieres]

    def geste(self):
        p = self.cleaned_data
        return {"uuid": p["uuid"], "zones": {z: p[f"zone_{z}"] or 0 for z in ZONES}}


class AvisForm(PageForm):
    """What people thought of a séance: three faces, and how many of each."""

    def __init__(self, data=None, *, avis):
        super().__init__(data)
        for nom, libelle in (
            ("contents", _("Contents")),
            ("mitiges", _("Mitigés")),
            ("decus", _("Déçus")),
        ):
            self.fields[nom] = compteur(libelle, getattr(avis, nom, None))

    def geste(self):
        p = self.cleaned_data
        return {"uuid": p["uuid"]} | {n: p[n] or 0 for n in ("contents", "mitiges", "decus")}


class SortirForm(PageForm):
    """Some categories and their kilograms: rows that are left empty say nothing."""

    def __init__(self, data=None):
        super().__init__(data)
        categories = Categorie.objects.filter(
            visible=True, vrac=False, interne=False, famille="objets"
        )
        choix = [("", _("rien")), *((str(c.pk), c.nom) for c in categories)]
        self.categories = {str(c.pk): c for c in categories}
        for n in range(LIGNES):
            self.fields[f"categorie_{n}"] = forms.ChoiceField(
                label=_("Catégorie"), choices=choix, required=False
            )
            self.fields[f"masse_{n}"] = MasseField(label=_("Poids"), required=False)
            self.fields[f"masse_{n}"].unite = "kg"
        self.lignes = [(self[f"categorie_{n}"], self[f"masse_{n}"]) for n in range(LIGNES)]

    def clean(self):
        propre = super().clean()
        for n in range(LIGNES):
            categorie, masse_g = propre.get(f"categorie_{n}"), propre.get(f"masse_{n}")
            if masse_g and not categorie:
                self.add_error(f"categorie_{n}", _("Dites de quelle catégorie."))
            elif categorie and not masse_g and f"masse_{n}" not in self.errors:
                self.add_error(f"masse_{n}", _("Tapez un poids en kg."))
        return propre

    def geste(self):
        p, masses = self.cleaned_data, {}
        for n in range(LIGNES):
            if p[f"categorie_{n}"]:
                categorie = self.categories[p[f"categorie_{n}"]]
                masses[categorie] = masses.get(categorie, 0) + p[f"masse_{n}"]
        return {"uuid": p["uuid"], "masses": masses}


class RendreForm(PageForm):
    """For each category that is out: what is left, what is spoilt; the rest was used."""

    def __init__(self, data=None, *, dehors):
        super().__init__(data)
        self.lignes = []
        for categorie, dehors_g in dehors.items():
            champs = {
                f"rendu_{categorie.pk}": _("Revient au rayon"),
                f"recycle_{categorie.pk}": _("À recycler"),
                f"jete_{categorie.pk}": _("À jeter"),
            }
            for nom, libelle in champs.items():
                self.fields[nom] = MasseField(label=libelle, required=False)
                self.fields[nom].unite = "kg"
            self.lignes.append((categorie, dehors_g, [self[nom] for nom in champs]))

    def geste(self):
        p = self.cleaned_data
        retours = {
            categorie.pk: RetourDeMateriel(
                **{
                    f"{quoi}_g": p[f"{quoi}_{categorie.pk}"] or 0
                    for quoi in ("rendu", "recycle", "jete")
                }
            )
            for categorie, _dehors_g, _champs in self.lignes
        }
        return {"uuid": p["uuid"], "retours": retours}
