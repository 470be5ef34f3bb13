"""The table of the reference lists: what their pages show and which form changes a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.dates import date_format
from petiterockette.mesures import kilos

from .forms import listes as forms
from .forms.references_tri import ControleForm, NonVendableForm
from .forms.tournees import VehiculeForm


@dataclass(frozen=True)
class Suite:
    """The dated rows that follow one row of a list: a structure's agreements, a bin's fates."""

    nom: str
    mere: str
    formulaire: type[forms.LigneForm]
    titre: Any
    nouveau: Any
    vide: Any

    @property
    def modele(self) -> type[models.Model]:
        return self.formulaire._meta.model


@dataclass(frozen=True)
class Liste:
    """One list. ``detail``: a few words about a row; ``joints``: what they need joined."""

    cle: str
    formulaire: type[forms.LigneForm]
    titre: Any
    nouveau: Any
    aide: Any
    pictogramme: str
    detail: Callable[[Any], str]
    joints: tuple[str, ...] = ()
    suite: Suite | None = None

    @property
    def modele(self) -> type[models.Model]:
        return self.formulaire._meta.model


def _mots(*mots: Any) -> str:
    return " · ".join(str(m) for m in mots if m)


def _suites(n: int, un: str, plusieurs: str) -> str:
    return ngettext(un, plusieurs, n) % {"n": n}


def dates(objet: Any) -> str:
    """« depuis le 1 janvier 2014, jusqu’au 31 mars 2026 »."""
    debut = _("depuis le %(jour)s") % {"jour": date_format(objet.debut)}
    fin = _("jusqu’au %(jour)s") % {"jour": date_format(objet.fin)} if objet.fin else ""
    return ", ".join(filter(None, (debut, fin)))


LISTES = {
    liste.cle: liste
    for liste in (
        Liste(
            "categories", forms.CategorieForm, _("Catégories"), _("Nouvelle catégorie"),
            _("Les tuiles du comptoir : leur mot, leur couleur, leur dessin."),
            "layout-grid",
            lambda c: _mots(
                c.nom_court,
                _("demandé au-dessus de %(kg)s") % {"kg": kilos(c.net_plausible_g)},
                c.matiere,
                _("pas repris : %(raison)s") % {"raison": c.indisponible}
                if c.indisponible else "",
            ),
            ("matiere",),
        ),
        Liste(
            "matieres", forms.MatiereForm, _("Matières"), _("Nouvelle matière"),
            _("Ce qui part au recyclage ou à la déchetterie, et de quoi cela vient."),
            "recycle",
            lambda m: _mots(
                m.code_dechet,
                ", ".join(p.categorie.nom for p in m.possibles.all()) or _("de toute catégorie"),
            ),
            ("possibles__categorie",),
        ),
        Liste(
            "origines", forms.OrigineForm, _("Origines"), _("Nouvelle origine"),
            _("Comment les objets arrivent."), "truck",
            lambda o: o.get_statut_juridique_display(),
        ),
        Liste(
            "localites", forms.LocaliteForm, _("Localités"), _("Nouvelle localité"),
            _("D’où viennent les donateurs. « Non demandé » reste toujours proposé."), "map-pin",
            lambda lo: _mots(_("en tuile au comptoir") if lo.tuile else ""),
        ),
        Liste(
            "contenants", forms.ContenantForm, _("Contenants"), _("Nouveau contenant"),
            _("Caisses, rolls et caddies dont la tare se retire."), "container",
            lambda c: _mots(_("tare %(kg)s") % {"kg": kilos(c.tare_g)}, c.description),
        ),
        Liste(
            "bacs", forms.BacForm, _("Bacs"), _("Nouveau bac"),
            _("Les bacs de la ville : leur tare, et ce que devient leur contenu."), "trash-2",
            lambda b: _mots(
                _("tare %(kg)s") % {"kg": kilos(b.tare_g)}, b.description, b.matiere,
                next((d.get_vers_display() for d in reversed(b.destins.all())), ""),
            ),
            ("matiere", "destins"),
            Suite(
                "destins", "bac", forms.DestinBacForm, _("Ce que devient son contenu"),
                _("Nouveau destin"), _("Sans destin, ce bac ne peut pas sortir."),
            ),
        ),
        Liste(
            "types-de-don", forms.TypeDonForm, _("Types de don"), _("Nouveau type de don"),
            _("À qui l’on donne, et pour quoi cela compte."), "gift",
            lambda t: _mots(
                t.get_vers_display(), _("à une structure") if t.structure_demandee else ""
            ),
        ),
        Liste(
            "structures", forms.StructureForm, _("Recycleurs et partenaires"),
            _("Nouvelle structure"),
            _("Qui reprend quoi, depuis quand, jusqu’à quand."), "hand-heart",
            lambda s: _mots(
                s.get_genre_display(), s.objet,
                _suites(len(s.accords.all()), "%(n)d accord", "%(n)d accords"),
            ),
            ("accords",),
            Suite(
                "accords", "structure", forms.AccordForm, _("Ce qu’elle reprend"),
                _("Nouvel accord"), _("Sans accord, on ne peut rien lui remettre."),
            ),
        ),
        Liste(
            "motifs-de-refus", forms.MotifRefusForm, _("Motifs de refus"), _("Nouveau motif"),
            _("Pourquoi un don est refusé."), "package-x", lambda m: "",
        ),
        Liste(
            "non-vendables", NonVendableForm, _("Ce qui ne se vend pas"),
            _("Nouvelle chose non vendable"),
            _("Lu à la table de tri : ce que c’est, et quoi en faire à la place."), "ban",
            lambda n: _mots(n.get_que_faire_display(), n.categorie),
            ("categorie",),
        ),
        Liste(
            "controles", ControleForm, _("Contrôles avant la vente"), _("Nouveau contrôle"),
            _("Par catégorie : ce que l’on vérifie avant que cela aille en rayon."),
            "clipboard-check",
            lambda c: _mots(_("obligatoire avant le rayon") if c.avant_rayon else "", c.aide),
            ("categorie",),
        ),
        Liste(
            "vehicules", VehiculeForm, _("Véhicules"), _("Nouveau véhicule"),
            _("Pour les tournées : la plaque, et combien il contient."), "truck",
            lambda v: _mots(v.lieu, v.immatriculation, v.volume), ("lieu",),
        ),
        Liste(
            "emplacements", forms.EmplacementForm, _("Emplacements"), _("Nouvel emplacement"),
            _("Où l’on pose les objets suivis : « réserve 2 »."), "map-pin",
            lambda e: str(e.lieu), ("lieu",),
        ),
    )
}  # fmt: skip
