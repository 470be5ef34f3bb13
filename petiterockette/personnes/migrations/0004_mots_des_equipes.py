from django.db import migrations
from django.db.models import Q

from petiterockette.personnes.mots import mots_de


def indexer(apps, schema_editor):
    """Who had a name tile or an account is in the directory; donors are not."""
    Personne = apps.get_model("personnes", "Personne")
    Mot = apps.get_model("personnes", "Mot")
    Equipier = apps.get_model("personnes", "Equipier")
    connues = Personne.objects.filter(
        ~Q(nom="") | Q(pk__in=Equipier.objects.values("personne")), anonymisee_le=None
    )
    Mot.objects.bulk_create(
        [
            Mot(personne=personne, mot=mot)
            for personne in connues
            for mot in mots_de(personne.prenom, personne.nom)
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("personnes", "0003_annuaire")]

    operations = [migrations.RunPython(indexer, migrations.RunPython.noop)]
