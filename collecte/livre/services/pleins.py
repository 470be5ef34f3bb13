"""Full containers: closed at the sorting table, taken once, and what one weighs as a rule."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Avg
from django.utils import timezone

from collecte.listes.models import Categorie, Contenant, Matiere
from collecte.listes.models.categories import SANS_MATIERE
from collecte.matiere.etapes import AMONT, STOCKS_PAR_MATIERE, Etape, Mesure, Nature
from petiterockette.base.insertion import inserer

from ..entete import Entete
from ..models import Bon, ContenantPlein
from ..models.pleins import ETAPES_DES_PLEINS
from ..refus import MatiereDemandee, PasDeMoyenne, PleinParti, RouteImpossible, VracSeTrie
from .bons import une_fois
from .gestes import LigneSortante, consigner_geste, ecrire_geste, exiger_sur_place, jour_choisi
from .pesees import net_de

# An unweighed container is taken to weigh what the last ones did.
DERNIERS = 20


def fermer_un_contenant(
    *,
    entete: Entete,
    vers: str,
    categorie: Categorie | None = None,
    matiere: Matiere | None = None,
    contenant: Contenant | None = None,
    brut_g: int | None = None,
    n: int = 1,
    de: str = Etape.A_TRIER,
    mesure: str = Mesure.PESEE,
    jour: date | None = None,
) -> tuple[Bon, bool]:
    """Close a full container: its kilograms are routed and it gets a number.

    ``brut_g`` None: not weighed; each of the ``n`` containers is taken to weigh the mean of
    the last twenty, « estimée ». By material, without a category: the kilograms debit what
    waits, pro rata of the categories that material can come from. Raises ``MatiereDemandee``,
    ``PasDeMoyenne``, ``VracSeTrie``, ``RouteImpossible``, ``TareTropLourde``…
    """

    def geste() -> Bon:
        exiger_sur_place(entete, "collecte.orienter")
        if categorie is not None and categorie.vrac:
            raise VracSeTrie(categorie=categorie.nom)
        if de not in AMONT or vers not in ETAPES_DES_PLEINS or de == vers:
            raise RouteImpossible()
        sans = Matiere.objects.get(code=SANS_MATIERE)
        m = _matiere_du_plein(categorie, matiere, vers, sans)
        tares = ((contenant, 1),) if contenant else ()
        if brut_g is None:
            moyenne = masse_moyenne(contenant=contenant, categorie=categorie, matiere=m)
            combien, brut, net, comment = n, moyenne, moyenne, str(Mesure.ESTIMEE)
        else:
            net = net_de(entete, brut_g, tares)
            combien, brut, comment = 1, brut_g, mesure
        maintenant = timezone.now()
        jour_compte, revise = jour_choisi(entete, jour, maintenant)
        ligne = LigneSortante(
            de=de,
            vers=vers,
            brut_g=brut,
            masse_g=net,
            tares=tares if brut_g is not None else (),
            categorie=categorie.pk if categorie else None,
            matiere=m.pk,
            mesure=comment,
        )
        bon, lignes = ecrire_geste(
            entete=entete,
            nature=Nature.ORIENTATION,
            jour=jour_compte,
            revise=revise,
            lignes=[ligne] * combien,
            maintenant=maintenant,
            tel_quel=True,
        )
        inserer(
            [
                ContenantPlein(
                    ligne=li,
                    lieu=entete.lieu,
                    contenant=contenant,
                    categorie=categorie,
                    matiere=m,
                    etape=vers,
                    masse_g=li.masse_g,
                    mesure=li.mesure,
                )
                for li in lignes
            ]
        )
        consigner_geste(bon, "collecte.contenant.ferme", lignes, revise, vers=vers)
        return bon

    return une_fois(entete.uuid, entete.empreinte, geste)


def prendre(pleins: Sequence[ContenantPlein], lieu: int) -> None:
    """Lock these containers and check that each still stands at that site, once.

    Raises ``PleinParti``. A sealed row can be locked: two docks cannot take the same one.
    """
    ids = sorted(p.pk for p in pleins)
    if ids:
        list(
            ContenantPlein.objects.select_for_update()
            .filter(pk__in=ids)
            .order_by("pk")
            .values_list("pk")
        )
    presents = set(
        ContenantPlein.objects.presents().filter(pk__in=ids, lieu=lieu).values_list("pk", flat=True)
    )
    vus: set[int] = set()
    for pk in ids:
        if pk not in presents or pk in vus:
            raise PleinParti(numero=pk)
        vus.add(pk)


def masse_moyenne(
    *, contenant: Contenant | None, categorie: Categorie | None, matiere: Matiere
) -> int:
    """What a container of this kind weighs net, in grams: the mean of the last twenty weighed.

    Raises ``PasDeMoyenne`` where none was weighed yet.
    """
    derniers = ContenantPlein.objects.filter(
        contenant=contenant,
        categorie=categorie,
        matiere=matiere,
        mesure=Mesure.PESEE,
        ligne__bon__annulation=None,
    ).order_by("-pk")[:DERNIERS]
    moyenne = ContenantPlein.objects.filter(pk__in=list(derniers.values_list("pk", flat=True)))
    valeur = moyenne.aggregate(m=Avg("masse_g"))["m"]
    if valeur is None:
        raise PasDeMoyenne(champs={"masse": str(PasDeMoyenne.texte)})
    return round(valeur)


def _matiere_du_plein(
    categorie: Categorie | None, matiere: Matiere | None, vers: str, sans: Matiere
) -> Matiere:
    """The material a closed container carries. Raises ``MatiereDemandee`` when nobody can tell."""
    if vers not in STOCKS_PAR_MATIERE:
        if categorie is None:
            raise MatiereDemandee()
        return sans
    if matiere is not None:
        return matiere
    if categorie is None:
        raise MatiereDemandee()
    return categorie.matiere if categorie.matiere and vers == Etape.A_RECYCLER else sans
