"""The lists that every gesture reads: what is weighed, where from, in what, who takes it."""

from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import kilos

from . import forms
from .registre import LignesDatees, Liste, compter, inscrire, mots

inscrire(
    Liste(
        "categories", forms.CategorieForm, _("Catégories"), _("Nouvelle catégorie"),
        _("Les tuiles du comptoir : leur mot, leur couleur, leur dessin."),
        "layout-grid",
        lambda c: mots(
            c.nom_court,
            _("demandé au-dessus de %(kg)s") % {"kg": kilos(c.net_plausible_g)},
            c.matiere,
            _("pas repris : %(raison)s") % {"raison": c.indisponible}
            if c.indisponible else "",
        ),
        ("matiere",), rang=10,
    ),
    Liste(
        "matieres", forms.MatiereForm, _("Matières"), _("Nouvelle matière"),
        _("Ce qui part au recyclage ou à la déchetterie, et de quoi cela vient."),
        "recycle",
        lambda m: mots(
            m.code_dechet,
            ", ".join(p.categorie.nom for p in m.possibles.all()) or _("de toute catégorie"),
        ),
        ("possibles__categorie",), rang=20,
    ),
    Liste(
        "origines", forms.OrigineForm, _("Origines"), _("Nouvelle origine"),
        _("Comment les objets arrivent."), "truck",
        lambda o: o.get_statut_juridique_display(), rang=30,
    ),
    Liste(
        "localites", forms.LocaliteForm, _("Localités"), _("Nouvelle localité"),
        _("D’où viennent les donateurs. « Non demandé » reste toujours proposé."), "map-pin",
        lambda lo: mots(_("en tuile au comptoir") if lo.tuile else ""), rang=40,
    ),
    Liste(
        "contenants", forms.ContenantForm, _("Contenants"), _("Nouveau contenant"),
        _("Caisses, rolls et caddies dont la tare se retire."), "container",
        lambda c: mots(_("tare %(kg)s") % {"kg": kilos(c.tare_g)}, c.description), rang=50,
    ),
    Liste(
        "bacs", forms.BacForm, _("Bacs"), _("Nouveau bac"),
        _("Les bacs de la ville : leur tare, et ce que devient leur contenu."), "trash-2",
        lambda b: mots(
            _("tare %(kg)s") % {"kg": kilos(b.tare_g)}, b.description, b.matiere,
            next((d.get_vers_display() for d in reversed(b.destins.all())), ""),
        ),
        ("matiere", "destins"),
        LignesDatees(
            "destins", "bac", forms.DestinBacForm, _("Ce que devient son contenu"),
            _("Nouveau destin"), _("Sans destin, ce bac ne peut pas sortir."),
        ), rang=60,
    ),
    Liste(
        "types-de-don", forms.TypeDonForm, _("Types de don"), _("Nouveau type de don"),
        _("À qui l’on donne, et pour quoi cela compte."), "gift",
        lambda t: mots(
            t.get_vers_display(), _("à une structure") if t.structure_demandee else ""
        ), rang=70,
    ),
    Liste(
        "structures", forms.StructureForm, _("Recycleurs et partenaires"),
        _("Nouvelle structure"),
        _("Qui reprend quoi, depuis quand, jusqu’à quand."), "hand-heart",
        lambda s: mots(
            s.get_genre_display(), s.objet,
            compter(len(s.accords.all()), "%(n)d accord", "%(n)d accords"),
        ),
        ("accords",),
        LignesDatees(
            "accords", "structure", forms.AccordForm, _("Ce qu’elle reprend"),
            _("Nouvel accord"), _("Sans accord, on ne peut rien lui remettre."),
        ), rang=80,
    ),
    Liste(
        "motifs-de-refus", forms.MotifRefusForm, _("Motifs de refus"), _("Nouveau motif"),
        _("Pourquoi un don est refusé."), "package-x", lambda m: "", rang=90,
    ),
)  # fmt: skip
