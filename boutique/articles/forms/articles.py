"""An article of the grid, in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from boutique.regles.models import Activite, RegimeTVA
from boutique.regles.taux import nombre_du_taux
from collecte.listes.models import Categorie
from collecte.matiere.champs import Puces, choisissables
from collecte.matiere.etapes import Famille
from collecte.poids.forms import EtalonnerForm
from petiterockette.saisie.champs import EntierField, MasseField, MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..models import Article

Mode = Article.ModePrix
MENTIONS = {
    Mode.CONSEILLE: _("la caisse le propose, on peut le changer"),
    Mode.FIXE: _("toujours le même"),
    Mode.LIBRE: _("la personne dit combien elle donne"),
    Mode.LOT: _("un prix pour plusieurs"),
    Mode.AU_KG: _("sur une balance vérifiée"),
}
PROPOSITIONS = 4
CODE_BARRES_MAX = 14
# What is asked for each way of making a price; the rest is left out, whatever was typed.
PAR_MODE = {
    "prix_cts": {Mode.CONSEILLE, Mode.FIXE, Mode.LOT, Mode.AU_KG},
    "minimum_cts": {Mode.CONSEILLE, Mode.LIBRE},
    "nb_objets": {Mode.LOT},
}


class ArticleForm(Formulaire):
    nom = forms.CharField(
        label=_("Nom"), max_length=60, error_messages={"required": _("Dites ce que c’est.")}
    )
    categorie = forms.ModelChoiceField(
        Categorie.objects.filter(vrac=False, interne=False, famille=Famille.OBJETS),
        label=_("Catégorie"),
        required=False,
        empty_label=_("Aucune"),
        help_text=_("Obligatoire pour ce qui vient d’un don : ses kilos y sont comptés."),
    )
    provenance = forms.ChoiceField(
        label=_("D’où cela vient"),
        choices=[(v, str(nom).capitalize()) for v, nom in Article.Provenance.choices],
        widget=Puces(),
        initial=Article.Provenance.DON,
        help_text=_(
            "L’occasion vient toujours d’un don : la boutique n’en achète pas, et ne vend "
            "pas pour quelqu’un d’autre."
        ),
    )
    mode_prix = forms.ChoiceField(
        label=_("Son prix"),
        choices=[(v, str(nom).capitalize()) for v, nom in Mode.choices],
        widget=Puces(mention=lambda valeur: MENTIONS[valeur]),
        initial=Mode.CONSEILLE,
    )
    prix_cts = MontantField(label=_("Prix"), required=False)
    minimum_cts = MontantField(
        label=_("Jamais moins de"), required=False, help_text=_("Vide : pas de minimum.")
    )
    nb_objets = EntierField(
        label=_("Combien dans le lot"),
        required=False,
        min_value=1,
        max_value=9_999,
        help_text=_("Vide : sans nombre (« le sac », « la caisse »)."),
    )
    activite = forms.ModelChoiceField(
        Activite.objects.all(),
        label=_("Activité"),
        empty_label=None,
        help_text=_("Elle dit dans quelles recettes il compte, et sa TVA."),
    )
    taux_cp = forms.TypedChoiceField(
        label=_("Taux de TVA"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Le sien, là où l’activité en admet plusieurs."),
    )
    code_barres = forms.CharField(
        label=_("Code-barres"),
        required=False,
        max_length=24,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    poids_g = MasseField(
        label=_("Poids d’un objet"),
        required=False,
        help_text=_("Une hypothèse : elle sert tant que trop peu ont été pesés."),
    )

    def __init__(self, data=None, *, article=None, categorie=None):
        initial = {"categorie": categorie}
        if article:
            initial = {n: getattr(article, n) for n in self.base_fields}
        elif activite := Activite.objects.filter(visible=True).first():
            initial["activite"] = activite
        super().__init__(data, initial=initial)
        suggeres = article.propositions_cts if article else []
        for rang in range(PROPOSITIONS):
            self.fields[f"proposition_{rang}"] = MontantField(
                label=_("Montant %(n)d") % {"n": rang + 1}, required=False
            )
            self.initial[f"proposition_{rang}"] = next(iter(suggeres[rang : rang + 1]), None)
        self.fields["taux_cp"].choices = self._taux(article.taux_cp if article else None)
        for nom in ("categorie", "activite"):
            choisissables(self.fields[nom], [getattr(article, f"{nom}_id", None)])
        self.fields["categorie"].queryset = self.fields["categorie"].queryset.select_related(
            "parent"
        )
        # Of what was given it is needed; where it comes from says whether it was.
        l_un_ou_l_autre(self, "categorie")

    def _taux(self, le_sien):
        """Every rate that some activity allows, and the one that it has."""
        admis = {cp for regime in RegimeTVA.objects.all() for cp in regime.admis_cp}
        taux = sorted(admis | ({le_sien} if le_sien else set()))
        return [("", _("Celui de l’activité")), *((cp, nombre_du_taux(cp)) for cp in taux)]

    @property
    def propositions(self):
        return [self[f"proposition_{rang}"] for rang in range(PROPOSITIONS)]

    def clean_nom(self):
        return " ".join(self.cleaned_data["nom"].split())

    def clean_code_barres(self):
        code = "".join(self.cleaned_data["code_barres"].split())
        if code and not (code.isascii() and code.isdigit()):
            raise forms.ValidationError(_("Un code-barres ne contient que des chiffres."))
        if len(code) > CODE_BARRES_MAX:
            raise forms.ValidationError(_("Un code-barres a 14 chiffres au plus."))
        return code

    def geste(self):
        """The cleaned data, in the words of ``services.articles``."""
        propre = {n: v for n, v in self.cleaned_data.items() if n in self.base_fields}
        mode = propre["mode_prix"]
        for nom, modes in PAR_MODE.items():
            if mode not in modes:
                propre[nom] = None
        suggeres = [self.cleaned_data[f"proposition_{rang}"] for rang in range(PROPOSITIONS)]
        propre["propositions_cts"] = [c for c in suggeres if c] if mode == Mode.LIBRE else []
        return propre


class EtalonnerLArticleForm(EtalonnerForm):
    """Objects of an article weighed together: they count for it, and for its category."""

    def __init__(self, data=None, *, categorie):
        super().__init__(data, categorie=categorie)
        champ = self.fields["categorie"]
        champ.widget, champ.disabled = forms.HiddenInput(), True
