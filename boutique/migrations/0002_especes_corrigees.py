from django.db import migrations, models
from django.db.models import F, Q

PLACES = [
    ("tiroir", "tiroir"),
    ("coffre", "coffre"),
    ("banque", "banque"),
    ("depense", "petite dépense"),
    ("ecart", "écart constaté"),
    ("corrige", "paiements corrigés"),
]
CODES = [code for code, _nom in PLACES]
SANS_TIROIR = ("coffre", "banque", "depense", "ecart")


class Migration(migrations.Migration):
    dependencies = [("boutique", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="mouvementespeces",
            name="de",
            field=models.CharField(choices=PLACES, max_length=8, verbose_name="de"),
        ),
        migrations.AlterField(
            model_name="mouvementespeces",
            name="vers",
            field=models.CharField(choices=PLACES, max_length=8, verbose_name="vers"),
        ),
        migrations.RemoveConstraint("mouvementespeces", "boutique_especes_mouvement"),
        migrations.RemoveConstraint("mouvementespeces", "boutique_especes_tiroir"),
        migrations.AddConstraint(
            "mouvementespeces",
            models.CheckConstraint(
                condition=Q(montant_cts__gt=0)
                & Q(de__in=CODES, vers__in=CODES)
                & ~Q(de=F("vers"))
                & ~Q(motif=""),
                name="boutique_especes_mouvement",
                violation_error_message="Des espèces vont d’une place à une autre, et pourquoi.",
            ),
        ),
        migrations.AddConstraint(
            "mouvementespeces",
            models.CheckConstraint(
                condition=Q(session__isnull=False, de="tiroir")
                | Q(session__isnull=False, vers="tiroir")
                | Q(session__isnull=False, de="corrige", vers="ecart")
                | Q(session__isnull=False, de="ecart", vers="corrige")
                | Q(session=None, de__in=SANS_TIROIR, vers__in=SANS_TIROIR),
                name="boutique_especes_tiroir",
                violation_error_message="Un tiroir, son écart sont ceux d’une session.",
            ),
        ),
    ]
