from django.db import migrations


def nommer_la_matiere(apps, schema_editor):
    """A base that has its accounts gets the one of matter sold; a new one gets all by itself."""
    PosteComptable = apps.get_model("boutique", "PosteComptable")
    if PosteComptable.objects.exists():
        PosteComptable.objects.get_or_create(poste="matiere", defaults={"compte": "703000"})


class Migration(migrations.Migration):

    dependencies = [("boutique", "0005_exercices_figes")]

    operations = [migrations.RunPython(nommer_la_matiere, migrations.RunPython.noop)]
