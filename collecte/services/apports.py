"""Record a deposit: what a donor brings, weighed line by line at a counter."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, exiger
from petiterockette.lieux.models import Point
from petiterockette.mesures import kilos
from petiterockette.personnes.models import Personne

from ..ecritures import Pas, Referentiel, apport
from ..etapes import Etape, Famille, Nature
from ..models import (
    Apport,
    Bon,
    Categorie,
    Contenant,
    DonRefuse,
    Ligne,
    Localite,
    Matiere,
    MotifRefus,
    Origine,
    Tare,
)
from ..refus import (
    DepotIncomplet,
    DepotVide,
    LieuInconnu,
    PersonneInconnue,
    PesageImpossible,
    PointFerme,
)
from .bons import Entete, compter_le_depot, consigner_bon, ouvrir_bon, resume_masse, une_fois
from .mois import imputer, jour_du_geste, verifier_jour_tape
from .mouvements import SANS_MATIERE, ecrire

if TYPE_CHECKING:
    from ..documents import Depot, LigneDepot


def enregistrer_depot(*, depot: "Depot", compte: Compte) -> tuple[Bon, bool]:
    """Record a posted deposit once: returns its bon, and whether it was created now.

    Raises a ``Refus`` whose ``champs`` name the wrong lines, or ``DroitManquant``; then
    nothing is written and no number is consumed.
    """
    return une_fois(depot.uuid, depot.empreinte, lambda: _enregistrer(depot, compte))


def _enregistrer(depot: "Depot", compte: Compte) -> Bon:
    maintenant = timezone.now()
    point = _point(depot, compte, maintenant)
    if depot.refuses:
        exiger(compte, "collecte.refuser_un_don", point.lieu)
    if not depot.lignes and not depot.refuses:
        raise DepotVide()
    if depot.par is None and compte.personne_id is None:
        raise PersonneInconnue(champs={"par": _("Touchez votre nom.")})
    categories, contenants = _verifier(depot, point)
    jour, revise = _jour(depot, compte, point, maintenant)

    entete = Entete(
        uuid=depot.uuid,
        empreinte=depot.empreinte,
        lieu=point.lieu,
        point=point,
        compte=compte,
        par=depot.par,
        appareil_le=depot.appareil_le,
        commentaire=depot.commentaire,
    )
    bon = ouvrir_bon(entete=entete, nature=Nature.APPORT, jour=jour, maintenant=maintenant)
    donateur = Personne.objects.create(prenom=depot.donateur[:60]) if depot.donateur else None
    Apport.objects.create(
        bon=bon,
        origine_id=depot.origine,
        localite_id=depot.localite,
        donateur=donateur,
        jeton=secrets.token_urlsafe(18),
    )
    ref = Referentiel(sans_matiere=point.sans_matiere, sans_categorie=0)
    lignes = lignes_de_depot(bon.pk, depot.lignes, categories, ref.sans_matiere)
    Ligne.objects.bulk_create(lignes)
    Tare.objects.bulk_create(tares_de_depot(lignes, depot.lignes, contenants))
    DonRefuse.objects.bulk_create(
        [DonRefuse(bon=bon, categorie_id=c, motif_id=m) for c, m in depot.refuses]
    )
    ecrire(bon=bon, pas=pas_de_depot(lignes, ref), sans_matiere=ref.sans_matiere, revise=revise)
    compter_le_depot(
        jour,
        bon.lieu_id,
        depot.origine,
        depot.localite,
        [(ligne.categorie, ligne.masse_g) for ligne in depot.lignes],
    )
    consigner_bon(bon, **fait_du_depot(bon, depot, revise))
    return bon


def fait_du_depot(bon: Bon, depot: "Depot", revise: date | None) -> dict[str, Any]:
    """What the journal says of a deposit."""
    total = sum(ligne.masse_g for ligne in depot.lignes)
    return {
        "code": "collecte.depot.enregistre",
        "resume": resume_masse(bon, total, len(depot.lignes)),
        "masse_g": total,
        "refuses": len(depot.refuses),
        "revise": revise.isoformat() if revise else None,
    }


def lignes_de_depot(
    bon: int, lignes: Sequence["LigneDepot"], categories: dict[int, Categorie], sans_matiere: int
) -> list[Ligne]:
    """The rows of a deposit's lines; nothing is written."""
    return [
        Ligne(
            bon_id=bon,
            rang=rang,
            categorie_id=ligne.categorie,
            matiere_id=(
                categories[ligne.categorie].matiere_id or sans_matiere
                if ligne.destination == Etape.A_RECYCLER
                else sans_matiere
            ),
            de=Etape.DONATEUR,
            vers=ligne.destination,
            brut_g=ligne.brut_g,
            masse_g=ligne.masse_g,
            quantite=ligne.quantite,
            mesure=ligne.mesure,
        )
        for rang, ligne in enumerate(lignes)
    ]


def tares_de_depot(
    lignes: Sequence[Ligne], postees: Sequence["LigneDepot"], contenants: dict[int, Contenant]
) -> list[Tare]:
    """The tares of each line, each with what its container weighs today."""
    return [
        Tare(ligne=ligne, contenant_id=c, n=n, tare_g=contenants[c].tare_g)
        for ligne, postee in zip(lignes, postees, strict=True)
        for c, n in postee.tares
    ]


def pas_de_depot(lignes: Sequence[Ligne], ref: Referentiel) -> list[Pas]:
    """The movements of a deposit, line by line."""
    return [
        pas
        for ligne in lignes
        if ligne.categorie_id
        for pas in apport(
            categorie=ligne.categorie_id,
            matiere=ligne.matiere_id,
            destination=ligne.vers,
            masse_g=ligne.masse_g,
            quantite=ligne.quantite,
            mesure=ligne.mesure,
            ref=ref,
        )
    ]


def _point(depot: "Depot", compte: Compte, maintenant: datetime) -> Point:
    # One query tells the point and whether what the document names exists: this is the
    # busiest gesture of the house.
    point = (
        Point.objects.select_related("lieu")
        .annotate(
            origine_connue=Exists(Origine.objects.filter(pk=depot.origine)),
            localite_connue=Exists(Localite.objects.filter(pk=depot.localite)),
            personne_connue=Exists(Personne.objects.filter(pk=depot.par)),
            sans_matiere=Subquery(Matiere.objects.filter(code=SANS_MATIERE).values("pk")[:1]),
        )
        .filter(pk=depot.point)
        .first()
    )
    if point is None or point.lieu.code != depot.lieu:
        raise LieuInconnu()
    if not compte.portee("collecte.peser").couvre_point(point.lieu_id, point.pk):
        raise DroitManquant("collecte.peser", point.lieu)
    if not point.pese:
        raise PesageImpossible()
    jour = timezone.localdate(maintenant)
    for chose in (point, point.lieu):
        # What was weighed before the closing and arrives late is still recorded.
        if chose.ferme_le and chose.ferme_le <= jour_du_geste(depot.appareil_le, maintenant):
            raise PointFerme(point=chose.nom, jour=date_format(chose.ferme_le))
    if point.ouvert_le > jour or point.lieu.ouvert_le > jour:
        raise LieuInconnu()
    return point


def _verifier(depot: "Depot", point: Point) -> tuple[dict[int, Categorie], dict[int, Contenant]]:
    """Check every line against the lists and the scale; gather what is wrong by field."""
    champs: dict[str, str] = {}
    ids = {ligne.categorie for ligne in depot.lignes} | {c for c, _m in depot.refuses if c}
    categories = Categorie.objects.in_bulk(ids)
    contenants = Contenant.objects.in_bulk({c for li in depot.lignes for c, _n in li.tares})
    for rang, ligne in enumerate(depot.lignes):
        for champ, phrase in _verifier_ligne(ligne, categories, contenants, point):
            champs[f"lignes.{rang}.{champ}"] = phrase
    if not point.origine_connue:
        champs["origine"] = _("Cette origine n’existe pas.")
    if not point.localite_connue:
        champs["localite"] = _("Cette localité n’existe pas.")
    if depot.par and not point.personne_connue:
        champs["par"] = _("Ce nom n’est plus dans l’équipe : touchez le vôtre.")
    motifs = {m for _c, m in depot.refuses}
    if motifs and len(MotifRefus.objects.in_bulk(motifs)) != len(motifs):
        champs["refuses"] = _("Ce motif de refus n’existe pas.")
    for rang, (categorie, _motif) in enumerate(depot.refuses):
        if categorie and categorie not in categories:
            champs[f"refuses.{rang}.categorie"] = _("Cette catégorie n’existe pas.")
    if champs:
        raise DepotIncomplet(champs=champs)
    return categories, contenants


def _verifier_ligne(ligne, categories, contenants, point):
    """Pairs (field, French sentence) of what is wrong with a line."""
    categorie = categories.get(ligne.categorie)
    if categorie is None or categorie.interne or categorie.famille != Famille.OBJETS:
        yield "categorie", _("Cette catégorie n’existe pas.")
        return
    if any(c not in contenants for c, _n in ligne.tares):
        yield "tares", _("Ce contenant n’existe pas.")
        return
    tare_g = sum(contenants[c].tare_g * n for c, n in ligne.tares)
    if point.maximum_g and ligne.brut_g > point.maximum_g:
        yield (
            "brut_g",
            _("%(lu)s : la balance s’arrête à %(max)s.")
            % {"lu": kilos(ligne.brut_g), "max": kilos(point.maximum_g)},
        )
    elif tare_g >= ligne.brut_g:
        yield (
            "tares",
            _("La tare (%(tare)s) dépasse le poids lu (%(lu)s). Pesez à nouveau.")
            % {"tare": kilos(tare_g), "lu": kilos(ligne.brut_g)},
        )
    elif ligne.masse_g != ligne.brut_g - tare_g:
        yield (
            "masse_g",
            _("Le poids net devrait être %(net)s : la tare a changé, pesez à nouveau.")
            % {"net": kilos(ligne.brut_g - tare_g)},
        )
    elif ligne.masse_g > categorie.net_plausible_g and not ligne.confirmee:
        yield (
            "masse_g",
            _("%(masse)s de « %(categorie)s » d’un coup, c’est beaucoup. Vous confirmez ?")
            % {"masse": kilos(ligne.masse_g), "categorie": categorie.nom},
        )
    if categorie.vrac and ligne.destination != Etape.A_TRIER:
        yield "destination", _("« %(c)s » va d’abord au tri.") % {"c": categorie.nom}


def _jour(
    depot: "Depot", compte: Compte, point: Point, maintenant: datetime
) -> tuple[date, date | None]:
    if depot.jour is None:
        jour = jour_du_geste(depot.appareil_le, maintenant)
        return imputer(point.lieu_id, jour, maintenant)
    if depot.jour != timezone.localdate(maintenant):
        exiger(compte, "collecte.antidater", point.lieu)
    ouvert_le = max(point.ouvert_le, point.lieu.ouvert_le)
    return verifier_jour_tape(depot.jour, point.lieu_id, ouvert_le, maintenant), None
