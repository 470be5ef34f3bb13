"""The tables that the dossier of a declaration shows, each read of what was declared."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.listes.models import Origine
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.registre import (
    TENUS,
    Colonne,
    Dessin,
    DuDossier,
    Lu,
    Piece,
    Tenu,
    inscrire,
)
from petiterockette.indicateurs.registre import Famille, Unite

from .bilans.appareils import appareils, mots_de
from .bilans.enlevements import enlevements
from .bilans.lignes import ensemble
from .bilans.origines import par_origine
from .colonnes import DU_BILAN, REGULARISES
from .lecture import BILAN, Declaree
from .models import Convention
from .retenues import sa_convention, suivante_figee

RIEN = Lu("", [], [])


def _unite(declaree: Declaree) -> Unite:
    kg = declaree.convention.unite == Convention.Unite.KG
    return Unite.GRAMMES if kg else Unite.NOMBRE


def bilan_matiere(declaree: Declaree) -> Lu:
    """Start + in − out = end, a term a row, line by line and together, in the agreement's unit."""
    comptes = [(str(ligne), compte) for ligne, compte in declaree.comptes]
    if len(comptes) > 1:
        comptes.append((_("Ensemble"), ensemble(compte for _nom, compte in comptes)))
    unite = _unite(declaree)
    colonnes = [Colonne(nom, unite, code=nom, exact=True) for nom, _compte in comptes]
    rangees = [
        (str(nom), [getattr(compte, code) for _nom, compte in comptes])
        for code, nom in DU_BILAN.items()
    ]
    return Lu(_("Bilan"), colonnes, rangees)


def comme_il_le_demande(declaree: Declaree) -> Lu:
    """The same figures in the columns and under the names of the éco-organisme."""
    noms = {c.code: c.nom for c in declaree.convention.colonnes.all()}
    rangees = [
        (str(ligne), [getattr(compte, code) for code in noms]) for ligne, compte in declaree.comptes
    ]
    unite = _unite(declaree)
    colonnes = [Colonne(nom, unite, code=code, exact=True) for code, nom in noms.items()]
    return Lu(_("Ligne"), colonnes, rangees)


def collecte_par_origine(declaree: Declaree) -> Lu:
    """What came in of each line, in grams, by origin; those that brought something."""
    sommes = par_origine(declaree.places, declaree.groupes)
    venues = {origine for _place, origine in sommes}
    origines = [o for o in Origine.objects.all() if o.pk in venues]
    rangees = [
        (str(ligne), [sommes.get((place, o.pk), 0) for o in origines])
        for place, ligne in declaree.places.items()
    ]
    colonnes = [Colonne(o.nom, Unite.GRAMMES, code=o.code, exact=True) for o in origines]
    return Lu(_("Ligne"), colonnes, rangees if origines else [])


def regularisation(declaree: Declaree) -> Lu:
    """What moved in the days of the declaration before since it was frozen: a term a row, in the
    lines where something did."""
    avant, unite = declaree.precedente, _unite(declaree)
    bouges = avant.bouge_depuis if avant else []
    colonnes = [Colonne(str(ligne), unite, code=str(ligne), exact=True) for ligne, _e in bouges]
    rangees = [
        (str(DU_BILAN[code]), [ecarts[code] for _ligne, ecarts in bouges])
        for code in REGULARISES
        if any(ecarts[code] for _ligne, ecarts in bouges)
    ]
    return Lu(_("Depuis qu’elle est figée"), colonnes, rangees)


def bons_d_enlevement(declaree: Declaree) -> Lu:
    """What left as waste, in grams: each pick-up with the papers that prove it, then the bins and
    what we carried ourselves, together."""
    lus = enlevements(declaree.places, declaree.groupes)
    noms = (_("remis à"), _("bordereau"), _("tickets du pont-bascule"))
    colonnes = [
        *(Colonne(nom, None) for nom in noms),
        Colonne(_("papiers joints"), Unite.NOMBRE),
        Colonne(_("masse"), Unite.GRAMMES, exact=True),
    ]
    rangees: list[tuple[str, list[int | str | None]]] = [
        (e.nom, [e.destinataire, e.bordereau, e.tickets, e.scans, e.masse_g])
        for e in lus
        if e.est_un_enlevement
    ]
    if autres := [e for e in lus if not e.est_un_enlevement]:
        masse_g = sum(e.masse_g for e in autres)
        scans = sum(e.scans for e in autres)
        rangees.append((_("Bacs et déchetterie"), ["", "", "", scans, masse_g]))
    return Lu(_("Bon"), colonnes, rangees)


def liste_des_appareils(declaree: Declaree) -> Lu:
    """The appliances that left for réemploi, where the agreement asks for them one by one."""
    if not declaree.convention.suit_les_appareils:
        return RIEN
    jours = (declaree.debut, declaree.fin, declaree.lieux)
    lus = appareils(declaree.places, *jours, declaree.groupes)
    noms = (
        *(_("marque"), _("modèle"), _("nº de série"), _("sécurité électrique")),
        *(_("fonctionnement"), _("données effacées"), _("devenu")),
    )
    colonnes = [
        *(Colonne(nom, None) for nom in noms),
        Colonne(_("poids"), Unite.GRAMMES, exact=True),
    ]
    rangees = [(f"{o.code_lisible} {o.designation or o.categorie}", mots_de(o)) for o in lus]
    return Lu(_("Appareil"), colonnes, rangees)


def _piece(code: str, nom: Any, lire: Callable[[Declaree], Lu], **options: Any) -> Piece:
    objet = Dossier.Objet.DECLARATION

    def de_la_declaration(lu: DuDossier) -> Lu:
        return lire(lu.tenu)

    return Piece(code, Famille.MATIERE, nom, Dessin.TABLEAU, de_la_declaration, objet, **options)


inscrire(
    _piece(BILAN, gettext_lazy("Bilan matière"), bilan_matiere, obligatoire=True),
    _piece(
        "declaration-colonnes",
        gettext_lazy("Ce que demande l’éco-organisme"),
        comme_il_le_demande,
    ),
    _piece(
        "declaration-origines",
        gettext_lazy("D’où vient ce qui a été collecté"),
        collecte_par_origine,
    ),
    _piece(
        "declaration-regularisation",
        gettext_lazy("À régulariser de la déclaration précédente"),
        regularisation,
        obligatoire=True,
    ),
    _piece("declaration-bons", gettext_lazy("Bons d’enlèvement"), bons_d_enlevement),
    _piece("declaration-appareils", gettext_lazy("Appareils réemployés"), liste_des_appareils),
)
TENUS[Dossier.Objet.DECLARATION] = Tenu(
    gettext_lazy("Sa convention"), Declaree.de, sa_convention, suivante_figee
)
