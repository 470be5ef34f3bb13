"""The alerts of the café: food that ends tomorrow, a temperature that nobody read."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import (
    Genre,
    Remede,
    Seuil,
    Trouvaille,
    Unite,
    Urgence,
    inscrire,
)
from petiterockette.mots.mesures import kilos
from petiterockette.temps.dates import date_format

from .models import Carte, Enceinte, Ramasse, Releve

DROIT = "cafe.tenir"
# A café that closes on Sunday and Monday is read again on Tuesday.
SANS_RELEVE = timedelta(days=3)


def dlc_proches(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Lots of which something is left, whose DLC ends within so many days or has ended."""
    lots = Ramasse.objects.en_reserve().filter(
        genre_date=Ramasse.Date.DLC, limite__lte=jour + timedelta(days=seuil)
    )
    for lot in lots.select_related("reste"):
        assert lot.limite is not None
        phrase = (
            _("%(produit)s, %(kilos)s : la DLC est passée depuis le %(le)s, jetez ou compostez")
            if lot.limite < jour
            else _("%(produit)s, %(kilos)s : DLC le %(le)s")
        )
        yield Trouvaille(
            cle=str(lot.pk),
            lieu=lot.lieu_id,
            phrase=phrase
            % {
                "produit": lot.produit,
                "kilos": kilos(lot.reste.masse_g),
                "le": date_format(lot.limite),
            },
            depuis=lot.limite,
            remedes=(Remede(_("Ouvrir le lot"), "package-open", _page_du(lot)),),
        )


def _page_du(lot: Ramasse) -> str:
    return reverse("cafe:lot", args=[lot.pk])


def releves_manquants(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Enclosures whose temperature nobody read the day before; sites where nobody reads any more.

    A site was open if something was read there that day, or if it had a menu.
    """
    hier = jour - timedelta(days=1)
    lus = Releve.objects.filter(jour=hier)
    enceintes = Enceinte.objects.filter(
        Exists(lus.filter(enceinte__lieu=OuterRef("lieu")))
        | Exists(Carte.objects.filter(lieu=OuterRef("lieu"), jour=hier)),
        ~Exists(lus.filter(enceinte=OuterRef("pk"), moment="matin"))
        | ~Exists(lus.filter(enceinte=OuterRef("pk"), moment="soir")),
        visible=True,
    )
    for enceinte in enceintes.order_by("pk"):
        yield Trouvaille(
            cle=f"{enceinte.pk}-{hier.isoformat()}",
            lieu=enceinte.lieu_id,
            phrase=_("%(nom)s : il manque un relevé du %(jour)s")
            % {"nom": enceinte.nom, "jour": date_format(hier)},
            depuis=hier,
            remedes=(Remede(_("Relever"), "thermometer", reverse("cafe:accueil")),),
        )
    yield from _plus_rien_n_est_lu(jour)


def _plus_rien_n_est_lu(jour: date) -> Iterator[Trouvaille]:
    """One per site: closed or not, what stands in its fridges warms up all the same."""
    derniers = (
        Enceinte.objects.filter(visible=True)
        .order_by("lieu")
        .values("lieu", "lieu__nom", "lieu__code")
        .annotate(dernier=Max("releves__jour"))
        .filter(dernier__lt=jour - SANS_RELEVE)
    )
    for lu in derniers:
        yield Trouvaille(
            cle=f"lieu-{lu['lieu']}-{lu['dernier'].isoformat()}",
            lieu=lu["lieu"],
            phrase=_("%(lieu)s : plus aucune température n’est relevée depuis le %(jour)s")
            % {"lieu": lu["lieu__nom"], "jour": date_format(lu["dernier"])},
            depuis=lu["dernier"],
            remedes=(
                Remede(
                    _("Relever, ou mettre hors service"),
                    "thermometer",
                    f"{reverse('cafe:hygiene')}?lieu={lu['lieu__code']}",
                ),
            ),
        )


inscrire(
    Genre(
        code="cafe_dlc",
        nom=_l("DLC proche"),
        definition=_l(
            "Un lot du garde-manger dont la DLC finit bientôt, ou est passée. Une DLC passée ne se "
            "sert et ne se donne plus ; une DDM passée se juge."
        ),
        que_faire=_l("Servez-le ou donnez-le avant ce jour ; après, compostez-le ou jetez-le."),
        pictogramme="calendar-clock",
        droit=DROIT,
        urgence=Urgence.VITE,
        chercher=dlc_proches,
        seuil=Seuil(Unite.JOURS, 1, 1, 15, _l("une DLC dans %s ou moins")),
    ),
    Genre(
        code="cafe_temperature",
        nom=_l("Relevé de température manquant"),
        definition=_l(
            "Un frigo, un congélateur ou un bain-marie du café sans son relevé du matin ou du "
            "soir, un jour où le café était "
            "ouvert (une carte, ou un relevé) ; ou plus aucun relevé depuis plus de trois jours."
        ),
        que_faire=_l("Relevez-la aujourd’hui, et dites pourquoi il manque si on vous le demande."),
        pictogramme="thermometer",
        droit=DROIT,
        urgence=Urgence.BIENTOT,
        chercher=releves_manquants,
    ),
)
