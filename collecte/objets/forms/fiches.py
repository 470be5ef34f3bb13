"""The sheet of a followed thing, completed little by little, and what became of it."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.forms.gestes import UNE_CATEGORIE
from collecte.listes.models import Categorie
from collecte.livre.models import Ligne
from collecte.matiere.champs import Puces
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.saisie.champs import EntierField, MasseField, NumeroField
from petiterockette.temps.dates import date_format

from ..models import Emplacement, Objet
from ..models.objets import COTE_MAX_CM
from ..services.objets import Fiche
from ..suivis import ids_suivis, lignes_possibles, regles_du_suivi
from .objets import SurObjetForm

DEPARTS = [(v, str(nom).capitalize()) for v, nom in Objet.Situation.choices if v != "present"]
PICTOGRAMMES = {
    "vendu": "store",
    "donne": "gift",
    "demonte": "wrench",
    "sorti": "truck",
    "perdu": "circle-question-mark",
}
MOTIFS = (
    _("Vendu en boutique"),
    _("Donné à une association"),
    _("Démonté pour les pièces"),
    _("Parti au recyclage"),
    _("Introuvable à l’inventaire"),
    _("Retrouvé"),
    _("Marqué parti par erreur"),
)


def _cote(nom):
    champ = EntierField(label=nom, required=False, min_value=1, max_value=COTE_MAX_CM)
    champ.unite = "cm"
    champ.widget.attrs |= {"inputmode": "numeric"}
    return champ


class CompleterForm(SurObjetForm):
    """All that may be said of a thing; only what the rule of its category asks is expected."""

    vu = NumeroField()
    designation = forms.CharField(
        label=_("Ce que c’est"),
        required=False,
        max_length=80,
        help_text=_("Par exemple : commode à 3 tiroirs."),
    )
    categorie = forms.ModelChoiceField(
        Categorie.objects.all(), label=_("Catégorie"), error_messages=UNE_CATEGORIE
    )
    etat = forms.ChoiceField(
        label=_("État"),
        required=False,
        choices=[(v, str(nom).capitalize()) for v, nom in Objet.Etat.choices],
        widget=Puces(),
    )
    masse_g = MasseField(label=_("Poids"), required=False)
    hauteur_cm = _cote(_("Hauteur"))
    largeur_cm = _cote(_("Largeur"))
    profondeur_cm = _cote(_("Profondeur"))
    marque = forms.CharField(label=_("Marque"), required=False, max_length=60)
    modele = forms.CharField(label=_("Modèle"), required=False, max_length=60)
    numero_serie = forms.CharField(label=_("Numéro de série"), required=False, max_length=60)
    emplacement = forms.ModelChoiceField(
        Emplacement.objects.all(),
        label=_("Où est-il ?"),
        required=False,
        empty_label=_("On ne sait pas"),
    )
    ligne = forms.ModelChoiceField(
        Ligne.objects.all(),
        label=_("Venu avec le dépôt"),
        required=False,
        empty_label=_("On ne sait pas"),
    )
    code = forms.CharField(
        label=_("Étiquette"),
        required=False,
        max_length=200,
        help_text=_("Une autre étiquette collée ? Scannez-la."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, data=None, *, compte, objet):
        initial = {nom: getattr(objet, nom) for nom in Fiche.__dataclass_fields__}
        initial |= {"vu": objet.version}
        super().__init__(data, compte=compte, lieu=objet.lieu, initial=initial)
        self.objet, self.regles = objet, regles_du_suivi()
        suivies = [*ids_suivis(self.regles), objet.categorie_id]
        self.fields["categorie"].queryset = Categorie.objects.filter(pk__in=suivies)
        ici = Emplacement.objects.filter(Q(visible=True) | Q(pk=objet.emplacement_id))
        self.fields["emplacement"].queryset = ici.filter(lieu=objet.lieu)
        self._proposer_les_lignes()
        if "velo" in {objet.categorie.code, getattr(objet.categorie.parent, "code", "")}:
            self.fields["numero_serie"].label = _("Numéro de cadre")
        if self.a_fiche:
            aide = _("Illisible ou absent ? Écrivez-le : il faut une réponse avant de vendre.")
            self.fields["numero_serie"].help_text = aide

    @property
    def a_fiche(self):
        return self.regles.get(self.objet.categorie_id) == "fiche"

    def _proposer_les_lignes(self):
        ids = [li.pk for li in lignes_possibles(self.objet)]
        champ = self.fields["ligne"]
        champ.queryset = (
            Ligne.objects.filter(Q(pk__in=ids) | Q(pk=self.objet.ligne_id))
            .select_related("bon", "categorie")
            .order_by("-id")
        )
        champ.label_from_instance = dire_la_ligne

    @property
    def champs_de_fiche(self):
        return [self[nom] for nom in ("marque", "modele", "numero_serie")]

    @property
    def champs_de_taille(self):
        return [self[nom] for nom in ("hauteur_cm", "largeur_cm", "profondeur_cm")]

    def geste(self):
        """The cleaned data, in the words of ``services.objets.completer``."""
        propre = self.cleaned_data
        fiche = Fiche(**{nom: propre[nom] for nom in Fiche.__dataclass_fields__})
        return {"entete": self.entete(), "vu": propre["vu"], "fiche": fiche}


def dire_la_ligne(ligne):
    """« nº 2 418 · 24 novembre · Mobilier, 28,5 kg »."""
    quoi = f"{ligne.categorie}, {kilos(ligne.masse_g)}"
    return f"nº {nombre(ligne.bon_id)} · {date_format(ligne.bon.jour, 'j F')} · {quoi}"


class SituationForm(SurObjetForm):
    """What became of a thing, and why."""

    situation = forms.ChoiceField(
        label=_("Qu’est-il devenu ?"),
        choices=DEPARTS,
        widget=Puces(PICTOGRAMMES.get),
        error_messages={"required": _("Dites ce qu’il est devenu.")},
    )
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "motifs-objet", "autocomplete": "off"}),
        error_messages={"required": _("Dites pourquoi, en quelques mots.")},
    )
    motifs = MOTIFS

    def __init__(self, data=None, *, compte, objet):
        super().__init__(data, compte=compte, lieu=objet.lieu)
        if not objet.est_present:
            # It can only come back: the service says so of anything else.
            self.fields["situation"] = forms.ChoiceField(
                choices=Objet.Situation.choices,
                widget=forms.HiddenInput,
                initial=Objet.Situation.PRESENT,
            )

    def geste(self):
        propre = self.cleaned_data
        return {"entete": self.entete(), "situation": propre["situation"], "motif": propre["motif"]}
