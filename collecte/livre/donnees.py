"""What is held of people: bons, comments and who signed them."""

from django.utils.translation import gettext_lazy as _

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL
from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

from .services.commentaires import caviarder_ces_commentaires

REGISTRE = Retenue(
    _("registre scellé de la matière, pièce des conventions et des comptes : dix ans"),
    ans=10,
    depuis="enregistre_le",
)

declarer(
    Donnee(
        "collecte_livre.Commentaire",
        nom=_("Commentaires des bons"),
        finalite=_("se souvenir d’un détail"),
        base=Base.INTERET,
        duree=_("jusqu’à ce qu’on les caviarde"),
        identite=("texte",),
        montre=("bon__id", "bon__jour"),
        vider=caviarder_ces_commentaires,
    ),
    Donnee(
        "collecte_livre.Bon",
        nom=_("Bons : raisons d’annulation"),
        finalite=_("dire pourquoi un geste est annulé"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("motif",),
        retenue=REGISTRE,
    ),
)

exempter(
    ECRIT_PAR_LE_LOGICIEL,
    "collecte_livre.Bon.empreinte",
    "collecte_livre.Bon.commentaire_empreinte",
    "collecte_livre.Apport.jeton",
    "collecte_livre.Stock.etape",
    "collecte_livre.Cumul.de",
    "collecte_livre.Cumul.vers",
    "collecte_livre.Cumul.mesure",
    "collecte_livre.CumulAnnees.de",
    "collecte_livre.CumulAnnees.vers",
    "collecte_livre.CumulAnnees.mesure",
    "collecte_livre.CumulPartenaires.fin",
    "collecte_livre.Mouvement.ventilation",
)
