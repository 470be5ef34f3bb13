from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.classeurs import COURANTES, ClasseurIllisible, lire_le_classeur
from petiterockette.saisie.formulaires import Formulaire, PageForm

from .genres import GENRES, MONTREES, Examen, Genre
from .lecture import Releve

# What a word of before may also be: nothing here.
LAISSER = "-"


class ApporterForm(PageForm):
    """A file of before, and what it tells."""

    # None is chosen beforehand: read as another kind, a file would only tell faults.
    genre = forms.ChoiceField(
        label=_("Que dit ce fichier\u00a0?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites d’abord ce que ce fichier contient.")},
    )
    fichier = forms.FileField(
        label=_("Le fichier"),
        help_text=_("Un tableur : CSV, XLSX ou ODS. Rien ne sera encore écrit."),
        error_messages={
            "required": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls"}),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        genre: Any = self.fields["genre"]
        genre.choices = [(g.code, f"{g.nom} : {g.texte}") for g in GENRES.values()]

    def clean_fichier(self) -> dict[str, Any]:
        """The name of the file and its bytes, which a spreadsheet can be read of; its rows."""
        fichier = self.cleaned_data["fichier"]
        genre = GENRES.get(self.cleaned_data.get("genre", ""))
        bornes = genre.bornes if genre else COURANTES
        # One byte more than allowed is enough to know.
        octets = fichier.read(bornes.octets_max + 1)
        try:
            onglets = lire_le_classeur(octets, bornes)
        except ClasseurIllisible as illisible:
            raise forms.ValidationError(str(illisible), code="illisible") from None
        lignes = sum(len(onglet.rangees) for onglet in onglets)
        return {"nom": fichier.name, "octets": octets, "lignes": lignes}

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.fichiers.recevoir``."""
        propre = self.cleaned_data
        return {"uuid": propre["uuid"], "genre": propre["genre"], **propre["fichier"]}


class DireForm(Formulaire):
    """What each column holds, and what stands for the columns that the file lacks."""

    def __init__(
        self, data: Any = None, *, genre: Genre, releve: Releve, reglages: dict[str, Any]
    ) -> None:
        manques = genre.manques()
        super().__init__(data, initial={nom: reglages.get(nom, "") for nom in manques})
        self.colonnes = [place for place, tete in enumerate(releve.tetes) if tete]
        self.manques = list(manques)
        roles = [("", _("rien : laissée de côté")), *((r.code, r.nom) for r in genre.roles)]
        for place in self.colonnes:
            nom = f"c{place}"
            self.fields[nom] = forms.ChoiceField(
                label=_("Colonne « %(tete)s »") % {"tete": releve.tetes[place]},
                choices=roles,
                required=False,
                initial=releve.roles.get(place, ""),
            )
        self.fields.update(manques)
        # A column may hold nothing of it, and what one says need not be said again.
        l_un_ou_l_autre(self, *self.fields)
        self._seuls = {r.code: r.nom for r in genre.roles if not r.par_titre}

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        vus: set[str] = set()
        for place in self.colonnes:
            role = propre.get(f"c{place}", "")
            if role in self._seuls and role in vus:
                phrase = _("Une autre colonne dit déjà %(role)s : gardez une seule des deux.")
                self.add_error(f"c{place}", phrase % {"role": self._seuls[role]})
            vus.add(role)
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.fichiers.dire``."""
        propre = self.cleaned_data
        roles = {str(p): propre[f"c{p}"] for p in self.colonnes if propre.get(f"c{p}")}
        return {"roles": roles, **{nom: propre.get(nom, "") for nom in self.manques}}


class MotsForm(Formulaire):
    """What each word that nobody decided means here, the heaviest first: those that a page can
    show, then the next ones once they are noted."""

    def __init__(self, data: Any = None, *, genre: Genre, examen: Examen) -> None:
        super().__init__(data)
        listes = genre.listes()
        self.vus = examen.a_decider[:MONTREES]
        for rang, vu in enumerate(self.vus):
            choix = [("", _("à décider")), *listes[vu.liste].choix.items()]
            choix.append((LAISSER, _("rien d’ici : laisser de côté")))
            self.fields[f"m{rang}"] = forms.ChoiceField(
                label=_("Ce que « %(mot)s » désigne ici") % {"mot": vu.dit},
                choices=choix,
                required=False,
                initial=vu.valeur,
            )
        l_un_ou_l_autre(self, *self.fields)

    def lignes(self) -> list[tuple[Any, Any]]:
        """Each word, and its field."""
        return [(vu, self[f"m{rang}"]) for rang, vu in enumerate(self.vus)]

    def geste(self) -> dict[str, str]:
        """« list:word » → code, in the words of ``services.fichiers.dire_les_mots``."""
        dits = {vu.cle: self.cleaned_data.get(f"m{rang}") for rang, vu in enumerate(self.vus)}
        return {cle: "" if dit == LAISSER else dit for cle, dit in dits.items() if dit}


class ReponsesForm(Formulaire):
    """What a file asks of its lines: those that a page can show, then the next ones."""

    def __init__(self, data: Any = None, *, examen: Examen) -> None:
        super().__init__(data)
        self.vues = examen.a_repondre[:MONTREES]
        for question in self.vues:
            # By its key: what was answered elsewhere meanwhile moves no other.
            self.fields[question.cle] = forms.ChoiceField(
                label=_("Qui est « %(dit)s »") % {"dit": question.dit},
                choices=[("", _("à décider")), *question.choix],
                required=False,
                initial=question.valeur,
            )
        l_un_ou_l_autre(self, *self.fields)

    def lignes(self) -> list[tuple[Any, Any]]:
        """Each question, and its field."""
        return [(question, self[question.cle]) for question in self.vues]

    def geste(self) -> dict[str, str]:
        """Key → code, in the words of ``services.fichiers.repondre``."""
        return {cle: dit for cle, dit in self.cleaned_data.items() if dit}


class AnnulerForm(PageForm):
    """Why all that a file wrote is cancelled."""

    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        error_messages={"required": _("Dites pourquoi cette reprise est annulée.")},
    )
