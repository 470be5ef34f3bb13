import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('boutique', '0001_initial'),
        ('collecte', '0006_ventes'),
    ]

    operations = [
        migrations.AddField(
            model_name='lignevente',
            name='confirmee',
            field=models.BooleanField(default=False, verbose_name='poids confirmé'),
        ),
        migrations.CreateModel(
            name='EtalonArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='etalons', to='boutique.article', verbose_name='article')),
                ('etalonnage', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='de_l_article', to='collecte.etalonnage', verbose_name='étalonnage')),
            ],
            options={
                'verbose_name': 'étalonnage d’un article',
                'verbose_name_plural': 'étalonnages d’articles',
                'ordering': ('-id',),
            },
        ),
    ]
