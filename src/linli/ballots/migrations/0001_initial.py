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
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taken_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'waits for a second pair of eyes'), ('disputed', 'was read in two ways'), ('counted', 'read twice and counted'), ('spoilt', 'read twice: it says nothing')], default='waiting', max_length=10)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PaperReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reading', models.CharField(choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstain'), ('spoilt', 'spoilt')], max_length=8)),
                ('at', models.DateTimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='ballots.paper')),
                ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers_read', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.CharField(max_length=80)),
                ('named_at', models.DateTimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='representative', to='places.dwelling')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='represents', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RollEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.PositiveIntegerField()),
                ('tag', models.CharField(max_length=16)),
                ('head', models.CharField(max_length=16)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll_entries', to='places.dwelling')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll_entries', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('area__gt', 0)), name='ballots_roll_area')],
            },
        ),
        migrations.AddField(
            model_name='paper',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='ballots.rollentry'),
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=160)),
                ('question', models.TextField(blank=True, default='')),
                ('about', models.CharField(blank=True, choices=[('landing_enclosure', 'Closing the stair landings'), ('shared_parking', 'Paid parking on shared ground'), ('common_part', 'Another use of, or a business on, common parts'), ('rebuilding', 'Rebuilding or altering the building'), ('raising_fund', 'Raising money for the maintenance fund'), ('spending_fund', 'Using the maintenance fund'), ('property_manager', 'Taking on or dismissing a property company'), ('owners_committee', "Choosing the owners' committee"), ('owners_covenant', "The owners' covenant"), ('assembly_rules', "The rules of the owners' assembly"), ('other', 'Another great matter of all owners'), ('road_parking', 'Parking on a public road')], default='', max_length=24)),
                ('decision_type', models.CharField(choices=[('ordinary', 'ordinary'), ('special', 'special')], max_length=12)),
                ('signed', models.BooleanField(default=False)),
                ('fire_document', models.CharField(blank=True, default='', max_length=80)),
                ('state', models.CharField(choices=[('drafted', 'being prepared'), ('publicised', 'laid out for everybody to read'), ('open', 'open'), ('counted', 'counted'), ('annulled', 'annulled')], default='drafted', max_length=12)),
                ('publicised_at', models.DateTimeField(blank=True, null=True)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('roll_digest', models.CharField(blank=True, default='', max_length=64)),
                ('counted_at', models.DateTimeField(blank=True, null=True)),
                ('passed', models.BooleanField(blank=True, null=True)),
                ('annulled_because', models.CharField(blank=True, default='', max_length=200)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('scope', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='places.place')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['community', '-opens_at'], name='ballots_vote_latest')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='ballots_vote_code'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='ballots_vote_span')],
            },
        ),
        migrations.AddField(
            model_name='rollentry',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll', to='ballots.vote'),
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('choice', models.CharField(choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstain')], max_length=8)),
                ('channel', models.CharField(choices=[('online', 'online'), ('paper', 'on paper'), ('proxy', 'by proxy'), ('telephone', 'by telephone, with a witness')], max_length=12)),
                ('proxy_document', models.BooleanField(default=False)),
                ('document', models.CharField(blank=True, default='', max_length=80)),
                ('receipt', models.CharField(max_length=9)),
                ('salt', models.CharField(max_length=32)),
                ('at', models.DateTimeField()),
                ('cast_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='people.person')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballots_recorded', to='people.person')),
                ('replaced_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='ballots.ballot')),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballots_witnessed', to='people.person')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='ballots.rollentry')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='ballots_ballot_code'), models.UniqueConstraint(condition=models.Q(('replaced_by__isnull', True)), fields=('entry',), name='ballots_ballot_once'), models.UniqueConstraint(models.F('community'), models.F('receipt'), name='ballots_receipt_once')],
            },
        ),
        migrations.AddIndex(
            model_name='rollentry',
            index=models.Index(models.F('vote'), models.F('owner'), name='ballots_roll_owner'),
        ),
        migrations.AddConstraint(
            model_name='rollentry',
            constraint=models.UniqueConstraint(models.F('vote'), models.F('dwelling'), name='ballots_roll_once'),
        ),
        migrations.AddConstraint(
            model_name='rollentry',
            constraint=models.UniqueConstraint(models.F('vote'), models.F('tag'), name='ballots_roll_tag_once'),
        ),
    ]
