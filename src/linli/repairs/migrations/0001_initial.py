import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('grid', '0001_initial'),
        ('payments', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Repair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expert', models.CharField(blank=True, default='', max_length=80)),
                ('cause', models.TextField(blank=True, default='')),
                ('measures', models.TextField(blank=True, default='')),
                ('responsible', models.CharField(blank=True, choices=[('these_households', 'the owners of these homes together'), ('property_company', 'the property company, by its contract'), ('utility', 'the utility that runs the pipe or cable'), ('one_owner', 'one owner alone'), ('public', 'the authority in charge of the street')], default='', max_length=20)),
                ('clause', models.CharField(blank=True, default='', max_length=200)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='repair', to='grid.case')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('inquiry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='repair', to='payments.inquiry')),
                ('payers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repairs_paid', to='places.place')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('equal_fen', models.PositiveBigIntegerField()),
                ('by_area_fen', models.PositiveBigIntegerField()),
                ('paid_fen', models.PositiveBigIntegerField(default=0)),
                ('paid_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, default='', max_length=8)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='places.dwelling')),
            ],
        ),
        migrations.CreateModel(
            name='ShareAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(max_length=8)),
                ('at', models.DateTimeField()),
                ('channel', models.CharField(max_length=24)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='share_answers', to='people.person')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='share_answers_recorded', to='people.person')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='repairs.share')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SharePayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='share_payment', to='payments.receipt')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='repairs.share')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ShareRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('asked_basis', models.CharField(choices=[('equal', 'equal'), ('by_area', 'by_area')], max_length=8)),
                ('basis', models.CharField(choices=[('equal', 'equal'), ('by_area', 'by_area')], max_length=8)),
                ('total_fen', models.PositiveBigIntegerField()),
                ('reason', models.CharField(blank=True, default='', max_length=200)),
                ('chosen_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('asking', 'asking the neighbours'), ('collecting', 'collecting'), ('settled', 'paid to the contractor')], default='asking', max_length=12)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='share_requests', to='grid.case')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('quote', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='share_request', to='payments.quote')),
                ('scope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='share_requests', to='places.place')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='repairs_sharerequest_code')],
            },
        ),
        migrations.AddField(
            model_name='share',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='repairs.sharerequest'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.UniqueConstraint(models.F('request'), models.F('dwelling'), name='repairs_share_once'),
        ),
    ]
