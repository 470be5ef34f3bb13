from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.champs import (
    Exige,
    HeureField,
    JourField,
    l_un_ou_l_autre,
    viser_la_premiere_erreur,
)
from petiterockette.saisie.formulaires import Formulaire, PageForm

from ..heures import JOUR, MINUIT, Plage, existe, instant
from ..models import HoraireHabituel, Lieu, Suspension, Tache

# What a day that is not off says: fields of ``HoraireHabituel``.
HEURES_DU_JOUR = ("ouvre", "ferme", "pause_de", "pause_a")
UNE_HEURE = dict.fromkeys(("required", "invalid"), _("Tapez une heure, par exemple 9:05."))


class TachesField(forms.TypedMultipleChoiceField):
    """Ids of tasks; one that was hidden since the page was made is simply not asked any more."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(coerce=numero_lu, required=False, **options)

    def valid_value(self, value: Any) -> bool:
        return numero_lu(str(value)) is not None


class TachesFaitesForm(PageForm):
    """Open or close: a tick for each task, none of them compulsory."""

    faites = TachesField(label=_("Ce qui est fait"))

    def __init__(self, data: Any = None, *, lieu: Lieu, moment: str) -> None:
        super().__init__(data)
        self.moment = moment
        self.fields["faites"].choices = [  # type: ignore[attr-defined]
            (t.pk, t.texte) for t in lieu.taches.a_faire(moment)
        ]

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.journees.ouvrir`` and ``fermer``."""
        return {"uuid": self.cleaned_data["uuid"], "faites": self.cleaned_data["faites"]}


class SuspensionForm(PageForm):
    motif = forms.ChoiceField(
        label=_("La collecte est suspendue parce que…"),
        choices=Suspension.Motif.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites pourquoi.")},
    )
    precision = forms.CharField(
        label=_("Précision"),
        required=False,
        max_length=120,
        help_text=_("Montrée au public : sans le nom de personne."),
    )
    jour = JourField(
        label=_("Jusqu’au"), required=False, help_text=_("Vide : jusqu’à ce qu’on la reprenne.")
    )
    heure = HeureField(
        label=_("à"),
        required=False,
        error_messages=UNE_HEURE,
        help_text=_("Vide : jusqu’à la fin de ce jour."),
    )

    exiges = (
        Exige(
            "precision",
            lambda dit: dit.get("motif") == Suspension.Motif.AUTRE,
            _("Dites laquelle."),
        ),
    )

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        jour, heure = propre.get("jour"), propre.get("heure")
        if heure and not jour and "jour" not in self.errors:
            jour = timezone.localdate()
        if jour and heure and not existe(jour, heure):
            self.add_error("heure", _("Cette heure n’existe pas ce jour-là : l’heure change."))
            return propre
        if jour:
            propre["jusqu_a"] = instant(jour, heure) if heure else instant(jour + JOUR, MINUIT)
            if propre["jusqu_a"] <= timezone.now():
                champ = "heure" if heure else "jour"
                self.add_error(champ, _("Cette reprise est déjà passée."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.suspensions.suspendre_la_collecte``."""
        propre = self.cleaned_data
        return {
            "uuid": propre["uuid"],
            "motif": propre["motif"],
            "precision": propre["precision"],
            "jusqu_a": propre.get("jusqu_a"),
        }


class HeuresForm(PageForm):
    """The hours of a day; an end before the beginning is the day after."""

    jour = JourField(label=_("Jour"), error_messages={"required": _("Dites quel jour.")})
    debut = HeureField(label=_("Ouvert à"), error_messages=UNE_HEURE)
    fin = HeureField(
        label=_("Fermé à"),
        error_messages=UNE_HEURE,
        help_text=_("Plus tôt que l’ouverture : le lendemain, après minuit."),
    )
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("Par exemple : ouvert plus tard, panne du volet."),
        error_messages={"required": _("Dites pourquoi : une correction porte toujours sa raison.")},
    )
    bornes: tuple[Any, Any] = (None, None)

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        jour, debut, fin = (propre.get(nom) for nom in ("jour", "debut", "fin"))
        if jour is None or debut is None or fin is None:
            return propre
        jour_de_fin = jour + JOUR if fin < debut else jour
        for nom, ce_jour, heure in (("debut", jour, debut), ("fin", jour_de_fin, fin)):
            if not existe(ce_jour, heure):
                self.add_error(nom, _("Cette heure n’existe pas ce jour-là : l’heure change."))
        self.bornes = (instant(jour, debut), instant(jour_de_fin, fin))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.heures.ajouter_des_heures``."""
        debut, fin = self.bornes
        propre = self.cleaned_data
        return {"uuid": propre["uuid"], "debut": debut, "fin": fin, "motif": propre["motif"]}


class CorrectionForm(HeuresForm):
    """Other hours for an opening, of the same day; or none: the site did not open."""

    jour = None
    pas_ouvert = forms.BooleanField(label=_("Le lieu n’a pas ouvert du tout"), required=False)
    field_order = ("uuid", "debut", "fin", "pas_ouvert", "motif")

    def __init__(self, data: Any = None, *, plage: Plage | None, jour: Any) -> None:
        self.jour_corrige = jour
        initial = {"pas_ouvert": plage is None}
        if plage:
            fin = timezone.localtime(plage.fin).time() if plage.fin else None
            initial |= {"debut": timezone.localtime(plage.debut).time(), "fin": fin}
        super().__init__(data, initial=initial)
        if data and data.get("pas_ouvert"):
            self.fields["debut"].required = self.fields["fin"].required = False

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("pas_ouvert"):
            self.cleaned_data["jour"] = self.jour_corrige
        return super().clean()


class TacheForm(forms.ModelForm):
    class Meta:
        model = Tache
        fields = ("texte", "moment")
        widgets = {"moment": forms.RadioSelect}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["moment"].choices = Tache.Moment.choices  # type: ignore[attr-defined]

    def clean_texte(self) -> str:
        return " ".join(self.cleaned_data["texte"].split())

    def clean(self) -> None:
        super().clean()
        deja = self.instance.lieu.taches.filter(
            moment=self.cleaned_data.get("moment"), texte__iexact=self.cleaned_data.get("texte", "")
        )
        if deja.exclude(pk=self.instance.pk).exists():
            self.add_error("texte", _("Cette tâche est déjà dans la liste."))


class HorairesForm(Formulaire):
    """Seven days: two hours each, or « fermé »; a day left empty says neither, and is refused.

    A pause cuts a day in two stretches.
    """

    def __init__(self, data: Any = None, *, lieu: Lieu) -> None:
        connus = {h.jour: h for h in lieu.horaires.all()}
        super().__init__(data)
        for jour, nom in HoraireHabituel.Jour.choices:
            habituel = connus.get(jour)
            for cle, label, heure in (
                ("ouvre", _("ouvre à"), habituel.ouvre if habituel else None),
                ("ferme", _("ferme à"), habituel.ferme if habituel else None),
                ("pause_de", _("coupure de"), habituel.pause_de if habituel else None),
                ("pause_a", _("coupure à"), habituel.pause_a if habituel else None),
            ):
                self.fields[f"{cle}_{jour}"] = HeureField(
                    label=f"{nom.capitalize()}, {label}",
                    required=False,
                    initial=heure,
                    error_messages=UNE_HEURE,
                )
            self.fields[f"repos_{jour}"] = forms.BooleanField(
                label=_("fermé"), required=False, initial=bool(connus) and habituel is None
            )
            l_un_ou_l_autre(self, f"ouvre_{jour}", f"ferme_{jour}")

    def clean(self) -> None:
        super().clean()
        for jour in HoraireHabituel.Jour.values:
            ouvre, ferme, repos = (
                self.cleaned_data.get(f"{cle}_{jour}") for cle in ("ouvre", "ferme", "repos")
            )
            if {f"ouvre_{jour}", f"ferme_{jour}"} & set(self.errors):
                continue
            if repos and (ouvre or ferme):
                self.add_error(f"ouvre_{jour}", _("Des heures, ou « fermé » : pas les deux."))
            elif not (repos or ouvre or ferme):
                self.add_error(f"ouvre_{jour}", _("Tapez ses heures, ou cochez « fermé »."))
            elif (ouvre is None) != (ferme is None):
                champ = "ouvre" if ouvre is None else "ferme"
                self.add_error(f"{champ}_{jour}", _("Il manque cette heure."))
            elif ouvre and ferme and ferme <= ouvre:
                self.add_error(f"ferme_{jour}", _("La fermeture précède l’ouverture."))
            else:
                self._verifier_la_coupure(jour, ouvre, ferme)
        viser_la_premiere_erreur(self)

    def _verifier_la_coupure(self, jour: int, ouvre: Any, ferme: Any) -> None:
        de, a = (self.cleaned_data.get(f"pause_{borne}_{jour}") for borne in ("de", "a"))
        if {f"pause_de_{jour}", f"pause_a_{jour}"} & set(self.errors) or not (de or a):
            return
        if ouvre is None:
            self.add_error(f"pause_de_{jour}", _("Ce jour-là, c’est fermé."))
        elif de is None or a is None:
            champ = "de" if de is None else "a"
            self.add_error(f"pause_{champ}_{jour}", _("Il manque cette heure."))
        elif not ouvre < de < a < ferme:
            phrase = _("Une coupure tient entre l’ouverture et la fermeture.")
            self.add_error(f"pause_de_{jour}", phrase)

    @property
    def jours(self) -> list[tuple[str, dict[str, Any]]]:
        cles = (*HEURES_DU_JOUR, "repos")
        return [
            (nom.capitalize(), {cle: self[f"{cle}_{jour}"] for cle in cles})
            for jour, nom in HoraireHabituel.Jour.choices
        ]

    def heures(self) -> dict[int, dict[str, Any]]:
        """The cleaned data, in the words of ``services.taches.regler_les_horaires``."""
        propre = self.cleaned_data
        return {
            jour: {cle: propre[f"{cle}_{jour}"] for cle in HEURES_DU_JOUR}
            for jour in HoraireHabituel.Jour.values
            if propre[f"ouvre_{jour}"] is not None
        }
