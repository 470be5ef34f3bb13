"""The rows of the reference lists, as people type them; each saves through the service."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import CouleurField, choisissables
from collecte.matiere.etapes import DESTINATIONS_APPORT, FINS_DE_DECHET, REEMPLOI
from petiterockette.personnes.models import Structure
from petiterockette.saisie.champs import (
    ChoixMultiplesField,
    JourField,
    MasseField,
    viser_la_premiere_erreur,
)

from .models import (
    Accord,
    Bac,
    Categorie,
    Contenant,
    DestinBac,
    Localite,
    Matiere,
    MotifRefus,
    Origine,
    TypeDon,
)
from .pictogrammes import NOMS, PICTOGRAMMES
from .services.listes import enregistrer, enregistrer_la_matiere


class Dessins(forms.RadioSelect):
    template_name = "collecte/listes/dessins.html"


class Motifs(forms.RadioSelect):
    """Patterns, each shown on the category's own colour (``code`` names its class)."""

    template_name = "collecte/listes/motifs.html"
    code = ""

    def get_context(self, *args):
        contexte = super().get_context(*args)
        contexte["widget"]["code"] = self.code
        return contexte


class LigneForm(forms.ModelForm):
    """One row of a list. Its hidden values stay selectable as long as they are its own."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for nom, champ in self.fields.items():
            if isinstance(champ, ChoixMultiplesField):
                choisissables(champ, [o.pk for o in self.initial.get(nom) or ()])
            elif isinstance(champ, forms.ModelChoiceField):
                champ.empty_label = None if champ.required else _("Aucune")
                choisissables(champ, [self.initial.get(nom)])
        if "pictogramme" in self.fields:
            self._proposer_les_dessins()

    def _proposer_les_dessins(self):
        actuel = self.initial.get("pictogramme")
        choix = [*PICTOGRAMMES]
        if actuel and actuel not in NOMS:
            choix.insert(0, (actuel, _("dessin actuel")))
        self.fields["pictogramme"] = forms.ChoiceField(
            label=_("Pictogramme"), choices=choix, widget=Dessins()
        )

    def clean_nom(self):
        nom = " ".join(self.cleaned_data["nom"].split())
        autres = type(self.instance)._default_manager.exclude(pk=self.instance.pk)
        deja = autres.filter(nom__iexact=nom).first()
        if deja:
            raise forms.ValidationError(
                _("« %(nom)s » est déjà dans la liste."), params={"nom": deja}
            )
        return nom

    def clean(self):
        propre = super().clean()
        debut, fin = propre.get("debut"), propre.get("fin")
        if debut and fin and fin < debut:
            self.add_error("fin", _("La fin précède le début."))
        return propre

    def full_clean(self):
        super().full_clean()
        viser_la_premiere_erreur(self)

    def enregistrer(self, par):
        """Save through the service; False, with the reasons beside the fields, if it refuses."""
        try:
            self._enregistrer(par)
        except forms.ValidationError as erreur:
            par_champ = erreur.message_dict if hasattr(erreur, "error_dict") else {}
            for nom, phrases in (par_champ or {NON_FIELD_ERRORS: erreur.messages}).items():
                self.add_error(nom if nom in self.fields else None, phrases)
            return False
        return True

    def _enregistrer(self, par):
        enregistrer(objet=self.instance, par=par)


class CategorieForm(LigneForm):
    couleur = CouleurField()
    motif = forms.ChoiceField(
        label=_("Motif"),
        choices=Categorie._meta.get_field("motif").choices,
        widget=Motifs(),
        initial="uni",
    )
    net_plausible_g = MasseField(
        label=_("Poids à confirmer au-dessus de"), help_text=_("Le comptoir demande une fois.")
    )
    destination = forms.ChoiceField(
        label=_("Destination proposée"),
        choices=[(str(e), str(e.label).capitalize()) for e in DESTINATIONS_APPORT],
    )

    class Meta:
        model = Categorie
        fields = (
            "nom",
            "nom_court",
            "parent",
            "couleur",
            "motif",
            "net_plausible_g",
            "destination",
            "matiere",
            "indisponible",
            "pictogramme",
        )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["motif"].widget.code = self.instance.code
        meres = self.fields["parent"].queryset.filter(parent=None, vrac=False)
        self.fields["parent"].queryset = meres.exclude(pk=self.instance.pk)
        if self.instance.pk and self.instance.sous_categories.exists():
            del self.fields["parent"]


class MatiereForm(LigneForm):
    couleur = CouleurField()
    possibles = ChoixMultiplesField(
        Categorie.objects.filter(parent=None),
        label=_("Peut venir de"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Aucune cochée : de toutes. Les sous-catégories suivent la leur."),
    )

    class Meta:
        model = Matiere
        fields = ("nom", "code_dechet", "code_bale", "pop", "couleur")

    def __init__(self, *args, instance=None, **options):
        if instance is not None and instance.pk:
            actuelles = Categorie.objects.filter(matieres_possibles__matiere=instance)
            options["initial"] = {"possibles": list(actuelles)}
        super().__init__(*args, instance=instance, **options)
        self.fields["code_dechet"].help_text = _("De la liste européenne : 20 01 40.")

    def _enregistrer(self, par):
        enregistrer_la_matiere(
            matiere=self.instance, categories=self.cleaned_data["possibles"], par=par
        )


class OrigineForm(LigneForm):
    couleur = CouleurField()

    class Meta:
        model = Origine
        fields = ("nom", "statut_juridique", "producteur", "couleur", "pictogramme")


class LocaliteForm(LigneForm):
    couleur = CouleurField()
    lien = forms.URLField(label=_("Lien vers une carte"), required=False, assume_scheme="https")

    class Meta:
        model = Localite
        fields = ("nom", "tuile", "code_insee", "couleur", "lien")


class ContenantForm(LigneForm):
    tare_g = MasseField(label=_("Tare"), help_text=_("Ce que pèse un seul contenant, vide."))
    couleur = CouleurField()

    class Meta:
        model = Contenant
        fields = ("nom", "description", "tare_g", "couleur")


class BacForm(LigneForm):
    tare_g = MasseField(label=_("Tare"), help_text=_("Ce que pèse un seul bac, vide."))
    couleur = CouleurField()

    class Meta:
        model = Bac
        fields = ("nom", "description", "tare_g", "matiere", "couleur")


class TypeDonForm(LigneForm):
    couleur = CouleurField()

    class Meta:
        model = TypeDon
        fields = ("nom", "vers", "structure_demandee", "couleur", "pictogramme")


class MotifRefusForm(LigneForm):
    class Meta:
        model = MotifRefus
        fields = ("nom",)


class StructureForm(LigneForm):
    couleur = CouleurField()
    siret = forms.CharField(label=_("SIRET"), required=False, max_length=20)

    class Meta:
        model = Structure
        fields = (
            "nom",
            "genre",
            "objet",
            "siret",
            "recepisse",
            "adresse",
            "courriel",
            "telephone",
            "couleur",
        )

    def clean_siret(self):
        siret = "".join(self.cleaned_data["siret"].split())
        if siret and (len(siret) != 14 or not siret.isascii() or not siret.isdigit()):
            raise forms.ValidationError(_("Un SIRET a 14 chiffres."))
        return siret


class DestinBacForm(LigneForm):
    debut = JourField(label=_("Depuis le"))
    fin = JourField(label=_("Jusqu’au"), required=False, help_text=_("Vide : toujours en cours."))

    class Meta:
        model = DestinBac
        fields = ("vers", "code_traitement", "debut", "fin")


class AccordForm(DestinBacForm):
    class Meta:
        model = Accord
        fields = ("matiere", "vers", "code_traitement", "au_pont", "debut", "fin")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        dechets = self.instance.structure.genre in ("recycleur", "dechetterie")
        fins = FINS_DE_DECHET if dechets else REEMPLOI[1:]
        self.fields["vers"].choices = [(str(e), str(e.label).capitalize()) for e in fins]
        if dechets:
            # A déchetterie also takes what nobody sorted: its fate and its code are said too.
            melange = self.instance.structure.genre == "dechetterie"
            self.fields["matiere"].required = not melange
            self.fields["matiere"].empty_label = (
                _("Tout-venant, en mélange") if melange else _("Choisissez…")
            )
        else:
            for nom in ("matiere", "code_traitement", "au_pont"):
                del self.fields[nom]
