"""Dishes and the menu of a day: what is said of them, and the lines of the till they become."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.articles.services.listes import nouveau_numero
from boutique.regles.models import Activite
from boutique.regles.services import lignes_de_liste as de_la_boutique
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format

from .. import genres
from ..models import Allergene, AllergeneDuPlat, Carte, Plat, PlatDuJour
from ..refus import AllergenesADire, CarteVide, NomDejaPris, PlatSansCaisse
from .lignes_de_liste import enregistrer

DROIT = "cafe.composer"


@transaction.atomic
def tenir_le_plat(
    *, plat: Plat | None, allergenes: Collection[str], compte: Compte, **champs: Any
) -> Plat:
    """Add a dish, or change it: its name, its price, what is in it.

    ``champs``: fields of ``Plat``. The tickets already written keep their label and price.
    Raises ``AllergenesADire``, ``NomDejaPris``, ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    le_plat = Plat.objects.select_for_update().get(pk=plat.pk) if plat else Plat()
    for nom, valeur in champs.items():
        setattr(le_plat, nom, valeur)
    if bool(allergenes) == le_plat.sans_allergene:
        raise AllergenesADire(champs={"allergenes": str(AllergenesADire.texte)})
    homonymes = Plat.objects.filter(nom=le_plat.nom).exclude(pk=le_plat.pk)
    if homonymes.exists():
        raise NomDejaPris(nom=le_plat.nom, champs={"nom": str(NomDejaPris(nom=le_plat.nom))})
    siens = [a for a in Allergene.values if a in allergenes]
    code = "cafe.plat.change" if plat else "cafe.plat.ajoute"
    enregistrer(le_plat, code=code, compte=compte, allergenes=siens)
    le_plat.allergenes.exclude(allergene__in=siens).delete()
    deja = set(le_plat.allergenes.values_list("allergene", flat=True))
    AllergeneDuPlat.objects.bulk_create(
        AllergeneDuPlat(plat=le_plat, allergene=a) for a in siens if a not in deja
    )
    if le_plat.article_id:
        mettre_en_caisse(le_plat, compte)
    return le_plat


@transaction.atomic
def composer_la_carte(
    *, lieu: Lieu, jour: date, plats: Collection[Plat], mot: str = "", compte: Compte
) -> Carte:
    """The menu of a day at a site: said again, it replaces what was said.

    Each of its dishes has a line at the till, which shows those of the day.
    Raises ``CarteVide``, ``PlatSansCaisse`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, lieu)
    if not plats:
        raise CarteVide(champs={"plats": str(CarteVide.texte)})
    carte, _nouvelle = Carte.objects.get_or_create(lieu=lieu, jour=jour)
    carte.mot = " ".join(mot.split())[:160]
    carte.save(update_fields=["mot"])
    carte.plats.exclude(plat__in=plats).delete()
    deja = set(carte.plats.values_list("plat", flat=True))
    PlatDuJour.objects.bulk_create(
        PlatDuJour(carte=carte, plat=p) for p in plats if p.pk not in deja
    )
    for plat in plats:
        if plat.article_id is None:
            mettre_en_caisse(plat, compte)
    if jour == timezone.localdate():
        montrer_les_plats_du_jour(jour)
    consigner(
        "cafe.carte.composee",
        _("Carte du %(jour)s : %(plats)s")
        % {"jour": date_format(jour), "plats": ", ".join(p.nom for p in plats)},
        {"carte": carte.pk, "plats": sorted(p.pk for p in plats)},
        lieu=lieu.pk,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return carte


def montrer_les_plats_du_jour(jour: date) -> int:
    """Let the till show the dishes of that day's menus, and no other; how many.

    The grid of the till is the same at every site. Drinks stay: nobody composes them daily.
    """
    du_jour = PlatDuJour.objects.filter(carte__jour=jour).values("plat__article")
    articles = Article.objects.filter(plat__isnull=False).order_by()
    boissons = articles.filter(plat__genre=Plat.Genre.BOISSON, plat__visible=True).values("pk")
    montres = articles.filter(pk__in=du_jour) | articles.filter(pk__in=boissons)
    ids = set(montres.values_list("pk", flat=True))
    _montrer(articles.filter(pk__in=ids, visible=False), True)
    _montrer(articles.exclude(pk__in=ids).filter(visible=True), False)
    return len(ids)


def _montrer(articles: Iterable[Article], visible: bool) -> None:
    for article in articles:
        article.visible = visible
        article.save(update_fields=["visible"])


def mettre_en_caisse(plat: Plat, compte: Compte) -> None:
    """Make the line of the till that sells a dish, or bring it up to date."""
    activite = Activite.objects.filter(code=genres.ACTIVITE).first()
    if activite is None:
        raise PlatSansCaisse()
    article = (
        plat.article
        or Article.objects.filter(
            nom=plat.nom, activite=activite, categorie=None, plat=None
        ).first()
    )
    if article is None:
        article = Article(
            numero=nouveau_numero(),
            activite=activite,
            provenance=Article.Provenance.SERVICE,
            ordre=de_la_boutique.ordre_suivant(Article.objects.filter(activite=activite)),
        )
    article.nom = plat.nom
    article.genre = genres.PLEIN if plat.genre == Plat.Genre.PLAT else "article"
    article.mode_prix, article.prix_cts = Article.ModePrix.FIXE, plat.prix_cts
    article.recherche = mots_de_l_article(article)
    de_la_boutique.inscrire(
        article,
        code="boutique.article.change" if article.pk else "boutique.article.cree",
        resume=_("Article du café : « %(rangee)s »"),
        compte=compte,
    )
    if plat.article_id is None:
        plat.article = article
        plat.save(update_fields=["article"])
