"""Labels of what is sold: which ones wait to be printed, and what each says."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from collecte.objets.codes import code_lisible
from collecte.objets.suivis import adresse_du_code
from petiterockette.affichage.impression.etiquettes import Etiquette
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros

from . import uniques
from .models import Etiquetage, Tirage

# As many lines as a page shows and a form sends.
FILE_MAX = 100
SANS_PRIX = -1


@dataclass(frozen=True)
class EtiquettesEnAttente:
    """An article of the queue: how many labels, and why."""

    article: Article
    etiquetage: Etiquetage | None

    @property
    def nombre(self) -> int:
        return (self.etiquetage and self.etiquetage.demandees) or 1

    @property
    def raison(self) -> str:
        """« demande » from the grid, « jamais » made, or « prix » that has changed."""
        if not self.article.est_unique and self.etiquetage and self.etiquetage.demandees:
            return "demande"
        if self.etiquetage is None or self.etiquetage.faite_le is None:
            return "jamais"
        return "prix" if self.etiquetage.prix_cts != self.article.prix_cts else "demande"

    @property
    def ancien(self) -> str:
        """What the label that is on it says: « 12,50 € »."""
        assert self.etiquetage is not None
        return prix_ecrit(self.etiquetage.prix_cts)


def uniques_en_attente(lieux: list[int]) -> QuerySet[Article]:
    """The followed things on the shelf whose label was never made, says another price, or is
    asked for again."""
    juste = Etiquetage.objects.annotate(dit=Coalesce("prix_cts", SANS_PRIX)).filter(
        article=OuterRef("pk"),
        faite_le__isnull=False,
        demandees=0,
        dit=Coalesce(OuterRef("prix_cts"), SANS_PRIX),
    )
    return uniques.en_rayon(uniques.des_lieux(lieux)).filter(~Exists(juste))


def grille_en_attente(lieux: list[int]) -> QuerySet[Etiquetage]:
    """The articles of the grid that were asked for, or whose labels say another price."""
    dits = Etiquetage.objects.annotate(
        dit=Coalesce("prix_cts", SANS_PRIX), vaut=Coalesce("article__prix_cts", SANS_PRIX)
    )
    attend = Q(demandees__gt=0) | Q(faite_le__isnull=False) & ~Q(dit=F("vaut"))
    return dits.filter(
        attend,
        lieu__in=lieux,
        article__objet=None,
        article__visible=True,
    )


def combien(lieux: list[int]) -> int:
    """How many articles wait for their label."""
    return uniques_en_attente(lieux).count() + grille_en_attente(lieux).count()


def file_du_lieu(lieu: Lieu) -> list[EtiquettesEnAttente]:
    """What waits at a site: followed things first, the oldest of each first."""
    choses = list(
        uniques_en_attente([lieu.pk])
        .select_related("objet", "categorie")
        .prefetch_related("etiquetages")
        .order_by("en_rayon_le", "pk")[:FILE_MAX]
    )
    file = [EtiquettesEnAttente(a, next(iter(a.etiquetages.all()), None)) for a in choses]
    grille = (
        grille_en_attente([lieu.pk]).select_related("article__categorie").order_by("article__nom")
    )
    return file + [EtiquettesEnAttente(e.article, e) for e in grille[: FILE_MAX - len(file)]]


def etiquettes_du_tirage(tirage: Tirage) -> list[Etiquette]:
    """The labels of a print, one after the other, at the prices that were taken."""
    lignes = tirage.lignes.select_related("article__objet")
    return [e for ligne in lignes for e in [_etiquette(ligne)] * ligne.nombre]


def _etiquette(ligne: Any) -> Etiquette:
    article = ligne.article
    numero = _("nº\u00a0%(n)d") % {"n": article.numero}
    if article.objet is not None:
        barres, qr = article.objet.code, adresse_du_code(article.objet.code)
        pied = f"{numero} · {code_lisible(barres)}"
    else:
        barres = qr = article.code_barres or str(article.numero)
        pied = f"{numero} · {barres}" if article.code_barres else numero
    return Etiquette(
        nom=article.nom,
        grand=prix_ecrit(ligne.prix_cts),
        mention=_mention(article) if ligne.prix_cts is not None else "",
        pied=pied,
        barres=barres,
        qr=qr,
    )


def prix_ecrit(centimes: int | None) -> str:
    return _("prix libre") if centimes is None else euros(centimes)


def _mention(article: Article) -> str:
    """What a price is for, unless it is for one: « les 10 », « le lot », « le kilo »."""
    if article.mode_prix == Article.ModePrix.AU_KG:
        return str(_("le kilo"))
    if article.mode_prix == Article.ModePrix.LOT:
        return _("les %(n)d") % {"n": article.nb_objets} if article.nb_objets else _("le lot")
    return ""
