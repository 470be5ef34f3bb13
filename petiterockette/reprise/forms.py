from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from petiterockette.empreintes import empreinte_de
from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.classeurs import COURANTES, ClasseurIllisible, lire_le_classeur
from petiterockette.saisie.formulaires import Formulaire, PageForm

from .apercus import Apercu
from .genres import GENRES, Genre
from .grandeurs import unite_lue
from .lecture import Releve
from .mots import Listes, MotVu

# What a word of before may also be: nothing here.
LAISSER = "-"


class ApporterForm(PageForm):
    """A file of before, and what it tells."""

    fichier = forms.FileField(
        label=_("Le fichier"),
        help_text=_("Un tableur : CSV, XLSX ou ODS. Rien ne sera encore écrit."),
        error_messages={
            "required": _("Choisissez un fichier."),
            "empty": _("Ce fichier est vide."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.xls"}),
    )
    # None is chosen beforehand: read as another kind, a file would only tell faults.
    genre = forms.ChoiceField(
        label=_("Que dit ce fichier\u00a0?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites d’abord ce que ce fichier contient.")},
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        genre: Any = self.fields["genre"]
        genre.choices = [(g.code, _nomme(g)) for g in GENRES.values()]
        # No browser sends a file again by itself.
        if self.is_bound and self.errors and "fichier" in self.cleaned_data:
            self.a_rechoisir()

    def clean_fichier(self) -> dict[str, Any]:
        """The name of the file and its bytes, which a spreadsheet can be read of; its rows."""
        fichier = self.cleaned_data["fichier"]
        # Fields are cleaned in their order, and the kind comes after.
        genre = GENRES.get(self.data.get("genre", ""))
        bornes = genre.bornes if genre else COURANTES
        # One byte more than allowed is enough to know.
        octets = fichier.read(bornes.octets_max + 1)
        try:
            onglets = lire_le_classeur(octets, bornes)
        except ClasseurIllisible as illisible:
            raise forms.ValidationError(str(illisible), code="illisible") from None
        lignes = sum(len(onglet.rangees) for onglet in onglets)
        return {"nom": fichier.name, "octets": octets, "lignes": lignes}

    def a_rechoisir(self) -> None:
        """Say, beside it, that the file is to be chosen again: what else was said stays."""
        self.add_error("fichier", _("Choisissez à nouveau le fichier : le reste est gardé."))

    def refuser(self, refus: forms.ValidationError) -> None:
        super().refuser(refus)
        self.a_rechoisir()

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.fichiers.recevoir``."""
        propre = self.cleaned_data
        return {"uuid": propre["uuid"], "genre": propre["genre"], **propre["fichier"]}


def _nomme(genre: Genre) -> str:
    """A kind of file, and under it what its files tell."""
    return format_html(
        '<span class="reprise-genre">{} <span class="douce">{}</span></span>',
        genre.nom,
        genre.texte,
    )


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
        self._dire_ce_qui_est_lu(releve)
        # A column may hold nothing of it, and what is not read elsewhere is asked.
        demandes = (nom for nom in self.manques if nom not in lus_dans(releve))
        l_un_ou_l_autre(self, *(f"c{place}" for place in self.colonnes), *demandes)
        self._seuls = {r.code: r.nom for r in genre.roles if not r.par_titre}

    def _dire_ce_qui_est_lu(self, releve: Releve) -> None:
        """Beside what a column tells already, that nothing need be said of it."""
        for nom in lus_dans(releve) & set(self.manques):
            champ: Any = self.fields[nom]
            if choix := getattr(champ, "choices", None):
                champ.choices = [("", _("ce qu’en dit la colonne")), *[c for c in choix if c[0]]]
            champ.help_text = _("Une colonne le dit : utile à ses seules cases vides.")
        lues = {unite_lue(releve.tetes[place]) for place in releve.roles} - {""}
        unite: Any = self.fields.get("unite")
        if len(lues) == 1 and unite and lues & {code for code, _nom in unite.choices}:
            [lue] = lues
            nom = dict(unite.choices)[lue]
            phrase = _("%(unite)s, lu dans les titres") % {"unite": nom}
            autres = [(code, dit) for code, dit in unite.choices if code not in ("", lue)]
            unite.choices = [(lue, phrase), *autres]
            unite.help_text = _("Les titres le disent : rien à changer ici.")
            self.initial["unite"] = lue

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


def lus_dans(releve: Releve) -> set[str]:
    """What a column, or the head of several, tells for each row: names of ``Genre.manques``."""
    dits = {code.removesuffix("_en_colonne") for code in releve.roles.values()}
    return dits | ({"annee"} if "periode" in dits else set())


class MotsForm(Formulaire):
    """What words of before mean here: those that nobody decided, the heaviest first, and those that
    are decided already, which may still change. Beyond what a page can show, the next ones stand
    there once these are noted."""

    def __init__(self, data: Any = None, *, genre: Genre, apercu: Apercu) -> None:
        super().__init__(data)
        listes = genre.listes()
        self.vus = apercu.a_decider.premiers
        # By its word: what was decided elsewhere meanwhile moves no other.
        decides = apercu.decides.premiers
        connus = (v for v in decides if not v.valeur or v.valeur in listes[v.liste].choix)
        self.decides = {_nom_du(vu): vu for vu in connus}
        for rang, vu in enumerate(self.vus):
            choix = [("", _("à décider")), *_choix(listes, vu)]
            # What is in doubt is not chosen beforehand.
            self._poser(f"m{rang}", vu, choix, "" if vu.pourquoi else vu.valeur)
        for nom, vu in self.decides.items():
            self._poser(nom, vu, _choix(listes, vu), vu.valeur or LAISSER)
        l_un_ou_l_autre(self, *self.fields)

    def _poser(self, nom: str, vu: MotVu, choix: list[tuple[str, Any]], valeur: str) -> None:
        self.fields[nom] = forms.ChoiceField(
            label=_("Ce que « %(mot)s » désigne ici") % {"mot": vu.dit},
            choices=choix,
            required=False,
            initial=valeur,
        )

    def lignes(self) -> list[tuple[Any, Any]]:
        """Each word to decide, and its field."""
        return [(vu, self[f"m{rang}"]) for rang, vu in enumerate(self.vus)]

    def lignes_decidees(self) -> list[tuple[Any, Any]]:
        """Each word that is decided, and its field."""
        return [(vu, self[nom]) for nom, vu in self.decides.items()]

    def geste(self) -> dict[str, str]:
        """« list:word » → code, in the words of ``services.fichiers.dire_les_mots``: those whose
        meaning was said, or changed."""
        dits = {vu.cle: self.cleaned_data.get(f"m{rang}") for rang, vu in enumerate(self.vus)}
        for nom, vu in self.decides.items():
            dit = self.cleaned_data.get(nom)
            dits[vu.cle] = None if dit == (vu.valeur or LAISSER) else dit
        return {cle: "" if dit == LAISSER else dit for cle, dit in dits.items() if dit}


def _nom_du(vu: MotVu) -> str:
    """The name of the field of a word, whatever its signs."""
    return f"d{empreinte_de(vu.cle)[:16]}"


def _choix(listes: Listes, vu: MotVu) -> list[tuple[str, Any]]:
    return [*listes[vu.liste].choix.items(), (LAISSER, _("rien d’ici : laisser de côté"))]


class ReponsesForm(Formulaire):
    """What a file asks of its lines: those that a page can show, then the next ones."""

    def __init__(self, data: Any = None, *, apercu: Apercu) -> None:
        super().__init__(data)
        self.vues = apercu.a_repondre.premiers
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
