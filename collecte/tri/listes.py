"""The lists that sorting keeps."""

from django.utils.translation import gettext_lazy as _

from collecte.listes.registre import Liste, inscrire, mots

from .forms.listes import ControleAvantVenteForm, NonVendableForm

inscrire(
    Liste(
        "non-vendables", NonVendableForm, _("Ce qui ne se vend pas"),
        _("Nouvelle chose non vendable"),
        _("Lu à la table de tri : ce que c’est, et quoi en faire à la place."), "ban",
        lambda n: mots(n.get_que_faire_display(), n.categorie),
        ("categorie",), rang=100,
    ),
    Liste(
        "controles", ControleAvantVenteForm, _("Contrôles avant la vente"), _("Nouveau contrôle"),
        _("Par catégorie : ce que l’on vérifie avant que cela aille en rayon."),
        "clipboard-check",
        lambda c: mots(_("obligatoire avant le rayon") if c.avant_rayon else "", c.aide),
        ("categorie",), rang=110,
    ),
)  # fmt: skip
