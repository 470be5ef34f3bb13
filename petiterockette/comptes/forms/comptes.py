"""Accounts and their roles: whose, where, until when."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu, Point
from petiterockette.mots.francais import au
from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import JourField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..models import Affectation, Compte
from ..poles_d_ici import poles_d_ici, roles_d_ici
from ..roles import PARTOUT, Role, pour
from .connexion import AIDE_MOT_DE_PASSE, mot_de_passe_tape


class CompteForm(forms.ModelForm):
    """Whose account it is, and until when; nobody's, or for ever, is said, never left empty."""

    appareil = forms.BooleanField(
        label=_("C’est l’appareil d’un comptoir, à personne"), required=False
    )
    expire_le = JourField(
        label=_("Dernier jour"),
        required=False,
        help_text=_("après ce jour, la connexion est refusée"),
    )
    sans_fin = forms.BooleanField(label=_("Sans dernier jour"), required=False)
    field_order = ("personne", "appareil", "expire_le", "sans_fin")

    class Meta:
        model = Compte
        fields = ("personne", "expire_le")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["personne"].queryset = _personnes_sans_compte(self.instance.personne_id)
        self.fields["personne"].help_text = ""
        for nom in ("personne", "expire_le"):
            self.fields[nom].ou_bien = True
        if self.instance.pk:
            self.initial["appareil"] = self.instance.personne_id is None
            self.initial["sans_fin"] = self.instance.expire_le is None

    def clean(self) -> None:
        super().clean()
        for nom, coche, phrase in (
            ("personne", "appareil", _("Choisissez une personne, ou cochez l’appareil.")),
            ("expire_le", "sans_fin", _("Dites un jour, ou cochez « Sans dernier jour ».")),
        ):
            dit = bool(self.cleaned_data.get(nom))
            if nom not in self.errors and dit is self.cleaned_data[coche]:
                self.add_error(nom, _("L’un ou l’autre : pas les deux.") if dit else phrase)


# The site's own answer for every site: never what an empty field says.
TOUS = "tous"


class ChoixDuRole(forms.RadioSelect):
    """The roles, each with what it is for."""

    template_name = "comptes/choix_du_role.html"

    def create_option(self, name: Any, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().create_option(name, value, *args, **kwargs) | {"pour": pour(value)}


class RoleForm(Formulaire):
    """A role for an account: where, and for how long. ``chez``: the site proposed.

    A role of a site asks where: every site is an answer to choose, not an empty field's.
    """

    role = forms.ChoiceField(
        label=_("Rôle"),
        choices=Role.choices,
        widget=ChoixDuRole,
        error_messages={"required": _("Choisissez un rôle.")},
    )
    lieu = forms.ChoiceField(label=_("Lieu"), required=False)
    point = forms.TypedChoiceField(
        label=_("Point"),
        required=False,
        empty_value=None,
        help_text=_("pour n’agir qu’à un comptoir, un camion, une caisse"),
    )
    pole = forms.ChoiceField(
        label=_("Pôle"),
        required=False,
        help_text=_("seulement pour un responsable de pôle : il n’ouvre que celui-là"),
    )
    debut = JourField(label=_("Depuis le"))
    fin = JourField(
        label=_("Jusqu’au"),
        required=False,
        help_text=_("Vide : sans fin. Obligatoire pour un accès de contrôle."),
    )

    def __init__(self, *args: Any, chez: Lieu | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jour = timezone.localdate()
        self.fields["role"].choices = roles_d_ici()
        self._lieux = {str(li.pk): li for li in Lieu.objects.ouverts(jour)}
        seul = next(iter(self._lieux)) if len(self._lieux) == 1 else ""
        self.fields["lieu"].choices = [
            ("", _("Choisissez")),
            *((cle, str(li)) for cle, li in self._lieux.items()),
            (TOUS, _("tous les lieux")),
        ]
        self.fields["lieu"].initial = str(chez.pk) if chez else seul
        self.fields["lieu"].widget.attrs["data-partout"] = " ".join(PARTOUT)
        points = list(Point.objects.ouverts(jour).select_related("lieu"))
        self._points = {str(p.pk): p for p in points}
        par_lieu: dict[str, list[tuple[str, str]]] = {}
        for p in points:
            par_lieu.setdefault(p.lieu.nom, []).append((str(p.pk), str(p)))
        self.fields["point"].choices = [("", _("tous les points")), *par_lieu.items()]
        self.fields["pole"].choices = [("", _("tous les pôles")), *poles_d_ici().items()]
        self.fields["debut"].initial = jour
        # Some roles demand them.
        l_un_ou_l_autre(self, "lieu", "fin")

    def clean_lieu(self) -> Lieu | None:
        return self._lieux.get(self.cleaned_data["lieu"])

    def clean_point(self) -> Point | None:
        return self._points.get(self.cleaned_data["point"])

    def clean(self) -> None:
        super().clean()
        donnees = self.cleaned_data
        role, lieu, point = donnees.get("role"), donnees.get("lieu"), donnees.get("point")
        debut, fin = donnees.get("debut"), donnees.get("fin")
        if role == Role.CONTROLE and not fin and "fin" not in self.errors:
            self.add_error("fin", _("Un accès de contrôle a toujours une date de fin."))
        partout = role in PARTOUT or self.data.get(self.add_prefix("lieu")) == TOUS
        if role in {Role.RESPONSABLE, Role.CAMION} and not lieu and not point:
            self.add_error("lieu", _("Ce rôle s’exerce à un lieu : choisissez-le."))
        elif role and not (lieu or point or partout or "lieu" in self.errors):
            self.add_error("lieu", _("Dites où\u00a0: un lieu, ou tous les lieux."))
        if role == Role.ADMINISTRATION and (lieu or point):
            self.add_error(
                "lieu" if lieu else "point",
                _("L’administration vaut pour toute l’association : laissez tous les lieux."),
            )
        if role and role != Role.POLE and donnees.get("pole"):
            self.add_error("pole", _("Seul un responsable de pôle se limite à un pôle."))
        if lieu and point and point.lieu_id != lieu.pk:
            phrase = _("%(point)s est %(ou)s.") % {"point": point.nom, "ou": au(point.lieu)}
            self.add_error("point", phrase)
        if debut and fin and fin < debut:
            self.add_error("fin", _("La fin précède le début."))

    def role_donne(self) -> dict[str, Any]:
        """The cleaned role, in the words of ``services.affecter``."""
        return {nom: self.cleaned_data[nom] for nom in RoleForm.base_fields}


class ChangerLeRoleForm(RoleForm):
    """Another role in place of one that is held, from today on."""

    def __init__(self, *args: Any, affectation: Affectation, **kwargs: Any) -> None:
        a = affectation
        initial = {
            "role": a.role,
            "lieu": str(a.lieu_id) if a.lieu_id else TOUS,
            "point": str(a.point_id or ""),
            "pole": a.pole,
            "fin": a.fin,
        }
        super().__init__(*args, initial=initial, **kwargs)
        del self.fields["debut"]

    def role_donne(self) -> dict[str, Any]:
        return {nom: self.cleaned_data[nom] for nom in RoleForm.base_fields if nom != "debut"}


class IdentifiantNouveauForm(Formulaire):
    """How somebody will sign in: a login, and a password typed twice."""

    identifiant = forms.CharField(
        label=_("Identifiant"),
        max_length=40,
        help_text=_("minuscules, chiffres, points et tirets : awa, caisse-chv"),
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    mot_de_passe = forms.CharField(
        label=_("Mot de passe"),
        strip=False,
        widget=mot_de_passe_tape(),
        help_text=AIDE_MOT_DE_PASSE,
    )
    encore = forms.CharField(
        label=_("Le même mot de passe"), strip=False, widget=mot_de_passe_tape()
    )

    def clean_identifiant(self) -> str:
        identifiant = self.cleaned_data["identifiant"].strip().lower()
        RegexValidator(
            r"^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$",
            _("Seulement des lettres sans accent, des chiffres, des points et des tirets."),
        )(identifiant)
        return identifiant

    def clean(self) -> None:
        super().clean()
        donnees = self.cleaned_data
        mot_de_passe, encore = donnees.get("mot_de_passe"), donnees.get("encore")
        if mot_de_passe and encore and mot_de_passe != encore:
            self.add_error("encore", _("Les deux mots de passe diffèrent. Tapez-les à nouveau."))
        if mot_de_passe:
            try:
                validate_password(
                    mot_de_passe, Compte(identifiant=donnees.get("identifiant") or "")
                )
            except forms.ValidationError as faible:
                self.add_error("mot_de_passe", faible)


class CompteNouveauForm(IdentifiantNouveauForm, RoleForm):
    """An account, its person if it is somebody's, and its first role."""

    personne = ChampPersonne(
        label=_("À qui est ce compte"),
        nouvelle=True,
        required=False,
        help_text=_("Laissez vide pour l’appareil d’un comptoir, qui n’est à personne."),
    )
    expire_le = JourField(
        label=_("Dernier jour du compte"),
        required=False,
        help_text=_("après ce jour, la connexion est refusée"),
    )

    def clean_personne(self) -> Personne | None:
        personne: Personne | None = self.cleaned_data["personne"]
        deja = (
            Compte.objects.filter(personne=personne).first() if personne and personne.pk else None
        )
        if deja:
            raise forms.ValidationError(
                _("%(qui)s a déjà un compte\u00a0: «\u00a0%(identifiant)s\u00a0»."),
                params={"qui": personne, "identifiant": deja.identifiant},
            )
        return personne

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.ouvrir_un_compte``."""
        noms = ("identifiant", "mot_de_passe", "expire_le")
        qui = self.cleaned_data["personne"]
        connue = qui if qui and qui.pk else None
        neuve = {"prenom": qui.prenom, "nom": qui.nom} if qui and not connue else {}
        return {nom: self.cleaned_data[nom] for nom in noms} | {
            "personne": connue,
            "role": self.role_donne(),
            **neuve,
        }


def _personnes_sans_compte(et_aussi: int | None):
    """Whoever is in a team today and has no account: donors are not offered."""
    jour = timezone.localdate()
    en_poste = Q(equipes__fin=None) | Q(equipes__fin__gte=jour)
    libres = Q(equipes__isnull=False) & en_poste & Q(compte=None)
    return Personne.objects.filter(libres | Q(pk=et_aussi), anonymisee_le=None).distinct()
