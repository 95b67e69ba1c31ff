import django.db.models.deletion
import linli.estate.rules
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('payments', '0001_initial'),
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('received_fen', models.BigIntegerField(default=0)),
                ('answer', models.CharField(choices=[('satisfied', 'satisfied'), ('not_satisfied', 'not satisfied'), ('no_answer', 'no answer')], default='no_answer', max_length=16)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='places.dwelling')),
            ],
            options={
                'indexes': [models.Index(models.F('community'), models.F('dwelling'), name='estate_bill_dwelling')],
                'constraints': [models.CheckConstraint(condition=models.Q(('received_fen__gte', 0)), name='estate_bill_received')],
            },
        ),
        migrations.CreateModel(
            name='FeePayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('bill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='estate.bill')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='fee_payment', to='payments.receipt')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='estate_feepayment_code')],
            },
        ),
        migrations.CreateModel(
            name='FeeRefund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('reason', models.CharField(max_length=200)),
                ('move_id', models.BigIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='estate.feepayment')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='estate_feerefund_code'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='estate_refund_amount')],
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('months', models.PositiveSmallIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='estate_period_code')],
            },
        ),
        migrations.AddField(
            model_name='bill',
            name='period',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='estate.period'),
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('mode', models.CharField(choices=[('company', 'property company'), ('self_run', 'run by the residents'), ('pilot', 'serve first, pay when satisfied'), ('none', 'nobody')], max_length=12)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('rate_fen', models.PositiveIntegerField(default=0)),
                ('decision', models.CharField(blank=True, default='', max_length=120)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('scope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='schemes', to='places.place')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(models.F('community'), models.F('mode'), models.F('since'), name='estate_scheme_mode')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='estate_scheme_code')],
            },
        ),
        migrations.AddField(
            model_name='period',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='periods', to='estate.scheme'),
        ),
        migrations.CreateModel(
            name='BookEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('on_date', models.DateField()),
                ('account', models.CharField(choices=[('wages', 'wages'), ('operations', 'operations'), ('public_improvement', 'public_improvement')], max_length=24)),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('memo', models.CharField(blank=True, default='', max_length=160)),
                ('move_id', models.BigIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='book', to='estate.scheme')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='estate_bookentry_code'), models.CheckConstraint(condition=models.Q(('account__in', [linli.estate.rules.Book['WAGES'], linli.estate.rules.Book['OPERATIONS'], linli.estate.rules.Book['PUBLIC_IMPROVEMENT']])), name='estate_book_no_profit'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='estate_book_amount')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('answer', models.CharField(choices=[('satisfied', 'satisfied'), ('not_satisfied', 'not satisfied'), ('no_answer', 'no answer')], max_length=16)),
                ('at', models.DateTimeField()),
                ('bill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='estate.bill')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmations_recorded', to='people.person')),
            ],
            options={
                'ordering': ['at', 'id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='estate_confirmation_code')],
            },
        ),
        migrations.AddConstraint(
            model_name='bill',
            constraint=models.UniqueConstraint(models.F('period'), models.F('dwelling'), name='estate_bill_once'),
        ),
    ]
