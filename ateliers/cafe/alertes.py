"""The alerts of the café: food that ends tomorrow, a temperature that nobody read."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
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
from petiterockette.dates import date_format
from petiterockette.mesures import kilos

from .models import Enceinte, Ramasse, Releve

DROIT = "cafe.tenir"


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
    """Enclosures whose temperature nobody read the day before.

    A site where nothing at all was read that day was closed.
    """
    hier = jour - timedelta(days=1)
    lus = Releve.objects.filter(jour=hier)
    enceintes = Enceinte.objects.filter(
        Exists(lus.filter(enceinte__lieu=OuterRef("lieu"))),
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
            "Une enceinte du café sans son relevé du matin ou du soir, un jour où le café était "
            "ouvert."
        ),
        que_faire=_l("Relevez-la aujourd’hui, et dites pourquoi il manque si on vous le demande."),
        pictogramme="thermometer",
        droit=DROIT,
        urgence=Urgence.BIENTOT,
        chercher=releves_manquants,
    ),
)
