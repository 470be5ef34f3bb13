"""The alerts of the drawers: one that nobody counted, one left open, what waits for the bank."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from boutique.caisses.models import Session
from boutique.ventes.models import Reglement
from petiterockette.alertes.registre import (
    Genre,
    Remede,
    Seuil,
    Trouvaille,
    Unite,
    Urgence,
    inscrire,
)
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .banque import a_porter
from .cheques import cheques_a_remettre

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


def cheques_gardes(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Sites where a cheque was taken so many days ago or more, and is on no deposit slip yet."""
    par_lieu: dict[Lieu, list[Reglement]] = defaultdict(list)
    for cheque in cheques_a_remettre(None):
        if cheque.vente.jour <= jour - timedelta(days=seuil):
            par_lieu[cheque.vente.serie.caisse.point.lieu].append(cheque)
    for lieu, cheques in par_lieu.items():
        depuis = min(r.vente.jour for r in cheques)
        phrase = ngettext(
            "%(lieu)s : %(n)s chèque à remettre, %(cts)s, le plus ancien du %(jour)s",
            "%(lieu)s : %(n)s chèques à remettre, %(cts)s, le plus ancien du %(jour)s",
            len(cheques),
        )
        yield Trouvaille(
            cle=str(lieu.pk),
            lieu=lieu.pk,
            phrase=phrase
            % {
                "lieu": lieu.nom,
                "n": nombre(len(cheques)),
                "cts": euros(sum(r.montant_cts for r in cheques)),
                "jour": date_format(depuis, "j F Y"),
            },
            depuis=depuis,
            remedes=(
                Remede(
                    _("Préparer la remise"),
                    "landmark",
                    f"{reverse('boutique:remise_nouvelle')}?lieu={lieu.code}&genre=cheques",
                ),
            ),
        )


inscrire(
    Genre(
        code="cheques_gardes",
        nom=_l("Chèques à remettre"),
        definition=_l(
            "Des chèques pris à la caisse, et qui ne sont sur aucun bordereau. Un chèque se paie "
            "pendant un an et huit jours (art. L131-59 du code monétaire et financier) ; "
            "plus il attend, plus il risque d’être sans provision."
        ),
        que_faire=_l("Préparez la remise, imprimez son bordereau, portez-la à la banque."),
        pictogramme="landmark",
        droit="boutique.tenir_les_especes",
        urgence=Urgence.BIENTOT,
        chercher=cheques_gardes,
        seuil=Seuil(Unite.JOURS, 21, 7, 180, _l("un chèque pris il y a plus de %s")),
    ),
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
