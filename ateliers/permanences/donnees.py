"""What the permanences hold of people, why, and until when."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, conservee_depuis, declarer

declarer(
    Donnee(
        "permanences.Permanence",
        nom=_("Permanences vélo"),
        finalite=_("savoir qui a ouvert l’atelier"),
        base=Base.INTERET,
        duree=_("tant que les chiffres servent"),
        signatures=("par",),
    ),
    Donnee(
        "permanences.Visite",
        nom=_("Passages aux permanences vélo"),
        finalite=_("tenir la file, compter les passages"),
        base=Base.INTERET,
        duree=_("un an après le passage"),
        personnes=("personne",),
        montre=("arrivee_le", "a_repare"),
        conservation=conservee_depuis("permanences.Visite", "personne", "arrivee_le", ans=1),
    ),
    Donnee(
        "permanences.Releve",
        nom=_("Relevés des permanences vélo"),
        finalite=_("rendre compte aux financeurs"),
        base=Base.INTERET,
        duree=_("tant que les chiffres servent"),
        signatures=("par",),
    ),
)
