"""What a membership is, from a day on; what was sold before keeps its days."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.articles.models import Article
from boutique.articles.services.uniques import donner_un_genre
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format

from ..droits import REGLER
from ..models import Formule
from ..periodes import Annee
from ..refus import FormuleDejaPosee, FormulePassee, PremiereFormuleAVenir

GENRE = "adhesion"


@transaction.atomic
def poser(*, article: Article, debut: date, annee: str, compte: Compte) -> Formule:
    """Say what an article of the till gives from a day on; from then on it is a membership.

    The same thing said twice is one formule. Raises ``FormulePassee``, ``FormuleDejaPosee``,
    ``PremiereFormuleAVenir`` or ``DroitManquant``.
    """
    exiger(compte, REGLER)
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    deja = Formule.objects.filter(article=article, debut=debut).first()
    if deja and deja.annee == annee:
        return deja
    if deja:
        raise FormuleDejaPosee(article=article.nom)
    if debut < timezone.localdate():
        raise FormulePassee()
    # From its first formule on, the article is a membership at the till.
    if debut > timezone.localdate() and not Formule.objects.filter(article=article).exists():
        raise PremiereFormuleAVenir()
    formule = _ecrire(article, debut, annee)
    consigner(
        "adhesions.formule.posee",
        _("«\u00a0%(article)s\u00a0»\u00a0: %(annee)s, à partir du %(jour)s")
        % {
            "article": article.nom,
            "annee": formule.get_annee_display(),
            "jour": date_format(debut),
        },
        {"formule": formule.pk, "article": article.pk, "annee": annee},
        par=compte.personne_id,
        compte=compte.pk,
    )
    return formule


@transaction.atomic
def charger_les_formules(debut: date) -> None:
    """The services of the activity of memberships become memberships, a year from day to day.

    May run again: what has a formule keeps it. Lines already sold stay what they were.
    """
    services = Article.objects.select_for_update(of=("self",)).filter(
        activite__code="adhesions", provenance=Article.Provenance.SERVICE, formules=None
    )
    for article in services:
        _ecrire(article, debut, Annee.GLISSANTE)


def _ecrire(article: Article, debut: date, annee: str) -> Formule:
    donner_un_genre(article, GENRE)
    return Formule.objects.create(article=article, debut=debut, annee=annee)
