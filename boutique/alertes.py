"""The alerts of the till: a drawer that nobody counted, a till left open."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
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

from . import alertes_comptes  # noqa: F401  (they register themselves)
from .models import Session
from .remises import a_porter

A_COMPTER = "caisse_a_compter"


def a_compter(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Sessions that are closed, and whose drawer nobody counted: from the first minute on."""
    attendent = Session.objects.a_compter().filter(jour__lte=jour)
    for session in attendent.select_related("caisse__point").order_by("pk"):
        phrase = (
            _("%(caisse)s\u00a0: restée ouverte le %(jour)s, fermée d’office, pas encore comptée")
            if session.oubliee
            else _("%(caisse)s\u00a0: fermée le %(jour)s, pas encore comptée")
        )
        yield _trouvaille(
            session, phrase, Remede(_("Compter"), "calculator", _url("session", session))
        )


def restees_ouvertes(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Sessions of an earlier day that are still open."""
    ouvertes = Session.objects.ouvertes().filter(jour__lt=jour, ecole=False)
    for session in ouvertes.select_related("caisse__point").order_by("pk"):
        phrase = _("%(caisse)s\u00a0: ouverte depuis le %(jour)s")
        yield _trouvaille(session, phrase, Remede(_("Fermer"), "lock", _url("session", session)))


def remises_oubliees(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Deposit slips got ready so many days ago, and not handed over at the bank."""
    for remise in a_porter().prefetch_related("etapes").order_by("pk"):
        depuis = timezone.localdate(min(e.le for e in remise.etapes.all()))
        if depuis > jour - timedelta(days=seuil):
            continue
        phrase = _("Remise nº %(n)d, prête depuis le %(jour)s, pas portée à la banque")
        yield Trouvaille(
            cle=str(remise.pk),
            lieu=remise.lieu_id,
            phrase=phrase % {"n": remise.pk, "jour": date_format(depuis)},
            depuis=depuis,
            remedes=(
                Remede(
                    _("Voir la remise"), "landmark", reverse("boutique:remise", args=[remise.pk])
                ),
            ),
        )


def _trouvaille(session: Session, phrase: str, remede: Remede) -> Trouvaille:
    return Trouvaille(
        cle=str(session.pk),
        lieu=session.caisse.point.lieu_id,
        phrase=phrase % {"caisse": session.caisse, "jour": date_format(session.jour)},
        depuis=session.jour,
        remedes=(remede,),
    )


def _url(nom: str, session: Session) -> str:
    return reverse(f"boutique:{nom}", args=[session.pk])


inscrire(
    Genre(
        code=A_COMPTER,
        nom=_l("Caisse à compter"),
        definition=_l(
            "Une caisse fermée dont personne n’a compté le tiroir\u00a0: on ne sait pas encore "
            "s’il y a un écart."
        ),
        que_faire=_l("Comptez le tiroir, même le lendemain\u00a0: aucun total ne change."),
        pictogramme="calculator",
        droit="boutique.lire_la_caisse",
        urgence=Urgence.VITE,
        chercher=a_compter,
    ),
    Genre(
        code="caisse_restee_ouverte",
        nom=_l("Caisse restée ouverte"),
        definition=_l(
            "Une caisse ouverte un jour passé\u00a0: elle n’encaisse plus depuis 4\u00a0h\u00a030 "
            "et se fermera d’office."
        ),
        que_faire=_l("Fermez-la, puis comptez son tiroir."),
        pictogramme="lock-open",
        droit="boutique.lire_la_caisse",
        urgence=Urgence.VITE,
        chercher=restees_ouvertes,
    ),
    Genre(
        code="remise_a_porter",
        nom=_l("Remise à porter à la banque"),
        definition=_l("Des chèques ou des espèces prêts à partir, et qui sont encore là."),
        que_faire=_l("Portez-les, puis touchez «\u00a0Elle est à la banque\u00a0»."),
        pictogramme="landmark",
        droit="boutique.tenir_les_especes",
        urgence=Urgence.BIENTOT,
        chercher=remises_oubliees,
        seuil=Seuil(Unite.JOURS, 15, 1, 90, _l("une remise prête depuis plus de %s")),
    ),
)
