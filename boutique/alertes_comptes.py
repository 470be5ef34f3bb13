"""The alerts of the office: an invoice late, an exercise without its archive, an event not said."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

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
from petiterockette.lieux.models import Lieu
from petiterockette.mesures import nombre
from petiterockette.monnaie import euros

from .cheques import cheques_a_remettre
from .exercices import exercices_sans_archive as sans_archive
from .factures import a_payer, factures_lues
from .manifestations import annee_de_soutien
from .models import Reglement


def factures_en_retard(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Invoices whose term passed so many days ago or more, and that are not paid."""
    avant = jour - timedelta(days=seuil)
    for facture in a_payer(factures_lues(None)).filter(echeance__lt=avant).order_by("numero"):
        assert facture.echeance is not None
        yield Trouvaille(
            cle=str(facture.pk),
            lieu=facture.lieu_id,
            phrase=_("%(client)s doit %(reste)s depuis le %(jour)s (%(numero)s)")
            % {
                "client": facture.client_nom,
                "reste": euros(facture.total_cts - facture.paye_cts),
                "jour": date_format(facture.echeance),
                "numero": facture.numero_lisible,
            },
            depuis=facture.echeance,
            remedes=(
                Remede(
                    _("Voir la facture"),
                    "file-text",
                    reverse("boutique:facture", args=[facture.pk]),
                ),
            ),
        )


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


def exercices_sans_archive(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Exercises closed so many days ago or more, of which no archive holds every day."""
    for debut, fin in sans_archive():
        if fin > jour - timedelta(days=seuil):
            continue
        yield Trouvaille(
            cle=f"{debut:%Y%m%d}-{fin:%Y%m%d}",
            lieu=None,
            phrase=_("L’exercice clos le %(jour)s n’a pas d’archive") % {"jour": date_format(fin)},
            depuis=fin,
            remedes=(Remede(_("Archiver"), "archive", reverse("boutique:archives")),),
        )


def recettes_sans_manifestation(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Days of this year on which something was sold as exempt, and that no event holds."""
    for le, cts in annee_de_soutien(jour.year).hors:
        yield Trouvaille(
            cle=f"{le:%Y%m%d}",
            lieu=None,
            phrase=_("%(montant)s vendus comme exonérés le %(jour)s, sans manifestation annoncée")
            % {"montant": euros(cts), "jour": date_format(le)},
            depuis=le,
            remedes=(
                Remede(_("Les manifestations"), "party-popper", reverse("boutique:manifestations")),
            ),
        )


inscrire(
    Genre(
        code="facture_en_retard",
        nom=_l("Facture en retard"),
        definition=_l("Une facture dont l’échéance est passée, et qui n’est pas payée."),
        que_faire=_l(
            "Appelez le client\u00a0; notez le paiement quand vous le voyez sur le compte."
        ),
        pictogramme="file-text",
        droit="boutique.facturer",
        urgence=Urgence.BIENTOT,
        chercher=factures_en_retard,
        seuil=Seuil(Unite.JOURS, 5, 1, 90, _l("une facture en retard de plus de %s")),
    ),
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
        code="exercice_sans_archive",
        nom=_l("Exercice sans archive"),
        definition=_l("Un exercice clos dont aucune archive ne tient tous les jours."),
        que_faire=_l("Faites l’archive, puis gardez le fichier sur deux supports."),
        pictogramme="archive",
        droit="boutique.archiver",
        urgence=Urgence.BIENTOT,
        chercher=exercices_sans_archive,
        seuil=Seuil(Unite.JOURS, 7, 1, 90, _l("un exercice clos depuis plus de %s")),
    ),
    Genre(
        code="recettes_sans_manifestation",
        nom=_l("Recettes exonérées sans manifestation"),
        definition=_l(
            "De l’argent pris sous l’exonération des six manifestations, un jour où aucune n’est "
            "annoncée."
        ),
        que_faire=_l("Annoncez la manifestation, ou changez le régime de l’activité."),
        pictogramme="party-popper",
        droit="boutique.regler",
        urgence=Urgence.BIENTOT,
        chercher=recettes_sans_manifestation,
    ),
)
