import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('size', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('blur_checked', models.BooleanField(default=False)),
                ('public', models.BooleanField(default=False)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='people.person')),
            ],
            options={
                'verbose_name': 'photo',
                'verbose_name_plural': 'photos',
                'indexes': [models.Index(models.F('community'), models.F('sha'), name='files_photo_sha')],
                'constraints': [models.CheckConstraint(condition=models.Q(('public', False), ('blur_checked', True), _connector='OR'), name='files_photo_public_after_blur_check')],
            },
        ),
    ]
