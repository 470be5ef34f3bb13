from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from collecte.matiere.etapes import Famille
from petiterockette.saisie.champs import JourField, MasseNulleField, PourcentField
from petiterockette.saisie.formulaires import PageForm

from .bibliotheque import LICENCE, Modele
from .models import Facteur


class CO2eField(MasseNulleField):
    """Kilograms of CO2e as typed (« 0,462 »), grams once cleaned."""

    unite = "kg CO2e"
    default_error_messages = {"required": _("Tapez une valeur en kg de CO2e.")}


def _texte(libelle: Any, longueur: int, requis: Any = "", **options: Any) -> forms.CharField:
    return forms.CharField(
        label=libelle,
        max_length=longueur,
        required=bool(requis),
        error_messages={"required": requis} if requis else {},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        **options,
    )


class FacteurForm(PageForm):
    """A factor: of what, how much, and all that says where it comes from."""

    categorie = forms.ModelChoiceField(
        label=_("Pour quelle catégorie ?"),
        queryset=Categorie.objects.filter(famille=Famille.OBJETS),
        required=False,
        empty_label=_("toutes celles qui n’ont pas le leur"),
    )
    unite = forms.ChoiceField(
        label=_("Compté comment ?"), choices=Facteur.Unite.choices, widget=forms.RadioSelect
    )
    sujet = _texte(_("Ce que mesure la source"), 120, _("Dites ce que mesure la source."))
    basse_g = CO2eField(label=_("Valeur basse"))
    centrale_g = CO2eField(label=_("Valeur centrale"))
    haute_g = CO2eField(
        label=_("Valeur haute"),
        help_text=_("Trois fois la même si la source n’en donne qu’une."),
    )
    substitution = PourcentField(
        label=_("Taux de substitution"),
        help_text=_(
            "En pour cent : tout achat d’occasion ne remplace pas un neuf. 100 si la source en "
            "tient déjà compte."
        ),
        error_messages={
            "required": _("Dites quelle part remplace vraiment du neuf."),
            "part": _("Tapez un pourcentage, comme 60."),
        },
    )
    source = _texte(_("Source"), 200, _("Dites d’où vient cette valeur."))
    url = _texte(_("Adresse de la source"), 300)
    licence = _texte(_("Licence"), 100, _("Dites sous quelle licence elle se republie."))
    perimetre = _texte(
        _("Périmètre"),
        300,
        _("Dites ce que la valeur compte, et ce qu’elle ne compte pas."),
        help_text=_("Ce que la valeur compte, et ce qu’elle ne compte pas."),
    )
    version = _texte(_("Version"), 60, _("Dites de quand date cette valeur."))
    valide_du = JourField(
        label=_("Compte à partir du"),
        help_text=_("Le premier jour d’un mois."),
        error_messages={"required": _("Dites à partir de quand elle compte.")},
    )
    valide_au = JourField(
        label=_("Jusqu’au"),
        required=False,
        help_text=_("Vide : jusqu’au facteur suivant de la même catégorie."),
    )
    a_verifier = forms.BooleanField(label=_("À vérifier avant de publier"), required=False)

    def __init__(self, data: Any = None, *, modele: Modele | None = None) -> None:
        initial: dict[str, Any] = {
            "unite": Facteur.Unite.KG,
            "valide_du": timezone.localdate().replace(month=1, day=1),
        }
        if modele:
            initial |= {
                **{nom: getattr(modele, nom) for nom in ("unite", "sujet", "source", "url")},
                **{nom: getattr(modele, nom) for nom in ("perimetre", "version")},
                **dict.fromkeys(("basse_g", "centrale_g", "haute_g"), modele.valeur_g),
                "substitution": modele.substitution_pm or None,
                "licence": LICENCE,
                "a_verifier": True,
            }
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        basse, centrale, haute = (propre.get(f"{n}_g") for n in ("basse", "centrale", "haute"))
        if None not in (basse, centrale, haute) and not basse <= centrale <= haute:
            self.add_error("centrale_g", _("La valeur centrale est entre la basse et la haute."))
        if haute == 0:
            self.add_error("haute_g", _("Un facteur de zéro n’évite rien."))
        if propre.get("unite") == Facteur.Unite.OBJET and not propre.get("categorie"):
            self.add_error("categorie", _("Un facteur par objet est celui d’une catégorie."))
        substitution = propre.get("substitution")
        if substitution is not None and not 1 <= substitution <= 1_000:
            self.add_error("substitution", _("Un taux de substitution va de 0,1 à 100\u00a0%."))
        du, au = propre.get("valide_du"), propre.get("valide_au")
        if du and au and au < du:
            self.add_error("valide_au", _("Le dernier jour vient après le premier."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.facteurs.ajouter``."""
        propre = dict(self.cleaned_data)
        return propre | {"substitution_pm": propre.pop("substitution")}
