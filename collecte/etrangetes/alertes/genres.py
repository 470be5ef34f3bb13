"""The kinds of alerts of the matter, by what presses most."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from collecte.comptages.services.rapprochements import ECART_ALERTE
from collecte.matiere.etapes import Etape
from collecte.sorties.services.transferts import ALERTE
from petiterockette.alertes.registre import Genre, Seuil, Unite, Urgence, inscrire

from ..comptes import CLOTURE_ATTENDUE
from ..pesees import ECART_AU_PONT, PLEIN_OUBLIE, TICKET_ATTENDU
from . import figures, quai, termes

JOURS = Unite.JOURS
# What the dock does may settle what waits for it.
AU_QUAI = ("collecte:quai_bons", "collecte:quai_annuler")
_DEPUIS = _("ce qui attend depuis %s")

inscrire(
    Genre(
        code="ecart_du_mois",
        nom=_("Écart du mois trop grand"),
        definition=_(
            "Ce que les inventaires ont trouvé en plus ou en moins, rapporté à ce qui a été "
            "collecté dans le mois. Le mois en cours et le précédent."
        ),
        que_faire=_("Cherchez un tri, une vente ou un bac qui n’a pas été noté."),
        pictogramme="scale",
        droit="collecte.lire_les_mois",
        urgence=Urgence.VITE,
        chercher=figures.ecarts_du_mois,
        seuil=Seuil(Unite.POURCENT, ECART_ALERTE, 1, 50, _("un écart de plus de %s")),
    ),
    Genre(
        code="transfert",
        nom=_("Envoi entre lieux, pas reçu"),
        definition=_(
            "Parti d’un lieu, pas encore arrivé à l’autre : ces kilos ne sont dans aucun stock."
        ),
        que_faire=_("Recevez-le au quai, ou annulez l’envoi s’il n’est jamais parti."),
        pictogramme="route",
        droit="collecte.sortir",
        urgence=Urgence.VITE,
        chercher=quai.transferts,
        comptoirs=AU_QUAI,
        seuil=Seuil(JOURS, ALERTE.days, 1, 60, _("un envoi parti depuis plus de %s")),
    ),
    Genre(
        code="bac",
        nom=_("Bac oublié"),
        definition=_(
            "Un bac qui sort d’habitude tous les tant de jours, et qui n’est pas sorti depuis "
            "plus longtemps. Son rythme est la médiane de ses six derniers mois, à ce lieu."
        ),
        que_faire=_("Sortez-le, ou notez la sortie qui a été oubliée."),
        pictogramme="trash-2",
        droit="collecte.sortir",
        urgence=Urgence.BIENTOT,
        chercher=quai.bacs_oublies,
        comptoirs=AU_QUAI,
        seuil=Seuil(JOURS, 7, 1, 60, _("un bac en retard de plus de %s sur son rythme")),
    ),
    Genre(
        code="mois_ouvert",
        nom=_("Mois à clore"),
        definition=_(
            "Un mois fini, encore ouvert : ses chiffres peuvent changer après avoir été donnés."
        ),
        que_faire=_("Regardez d’abord ce qui y est étrange : « Le clore » le montre."),
        pictogramme="lock",
        droit="collecte.clore_les_mois",
        urgence=Urgence.BIENTOT,
        chercher=termes.mois_ouverts,
        seuil=Seuil(JOURS, CLOTURE_ATTENDUE.days, 1, 90, _("un mois fini depuis plus de %s")),
    ),
    Genre(
        code="ticket",
        nom=_("Tickets de pont-bascule attendus"),
        definition=_(
            "Le recycleur pèse, et son ticket n’est pas saisi : en attendant, notre poids compte."
        ),
        que_faire=_("Saisissez le ticket, ou demandez-le au recycleur."),
        pictogramme="receipt-text",
        droit="collecte.tenir_les_remises",
        urgence=Urgence.BIENTOT,
        chercher=quai.tickets,
        seuil=Seuil(
            JOURS, TICKET_ATTENDU.days, 1, 120, _("une remise sans ticket depuis plus de %s")
        ),
    ),
    Genre(
        code="ecart_pont",
        nom=_("Écart au pont-bascule"),
        definition=_(
            "Le pont et notre quai ne pèsent pas pareil : souvent une tare oubliée, ou un "
            "chargement mélangé."
        ),
        que_faire=_("Comparez la sortie et le ticket, et corrigez celui qui est faux."),
        pictogramme="scale",
        droit="collecte.tenir_les_remises",
        urgence=Urgence.A_SAVOIR,
        chercher=quai.ecarts_de_pont,
        seuil=Seuil(Unite.POURCENT, ECART_AU_PONT, 1, 50, _("un écart de plus de %s")),
    ),
    Genre(
        code="plein",
        nom=_("Contenants pleins oubliés"),
        definition=_(
            "Fermés à la table de tri, encore là : partis sans être notés, ou jamais enlevés."
        ),
        que_faire=_("Sortez-les au quai, ou annulez la fermeture de ceux qui sont partis."),
        pictogramme="package",
        droit="collecte.sortir",
        urgence=Urgence.BIENTOT,
        chercher=quai.pleins,
        comptoirs=(*AU_QUAI, "collecte:tri_annuler"),
        seuil=Seuil(JOURS, PLEIN_OUBLIE.days, 1, 365, _("ce qui attend depuis plus de %s")),
    ),
    *(
        Genre(
            code=code,
            nom=nom,
            definition=_(
                "Le premier entré est le premier sorti : ce qui est là est ce qui est arrivé en "
                "dernier. Ces kilos-là attendent depuis trop longtemps."
            ),
            que_faire=que_faire,
            pictogramme=pictogramme,
            droit=droit,
            urgence=Urgence.A_SAVOIR,
            chercher=partial(figures.stock_vieux, etape),
            comptoirs=AU_QUAI if droit == "collecte.sortir" else (),
            seuil=Seuil(JOURS, defaut, 7, 730, _DEPUIS),
        )
        for code, etape, nom, que_faire, pictogramme, droit, defaut in (
            (
                "a_trier",
                Etape.A_TRIER,
                _("À trier depuis longtemps"),
                _("Triez-les, ou recomptez : ils ont peut-être été triés sans être notés."),
                "boxes",
                "collecte.lire_le_stock",
                30,
            ),
            (
                "rayon",
                Etape.RAYON,
                _("Au rayon depuis longtemps"),
                _("Faites tourner le rayon : zone de gratuité, don ou recyclage."),
                "store",
                "collecte.lire_le_stock",
                56,
            ),
            (
                "a_recycler",
                Etape.A_RECYCLER,
                _("À recycler depuis longtemps"),
                _("Appelez le recycleur, ou notez l’enlèvement qui a été oublié."),
                "recycle",
                "collecte.sortir",
                60,
            ),
            (
                "a_jeter",
                Etape.A_JETER,
                _("À jeter depuis longtemps"),
                _("Sortez le bac ou passez à la déchetterie ; notez ce qui est déjà parti."),
                "trash-2",
                "collecte.sortir",
                30,
            ),
        )
    ),
    Genre(
        code="accord",
        nom=_("Accord ou convention qui finit"),
        definition=_(
            "Un accord avec un recycleur, la convention d’une association ou le destin d’un bac "
            "finit, et rien ne le suit. Après, plus rien ne peut leur être remis."
        ),
        que_faire=_("Renouvelez-le, puis notez le suivant dans les listes."),
        pictogramme="handshake",
        droit="listes.gerer",
        urgence=Urgence.BIENTOT,
        chercher=termes.finissants,
        seuil=Seuil(JOURS, 30, 1, 180, _("%s avant la fin")),
    ),
)
