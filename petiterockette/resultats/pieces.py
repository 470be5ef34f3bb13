"""What a dossier may show of the poles: their income, what they do, their result."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.dossiers.registre import Colonne, Dessin, Lu, Piece, inscrire, le_dernier
from petiterockette.indicateurs.registre import Famille as FamilleDIndicateurs
from petiterockette.indicateurs.registre import Portee, Unite

from .lecture import activite_de, produits_de
from .registre import Famille
from .resultat import resultat_de


def _par_pole(familles: Collection[Famille]) -> Callable[[Portee], Lu]:
    """A reader of these families: a row a pole, then their sum; a column that has nothing is left
    out, so that the others hold on a sheet of paper."""

    def lire(portee: Portee) -> Lu:
        activite = activite_de(portee, familles=familles)
        totaux = activite.totaux
        rangs = [n for famille in familles for n in activite.des(famille) if totaux[n]]
        sources = [activite.sources[n] for n in rangs]
        colonnes = [Colonne(str(s.nom), s.unite, tiret=True) for s in sources]
        en_argent = Famille.PRODUITS in familles
        if en_argent:
            colonnes.append(Colonne(_("Ensemble"), Unite.CENTIMES, tiret=True))
        rangees = []
        lignes = [(r.nom, r.valeurs) for r in activite.rangs]
        for nom, valeurs in [*lignes, (_("Total"), totaux)]:
            siens = [valeurs[n] for n in rangs]
            if any(siens):
                somme = [produits_de(activite, valeurs)] if en_argent else []
                rangees.append((nom, [*siens, *somme]))
        return Lu(_("Pôle"), colonnes, rangees, totaux=le_dernier(rangees))

    return lire


def resultats_des_poles(portee: Portee) -> Lu:
    """What the accountant's file says of these very days; no row without one, nor for one site."""
    resultat = resultat_de(portee.debut, portee.fin) if portee.lieux is None else None
    titres = (_("Produits"), _("Charges"), _("Résultat"))
    rangs = [*resultat.rangs, resultat.total] if resultat else []
    return Lu(
        _("Pôle"),
        [Colonne(titre, Unite.CENTIMES) for titre in titres],
        [(r.nom, (r.produits_cts, r.charges_cts, r.resultat_cts)) for r in rangs],
        totaux=le_dernier(rangs),
    )


inscrire(
    Piece(
        "produits-par-pole",
        FamilleDIndicateurs.ATELIERS,
        gettext_lazy("Les produits de chaque pôle"),
        Dessin.TABLEAU,
        _par_pole((Famille.PRODUITS,)),
    ),
    Piece(
        "activite-par-pole",
        FamilleDIndicateurs.ATELIERS,
        gettext_lazy("Les heures et les kilos de chaque pôle"),
        Dessin.TABLEAU,
        _par_pole((Famille.HEURES, Famille.KILOS)),
    ),
    Piece(
        "public-par-pole",
        FamilleDIndicateurs.ATELIERS,
        gettext_lazy("Le public de chaque pôle"),
        Dessin.TABLEAU,
        _par_pole((Famille.PUBLIC,)),
    ),
    Piece(
        "resultat-par-pole",
        FamilleDIndicateurs.ATELIERS,
        gettext_lazy("Le résultat de chaque pôle"),
        Dessin.TABLEAU,
        resultats_des_poles,
    ),
)
