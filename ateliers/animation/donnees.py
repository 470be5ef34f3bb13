"""What the animation holds of people: whom to call about a request, and who did what."""

from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, Retenue, declarer, exempter

declarer(
    Donnee(
        "animation.Demande",
        nom=_("Demandes d’animation"),
        finalite=_("préparer une animation avec qui la demande"),
        base=Base.CONTRAT,
        duree=_("un an après la fin de la demande"),
        identite=("contact", "courriel", "telephone"),
        textes=("souhaits", "notes"),
        montre=("organisme__nom", "recue_le", "etat"),
    ),
    Donnee(
        "animation.Organisme",
        nom=_("Organismes qui demandent une animation"),
        finalite=_("savoir quelles structures sont accueillies"),
        base=Base.INTERET,
        duree=_("sans limite"),
        textes=("nom", "adresse"),
    ),
    Donnee(
        "animation.Devis",
        nom=_("Devis d’animation"),
        finalite=_("dire le prix d’une animation"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        signatures=("par",),
        textes=("client_nom", "client_adresse", "emetteur", "mentions"),
        retenue=Retenue(
            _("pièce commerciale : Code de commerce, art. L123-22"), ans=10, depuis="jour"
        ),
    ),
    Donnee(
        "animation.LigneDevis",
        nom=_("Lignes des devis d’animation"),
        finalite=_("dire le prix d’une animation"),
        base=Base.OBLIGATION,
        duree=_("dix ans"),
        textes=("libelle",),
        retenue=Retenue(
            _("pièce commerciale : Code de commerce, art. L123-22"), ans=10, depuis="devis__jour"
        ),
    ),
    Donnee(
        "animation.Etape",
        nom=_("Étapes des demandes d’animation"),
        finalite=_("savoir qui a confirmé, refusé ou annulé"),
        base=Base.INTERET,
        duree=_("sans limite, par un numéro"),
        signatures=("par",),
    ),
    Donnee(
        "animation.Avis",
        nom=_("Avis des participants"),
        finalite=_("savoir qui a compté"),
        base=Base.INTERET,
        duree=_("sans limite, par un numéro"),
        signatures=("par",),
    ),
    Donnee(
        "animation.Provenance",
        nom=_("Provenance des participants"),
        finalite=_("savoir qui a compté"),
        base=Base.INTERET,
        duree=_("sans limite, par un numéro"),
        signatures=("par",),
    ),
)

exempter(
    _("le code postal d’un organisme, une unité"),
    "animation.Organisme.code_postal",
    "animation.LigneDevis.unite",
)
