"""Features of intensive-care stays at any hour, as app/risk/icu computes them from a chart. A test holds the two to each other.

`python3 stays.py FILE HOUR... > features.json` writes those of the stays in FILE (a table RecordID,Time,Parameter,Value).
"""
import json
import sys

import numpy as np
import pandas as pd

# Series: column of PhysioNet 2012 (several where one thing has two), plausible low and high. A value outside is left out.
SERIES = {
    'hr': (['HR'], 15, 300),
    'sbp': (['SysABP', 'NISysABP'], 30, 300),
    'dbp': (['DiasABP', 'NIDiasABP'], 10, 200),
    'map': (['MAP', 'NIMAP'], 20, 250),
    'rr': (['RespRate'], 3, 80),
    'temp': (['Temp'], 25, 45),
    'spo2': (['SaO2'], 40, 100),
    'gcs': (['GCS'], 3, 15),
    'fio2': (['FiO2'], 0.21, 1),
    'ph': (['pH'], 6.5, 8),
    'paco2': (['PaCO2'], 8, 200),
    'pao2': (['PaO2'], 15, 700),
    'lactate': (['Lactate'], 0.1, 40),
    'bun': (['BUN'], 1, 300),
    'creatinine': (['Creatinine'], 0.1, 40),
    'sodium': (['Na'], 90, 200),
    'potassium': (['K'], 1, 12),
    'bicarbonate': (['HCO3'], 2, 60),
    'glucose': (['Glucose'], 5, 2000),
    'magnesium': (['Mg'], 0.3, 12),
    'hematocrit': (['HCT'], 5, 75),
    'wbc': (['WBC'], 0.05, 500),
    'platelets': (['Platelets'], 1, 3000),
    'albumin': (['Albumin'], 0.5, 7),
    'alp': (['ALP'], 5, 5000),
    'alt': (['ALT'], 1, 30000),
    'ast': (['AST'], 1, 30000),
    'bilirubin': (['Bilirubin'], 0.1, 80),
    'troponin_i': (['TroponinI'], 0.01, 500),
    'troponin_t': (['TroponinT'], 0.01, 100),
    'cholesterol': (['Cholesterol'], 20, 1000),
    'weight': (['Weight'], 25, 350),
}
URINE = (0, 3000)
COLUMN = {column: name for name, (columns, _, _) in SERIES.items() for column in columns}


def read2012(file):
    """-> {record: {'age','sex','icu_type', 'series': {name: (minutes, values)}, 'urine': (minutes, mL), 'vent': minutes}}"""
    long = pd.read_csv(file)
    clock = long.Time.str.split(':', expand=True).astype(int)
    long['minute'] = clock[0] * 60 + clock[1]
    stays = {}
    still = long[(long.minute == 0) & long.Parameter.isin(['Age', 'Gender', 'ICUType'])]
    for record, one in still.groupby('RecordID'):
        said = dict(zip(one.Parameter, one.Value))
        sex = said.get('Gender', np.nan)
        stays[record] = dict(age=said.get('Age', np.nan), sex=sex if sex in (0, 1) else np.nan, icu_type=said.get('ICUType', np.nan),
                             series={}, urine=(np.array([]), np.array([])), vent=np.array([]))
    for (record, name), one in long.assign(name=long.Parameter.map(COLUMN)).groupby(['RecordID', 'name']):
        _, low, high = SERIES[name]
        kept = one[(one.Value >= low) & (one.Value <= high)]
        if len(kept):
            at = kept.groupby('minute').Value.mean()
            stays[record]['series'][name] = (at.index.values.astype(float), at.values)
    for record, one in long[long.Parameter == 'Urine'].groupby('RecordID'):
        kept = one[(one.Value >= URINE[0]) & (one.Value <= URINE[1])].sort_values('minute', kind='stable')
        stays[record]['urine'] = (kept.minute.values.astype(float), kept.Value.values)
    for record, one in long[long.Parameter == 'MechVent'].groupby('RecordID'):
        stays[record]['vent'] = np.sort(one.minute.values.astype(float))
    return stays


# Statistics of each series that are inputs: see of_series.
COURSE = ['last', 'first', 'min', 'max', 'mean', 'mean_12h', 'mean_24h', 'min_6h', 'max_6h']
STATS = {
    **{one: COURSE for one in ['hr', 'sbp', 'map', 'rr', 'temp', 'gcs']},
    **{one: ['last', 'first', 'min', 'max', 'mean'] for one in ['dbp', 'fio2']},
    **{one: ['last', 'first', 'mean'] for one in ['ph', 'paco2', 'pao2', 'lactate', 'bun', 'creatinine', 'sodium', 'potassium', 'bicarbonate',
                                                 'glucose', 'magnesium', 'hematocrit', 'wbc', 'platelets']},
    **{one: ['last'] for one in ['spo2', 'albumin', 'alp', 'alt', 'ast', 'bilirubin', 'troponin_i', 'troponin_t', 'weight']},
}
SPREADS = ['gcs']
COUNTS = ['gcs', 'hr', 'ph', 'lactate', 'bun', 'glucose', 'platelets', 'bilirubin', 'rr', 'temp', 'sbp', 'pao2']
OTHERS = ['shock_index', 'bun_creatinine', 'pf_last', 'pf_min', 'urine_per_hour', 'urine_6h', 'urine_12h', 'urine_24h']


def names():
    return ['hours', 'age', 'sex', 'icu_type', 'ventilated', *OTHERS, *[f'{one}_{stat}' for one, stats in STATS.items() for stat in stats],
            *[f'{one}_sd' for one in SPREADS], *[f'{one}_count' for one in COUNTS]]


def of_series(name, minutes, values, hour):
    """First, last, lowest, highest, mean since admission; some of them of the last hours; spread of three values or more; values per hour."""
    until = hour * 60
    known = values[minutes <= until]
    if len(known) == 0:
        return {}
    found = dict(first=known[0], last=known[-1], min=known.min(), max=known.max(), mean=known.mean(), count=len(known) / hour)
    if len(known) > 2:
        found['sd'] = known.std()
    for hours, stats in ((6, ['min', 'max']), (12, ['mean']), (24, ['mean'])):
        recent = values[(minutes > until - hours * 60) & (minutes <= until)]
        if len(recent):
            found.update({f'{stat}_{hours}h': getattr(recent, stat)() for stat in stats})
    return {f'{name}_{stat}': value for stat, value in found.items()}


def oxygenation(series, until):
    """PaO2 over the FiO2 known when the gas was taken: last and lowest."""
    if 'fio2' not in series or 'pao2' not in series:
        return {}
    (ft, fv), (pt, pv) = series['fio2'], series['pao2']
    at = np.searchsorted(ft, pt, 'right')
    ratios = [p / fv[i - 1] for p, t, i in zip(pv, pt, at) if i > 0 and t <= until]
    return {'pf_last': ratios[-1], 'pf_min': min(ratios)} if ratios else {}


def urine(minutes, values, hour):
    until = hour * 60
    if not (minutes <= until).any():
        return {}
    total = lambda hours: values[(minutes <= until) & (minutes > until - hours * 60)].sum()
    return {'urine_per_hour': values[minutes <= until].sum() / hour, **{f'urine_{hours}h': total(hours) for hours in (6, 12, 24)}}


def features(stay, hour):
    until = hour * 60
    row = dict.fromkeys(names(), np.nan)
    row.update(hours=hour, age=stay['age'], sex=stay['sex'], icu_type=stay['icu_type'], ventilated=float((stay['vent'] <= until).any()))
    for name, (minutes, values) in stay['series'].items():
        row.update({key: value for key, value in of_series(name, minutes, values, hour).items() if key in row})
    row['shock_index'] = row['hr_last'] / row['sbp_last']
    row['bun_creatinine'] = row['bun_last'] / row['creatinine_last']
    row.update(oxygenation(stay['series'], until))
    row.update(urine(*stay['urine'], hour))
    return row


if __name__ == '__main__':
    rows = [dict(stay=str(record), hour=hour, x=[None if np.isnan(v) else float(v) for v in features(stay, hour).values()])
            for record, stay in read2012(sys.argv[1]).items() for hour in map(int, sys.argv[2:])]
    print(json.dumps(rows))
