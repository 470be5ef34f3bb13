"""What tickets hold of people: free words, who sold."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import DIX_ANS, ECRIT_PAR_LE_LOGICIEL, ENCAISSER, TICKETS
from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

from .services.effacements import caviarder_ces_commentaires

declarer(
    Donnee(
        "boutique_ventes.Vente",
        nom=_("Tickets : raisons écrites"),
        finalite=ENCAISSER,
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("motif", "saisie_differee"),
        montre=("numero", "jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="jour"),
    ),
    Donnee(
        "boutique_ventes.LigneVente",
        nom=_("Lignes de tickets"),
        finalite=ENCAISSER,
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        textes=("libelle",),
        montre=("vente__numero", "vente__jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="vente__jour"),
    ),
    Donnee(
        "boutique_ventes.Reglement",
        nom=_("Règlements des tickets"),
        finalite=ENCAISSER,
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        textes=("libelle", "reference"),
        montre=("vente__numero", "vente__jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="vente__jour"),
    ),
    Donnee(
        "boutique_ventes.CommentaireVente",
        nom=_("Commentaires des tickets"),
        finalite=_("se souvenir d’un détail"),
        base=Base.INTERET,
        duree=_("jusqu’à ce qu’on les caviarde"),
        identite=("texte",),
        montre=("vente__numero", "vente__jour"),
        vider=caviarder_ces_commentaires,
    ),
)

exempter(
    ECRIT_PAR_LE_LOGICIEL,
    "boutique_ventes.CumulVentes.regime",
    "boutique_ventes.CumulVentes.genre",
    "boutique_ventes.CumulTickets.activites",
    "boutique_ventes.LigneVente.genre",
    "boutique_ventes.LigneVente.compte",
    "boutique_ventes.LigneVente.regime",
    "boutique_ventes.LigneVente.compte_tva",
    "boutique_ventes.BonAchat.code",
    "boutique_ventes.Reglement.genre",
    "boutique_ventes.Reglement.compte",
    "boutique_ventes.Vente.empreinte",
    "boutique_ventes.Vente.jeton",
    "boutique_ventes.Vente.commentaire_empreinte",
    "boutique_ventes.Vente.version",
)
