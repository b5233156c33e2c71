"""
The tables of the growth references in the form this folder and app/growth keep them. Not part of a user's set-up.

    python3 tables.py DATA_FOLDER

DATA_FOLDER holds weianthro.txt.gz, lenanthro.txt.gz, bmianthro.txt.gz (WHO, one row a day), growthfile_who.csv.gz (head circumference) and
growthfile_cdc_ext.csv.gz. It writes who-daily.csv, cdc-lms.csv and ../../../app/growth/tables.ts; who-weight-for-length.csv is kept by hand.
"""
import csv
import gzip
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SEXES = ('female', 'male')
WHO_LAST_DAY = 1856
WHO_HEAD_LAST_DAY = 1826
DAYS_A_MONTH = 30.4375
CDC_COLUMNS = {'weight': 'wt', 'length': 'ht', 'bmi': 'bmi', 'head': 'hc'}
# The last day the file gives the infant charts on, and the first of the charts for 2 to 20 years.
CDC_INFANT_LAST, CDC_CHILD_FIRST = 730, 731


def rows(folder, name, delimiter):
    with gzip.open(os.path.join(folder, name), 'rt') as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def who_daily(folder):
    table = {(sex, day): {} for sex in SEXES for day in range(WHO_LAST_DAY + 1)}
    for name, file in (('weight', 'weianthro'), ('length', 'lenanthro'), ('bmi', 'bmianthro')):
        for row in rows(folder, f'{file}.txt.gz', '\t'):
            sex = 'male' if row['sex'] == '1' else 'female'
            table[sex, int(row['age'])][name] = (row['l'], row['m'], row['s'])
    for row in rows(folder, 'growthfile_who.csv.gz', ','):
        sex = 'male' if row['sex'] == '0' else 'female'
        table[sex, int(row['agedays'])]['head'] = ('1', f"{float(row['who_hc_m']):.4f}", f"{float(row['who_hc_s']):.5f}")
    return table


def cdc_series(folder):
    series = {}
    for row in rows(folder, 'growthfile_cdc_ext.csv.gz', ','):
        sex = 'male' if row['sex'] == '0' else 'female'
        for name, column in CDC_COLUMNS.items():
            if row[f'cdc_{column}_m']:
                value = tuple(float(row[f'cdc_{column}_{one}']) for one in 'lms')
                series.setdefault((sex, name), {})[int(row['agedays'])] = value
    return series


def at(series, first, last, day):
    """The value on a fractional day, by a cubic through the four days around it; beyond the last day the cubic goes on."""
    start = min(max(int(day) - 1, first), last - 3)
    days = range(start, start + 4)
    weights = []
    for i in days:
        weight = 1.0
        for j in days:
            if j != i:
                weight *= (day - j) / (i - j)
        weights.append(weight)
    return [sum(weight * series[i][part] for weight, i in zip(weights, days)) for part in range(3)]


def line(series, from_day, to_day, day):
    """The first interval of each chart is a straight line in the file."""
    share = (day - from_day) / (to_day - from_day)
    return [a + share * (b - a) for a, b in zip(series[from_day], series[to_day])]


def knots(series, infant, last_month):
    """CDC publishes L, M, S at the half months; between them one interpolates linearly."""
    first, last = (0, CDC_INFANT_LAST) if infant else (CDC_CHILD_FIRST, max(series))
    last = min(last, max(series)) if last_month <= 24.5 or not infant else max(series)
    start = 0 if infant else 24
    months = [start] + [start + 0.5 + k for k in range(int(last_month - start + 0.5))] + ([] if last_month % 1 else [last_month])
    for month in months:
        day = month * DAYS_A_MONTH
        if month <= start + 0.5:
            edge = int((start + 0.5) * DAYS_A_MONTH)
            yield month, line(series, 0 if infant else CDC_CHILD_FIRST, edge, day)
        else:
            yield month, at(series, first, last, day)


def cdc_knots(folder):
    for (sex, name), series in sorted(cdc_series(folder).items()):
        if name != 'bmi':
            for month, value in knots(series, True, 36 if name == 'head' else 24.5):
                yield sex, name, 'infant', month, value
        if name != 'head':
            for month, value in knots(series, False, 240):
                yield sex, name, 'child', month, value


def number(text):
    return f'{float(text):.7f}'.rstrip('0').rstrip('.')


def write_csv(name, head, lines):
    with open(os.path.join(HERE, name), 'w') as file:
        file.write(head + '\n')
        file.writelines(','.join(line) + '\n' for line in lines)


def columns(lines):
    return [' '.join(column) for column in zip(*lines)]


def typescript(tables):
    yield '/** Written by models/training/growth/tables.py. Sources and licences: NOTICE.md. */\n'
    yield '/** Space-separated columns; `x` in days (WHO), months (CDC) or cm (weight for length). */\n'
    yield 'export type RawTable = Readonly<{ x: string; l: string; m: string; s: string }>\n\n'
    yield 'export const RAW: Readonly<Record<string, RawTable>> = {\n'
    for name, lines in tables:
        x, l, m, s = columns(lines)
        yield f"  '{name}': {{\n    x: '{x}',\n    l: '{l if len(set(l.split())) > 1 else l.split()[0]}',\n    m: '{m}',\n    s: '{s}',\n  }},\n"
    yield '}\n'


def main(folder):
    daily = who_daily(folder)
    part = lambda row, name, keep: [number(row[name]['lms'.index(one)]) if name in row else '' for one in keep]
    write_csv(
        'who-daily.csv',
        'sex,day,weight_l,weight_m,weight_s,length_m,length_s,bmi_l,bmi_m,bmi_s,head_m,head_s',
        ([sex, str(day)] + part(row, 'weight', 'lms') + part(row, 'length', 'ms') + part(row, 'bmi', 'lms') + part(row, 'head', 'ms')
         for (sex, day), row in daily.items()),
    )
    cdc = [(sex, name, chart, number(month), [number(one) for one in value]) for sex, name, chart, month, value in cdc_knots(folder)]
    write_csv('cdc-lms.csv', 'sex,indicator,chart,months,l,m,s', ([sex, name, chart, month] + value for sex, name, chart, month, value in cdc))
    with open(os.path.join(HERE, 'who-weight-for-length.csv')) as file:
        weight_for_length = list(csv.DictReader(file))
    # The head circumference is given per month: the days beside each corner keep its lines straight.
    corners = {int(month * DAYS_A_MONTH) + side for month in range(1, 60) for side in (0, 1)}
    tables = []
    for sex in SEXES:
        for name in ('weight', 'length', 'bmi', 'head'):
            last = WHO_HEAD_LAST_DAY if name == 'head' else WHO_LAST_DAY
            days = sorted({*range(0, 42), *range(0, last + 1, 7), 730, 731, last, *(corners if name == 'head' else ())})
            tables.append((f'who {name} {sex}', [[str(day)] + [number(one) for one in daily[sex, day][name]] for day in days]))
        for position in ('lying', 'standing'):
            kept = [row for row in weight_for_length if row['sex'] == sex and row['position'] == position]
            tables.append((f'who weight-for-length {position} {sex}', [[number(row[one]) for one in ('cm', 'l', 'm', 's')] for row in kept]))
        for name, chart in (('weight', 'infant'), ('length', 'infant'), ('head', 'infant'), ('weight', 'child'), ('length', 'child'), ('bmi', 'child')):
            kept = [[month] + value for one, other, which, month, value in cdc if (one, other, which) == (sex, name, chart)]
            tables.append((f'cdc {name} {chart} {sex}', kept))
    with open(os.path.join(HERE, '..', '..', '..', 'app', 'growth', 'tables.ts'), 'w') as file:
        file.writelines(typescript(tables))


main(sys.argv[1])
