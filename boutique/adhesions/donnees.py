"""What memberships hold of people: whose a card is, and nothing else."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, conservee_depuis, declarer, exempter

# So long after the last day that they paid for, nobody needs to know who was a member.
GARDEE_ANS = 3

declarer(
    Donnee(
        "boutique_adhesions.Carte",
        nom=_("Cartes d’adhérent"),
        finalite=_("savoir qui est adhérent, et jusqu’à quand"),
        base=Base.CONTRAT,
        duree=_("trois ans après la fin de la dernière adhésion"),
        personnes=("personne",),
        montre=("id", "cree_le"),
        conservation=conservee_depuis(
            "boutique_adhesions.Adhesion", "carte__personne", "fin", ans=GARDEE_ANS
        ),
    ),
    Donnee(
        "boutique_adhesions.Adhesion",
        nom=_("Adhésions"),
        finalite=_("savoir qui est adhérent, et jusqu’à quand"),
        base=Base.CONTRAT,
        duree=_("pour toujours, sans nom\u00a0: la carte seule dit à qui elles sont"),
        personnes=("carte__personne",),
        montre=("debut", "fin", "paye_cts"),
    ),
)
exempter(_("code tiré au hasard"), "boutique_adhesions.Carte.code")
