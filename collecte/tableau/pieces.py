"""What a dossier may show of the matter, and the bons that changed its figures since."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.bilans.bilan import Bilan
from collecte.bilans.en_gros import masses_en_gros
from collecte.bilans.grains import Masse
from collecte.bilans.masses import bilan_de, jours_de, masses
from collecte.listes.models import Categorie
from collecte.livre.models import Mouvement
from collecte.matiere.etapes import Famille as FamilleDeMatiere
from collecte.matiere.jours import mois_venus
from petiterockette.dossiers.registre import (
    CHANGEMENTS,
    Changement,
    Colonne,
    Dessin,
    Lu,
    Piece,
    inscrire,
    le_dernier,
)
from petiterockette.indicateurs.registre import Famille, Portee, Unite, Valeur
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import nombre
from petiterockette.temps.dates import date_format, fin_du_mois

from .indicateurs import DU_BILAN

DESTINS = ("reemploi", "recyclage", "dechetterie")
# How many years a report looks back on, its own included.
ANS = 5
# The figures of the matter's bilan that a bon changes by grams; its rates follow from them.
EN_GRAMMES = tuple(cle for cle in DU_BILAN if cle.endswith("_g"))


def sorties_par_mois(portee: Portee) -> Lu:
    """What went out, month by month: réemploi, recyclage, déchetterie, in grams."""
    par_mois = defaultdict(list)
    for ligne in masses(portee.debut, portee.fin, portee.lieux):
        par_mois[ligne[0].replace(day=1)].append(ligne)
    rangees = []
    for mois in mois_venus(portee.debut, portee.fin, timezone.localdate()):
        b = bilan_de(par_mois[mois], mois, fin_du_mois(mois))
        rangees.append(
            (date_format(mois, "F Y"), (b.reemploi_g, b.recyclage_g, b.non_revalorise_g))
        )
    noms = (_("Réemploi"), _("Recyclage"), _("Déchetterie"))
    colonnes = [Colonne(n, Unite.GRAMMES, d) for n, d in zip(noms, DESTINS, strict=True)]
    return Lu(_("Mois"), colonnes, rangees)


def par_categorie(portee: Portee) -> Lu:
    """What came in and went out of each top category, the heaviest first, in grams."""
    categories = {c.pk: c for c in Categorie.objects.all()}
    groupes: dict[int, list[Masse]] = defaultdict(list)
    for ligne in masses(portee.debut, portee.fin, portee.lieux):
        groupes[categories[ligne[1]].parent_id or ligne[1]].append(ligne)
    lus = [
        (categories[mere].nom, bilan_de(siennes, portee.debut, portee.fin))
        for mere, siennes in groupes.items()
    ]
    rangees = [
        (nom, _grammes(b))
        for nom, b in sorted(lus, key=lambda nb: (-nb[1].collecte_g, nb[0]))
        if b.collecte_g or b.sorties_g
    ]
    if rangees:
        tout = bilan_de(chain.from_iterable(groupes.values()), portee.debut, portee.fin)
        rangees.append((_("Total"), _grammes(tout)))
    titres = (_("Collecté"), _("Sorti"), _("Réemploi"), _("Recyclage"), _("Déchetterie"))
    colonnes = [Colonne(t, Unite.GRAMMES) for t in titres]
    return Lu(_("Catégorie"), colonnes, rangees, totaux=le_dernier(rangees))


def cinq_ans(portee: Portee) -> Lu:
    """The matter of the last five years, to the last day of the period: its rate and its shares.

    A year before any of the sites opened is not there; the one when they did says since when.
    """
    ouvert_le = min((lieu.ouvert_le for lieu in _lieux(portee)), default=portee.debut)
    rangees: list[tuple[str, list[Valeur]]] = []
    for annee in range(max(ouvert_le.year, portee.fin.year - ANS + 1), portee.fin.year + 1):
        debut, fin = date(annee, 1, 1), min(date(annee, 12, 31), portee.fin)
        b = bilan_de(masses_en_gros(debut, fin, portee.lieux), debut, fin)
        parts: list[Valeur] = [b.taux_detaille, b.taux_reemploi, b.taux_recyclage]
        nom = str(annee)
        if ouvert_le > debut:
            jour = date_format(ouvert_le, "j F")
            nom = _("%(annee)s, depuis le %(jour)s") % {"annee": annee, "jour": jour}
        if b.repris:
            nom = _("%(annee)s (repris)") % {"annee": nom}
        rangees.append((nom, [b.collecte_g, b.sorties_g, *parts, b.taux_dechetterie]))
    colonnes = [Colonne(t, Unite.GRAMMES) for t in (_("Collecté"), _("Sorti"))]
    titres = (_("Taux de revalorisation"), _("Réemploi"), _("Recyclage"), _("Déchetterie"))
    colonnes += [Colonne(t, Unite.POURCENT) for t in titres]
    return Lu(_("Année"), colonnes, rangees)


def lieu_par_lieu(portee: Portee) -> Lu:
    """What came in and went out of each site, in their order, then of all of them, in grams; its
    rate."""
    rangees: list[tuple[str, list[Valeur]]] = []
    toutes: list[Masse] = []
    for lieu in _lieux(portee):
        lignes = masses_en_gros(portee.debut, portee.fin, (lieu.pk,))
        toutes += lignes
        b = bilan_de(lignes, portee.debut, portee.fin)
        if b.collecte_g or b.sorties_g:
            rangees.append((lieu.nom, [*_grammes(b), b.taux_detaille]))
    if rangees:
        tout = bilan_de(toutes, portee.debut, portee.fin)
        rangees.append((_("Total"), [*_grammes(tout), tout.taux_detaille]))
    titres = (_("Collecté"), _("Sorti"), _("Réemploi"), _("Recyclage"), _("Déchetterie"))
    colonnes = [Colonne(t, Unite.GRAMMES) for t in titres]
    colonnes.append(Colonne(_("Taux"), Unite.POURCENT))
    return Lu(_("Lieu"), colonnes, rangees, totaux=le_dernier(rangees))


def _grammes(b: Bilan) -> tuple[int, ...]:
    """What came in, what went out, and how: the columns of both tables."""
    return (b.collecte_g, b.sorties_g, b.reemploi_g, b.recyclage_g, b.non_revalorise_g)


def _lieux(portee: Portee) -> Sequence[Lieu]:
    tous = Lieu.objects.all()
    return list(tous if portee.lieux is None else tous.filter(pk__in=portee.lieux))


def bons_depuis(portee: Portee, depuis: datetime) -> Sequence[Changement]:
    """The bons recorded since an instant whose kilograms count in these days, the newest first."""
    mouvements = Mouvement.objects.filter(
        jours_de([(portee.debut, portee.fin)]),
        famille=FamilleDeMatiere.OBJETS,
        bon__enregistre_le__gt=depuis,
    )
    if portee.lieux is not None:
        mouvements = mouvements.filter(lieu__in=portee.lieux)
    cle = ("bon", "lieu__nom", "jour", "mois", "categorie", "matiere", "de", "vers", "mesure")
    par_bon: dict[tuple[int, str, date], list[Masse]] = defaultdict(list)
    for bon, lieu, jour, *masse in mouvements.order_by("-bon").values_list(*cle, "masse_g"):
        par_bon[bon, lieu, jour].append(tuple(masse))
    changements = []
    for (bon, lieu, jour), lignes in par_bon.items():
        b = bilan_de(lignes, portee.debut, portee.fin)
        effets = {cle: getattr(b, cle) for cle in EN_GRAMMES if getattr(b, cle)}
        if effets:
            changements.append(
                Changement(
                    nom=_("Bon nº\u00a0%(numero)s") % {"numero": nombre(bon)},
                    detail=f"{lieu}, {date_format(jour, 'j F')}",
                    adresse=reverse("collecte:bon", args=[bon]),
                    effets=effets,
                )
            )
    return changements


inscrire(
    Piece(
        "sorties-par-mois",
        Famille.MATIERE,
        gettext_lazy("Ce qui est sorti, mois par mois"),
        Dessin.EMPILE,
        sorties_par_mois,
    ),
    Piece(
        "par-categorie",
        Famille.MATIERE,
        gettext_lazy("La matière, catégorie par catégorie"),
        Dessin.TABLEAU,
        par_categorie,
    ),
    Piece(
        "cinq-ans",
        Famille.TAUX,
        gettext_lazy("Le taux et ses parts, sur cinq ans"),
        Dessin.TABLEAU,
        cinq_ans,
    ),
    Piece(
        "par-lieu",
        Famille.MATIERE,
        gettext_lazy("La matière, lieu par lieu"),
        Dessin.TABLEAU,
        lieu_par_lieu,
    ),
)
CHANGEMENTS["matiere"] = bons_depuis
