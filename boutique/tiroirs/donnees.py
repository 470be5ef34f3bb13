"""What drawers hold of people: who counted, whose cheque it is."""

from django.utils.translation import gettext_lazy as _

from boutique.regles.donnees import DIX_ANS, ECRIT_PAR_LE_LOGICIEL, PAR_NUMERO, SAVOIR_QUI, TICKETS
from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "boutique_tiroirs.Cheque",
        nom=_("Chèques remis à la banque"),
        finalite=_("remettre les chèques à la banque, et retrouver qui l’a signé s’il revient"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        identite=("tireur",),
        textes=("numero", "banque"),
        montre=("reglement__vente__numero", "reglement__vente__jour"),
        retenue=Retenue(TICKETS, ans=10, depuis="reglement__vente__jour"),
    ),
    Donnee(
        "boutique_tiroirs.MouvementEspeces",
        nom=_("Mouvements d’espèces"),
        finalite=_("savoir où est l’argent"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("motif",),
        retenue=Retenue(TICKETS, ans=10, depuis="le"),
    ),
    Donnee(
        "boutique_tiroirs.Comptage",
        nom=_("Comptages des caisses"),
        finalite=_("expliquer un écart"),
        base=Base.OBLIGATION,
        duree=DIX_ANS,
        signatures=("par",),
        textes=("motif",),
        retenue=Retenue(TICKETS, ans=10, depuis="le"),
    ),
    Donnee(
        "boutique_tiroirs.EtapeRemise",
        nom=_("Remises en banque"),
        finalite=SAVOIR_QUI,
        base=Base.OBLIGATION,
        duree=PAR_NUMERO,
        signatures=("par",),
    ),
)

exempter(ECRIT_PAR_LE_LOGICIEL, "boutique_tiroirs.Comptage.coupures")
