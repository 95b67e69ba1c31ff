import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Community',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('host', models.CharField(blank=True, default='', max_length=120)),
                ('phone', models.CharField(blank=True, default='', max_length=40)),
                ('boundary', models.JSONField(blank=True, null=True)),
                ('settings', models.JSONField(default=dict)),
                ('story_as_of', models.DateTimeField(blank=True, null=True)),
                ('clock_set_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'community',
                'verbose_name_plural': 'communities',
                'constraints': [models.UniqueConstraint(condition=models.Q(('host', ''), _negated=True), fields=('host',), name='places_community_host_once')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('grid', 'grid'), ('compound', 'compound'), ('building', 'building'), ('unit', 'stairwell'), ('facility', 'facility')], max_length=12)),
                ('name', models.CharField(max_length=80)),
                ('facility_kind', models.CharField(blank=True, default='', max_length=40)),
                ('x_m', models.IntegerField(blank=True, null=True)),
                ('y_m', models.IntegerField(blank=True, null=True)),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('boundary', models.JSONField(blank=True, null=True)),
                ('order', models.PositiveIntegerField(default=0)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('grid', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_grid', to='places.place')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
                'abstract': False,
                'indexes': [models.Index(models.F('community'), models.F('kind'), models.F('order'), name='places_place_kind')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='places_place_code'), models.CheckConstraint(condition=models.Q(('kind__in', ['grid', 'compound', 'building', 'unit', 'facility'])), name='places_place_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'unit'), _negated=True), ('parent__isnull', False), _connector='OR'), name='places_unit_has_building')],
            },
        ),
        migrations.CreateModel(
            name='Dwelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('floor', models.SmallIntegerField()),
                ('room', models.CharField(max_length=20)),
                ('area', models.PositiveIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dwellings', to='places.place')),
            ],
            options={
                'verbose_name': 'dwelling',
                'verbose_name_plural': 'dwellings',
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='places_dwelling_code'), models.CheckConstraint(condition=models.Q(('area__gt', 0)), name='places_dwelling_area')],
            },
        ),
        migrations.CreateModel(
            name='Shop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('street', models.CharField(max_length=80)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'verbose_name': 'shop',
                'verbose_name_plural': 'shops',
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='places_shop_code')],
            },
        ),
        migrations.CreateModel(
            name='Numbering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=12)),
                ('last', models.PositiveIntegerField(default=0)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('prefix'), name='places_numbering_once')],
            },
        ),
    ]
