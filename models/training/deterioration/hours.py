"""Hours of intensive care as rows: the values, the features of app/risk/deterioration, and what came within twelve hours.

A table is one row an hour and patient, without gaps: ID, Hour, Age, Gender and the columns below. A test holds the features to those of the program.
"""
import warnings

import numpy as np
import pandas as pd

# Series: column of the hourly set, plausible low and high, steps to the unit. A value is rounded to the step, then left out if it is beyond.
SERIES = {
    'hr': ('HR', 15, 300, 1),
    'sbp': ('SBP', 30, 300, 1),
    'dbp': ('DBP', 10, 200, 1),
    'map': ('MAP', 20, 250, 1),
    'rr': ('Resp', 3, 80, 1),
    'spo2': ('O2Sat', 40, 100, 1),
    'temp': ('Temp', 25, 45, 10),
    'fio2': ('FiO2', 0.21, 1, 100),
}
# Beyond the limit: below it (-1) or above it (1).
LIMITS = {'map': (65, -1), 'spo2': (88, -1), 'hr': (130, 1), 'rr': (30, 1)}
FREE_HOURS, CHARTED_OF, CHARTED = 6, 6, 3
HORIZON, FOLLOWED = 12, 6
DAY = 24
LAST_WITHIN = {'temp': 12, 'fio2': 24}
NAMES = ['age', 'sex', 'map_last', 'map_mean_3h', 'map_mean_12h', 'map_mean_24h', 'map_min_6h', 'map_max_6h', 'map_min_24h', 'map_sd_12h',
         'map_hours_below_65', 'rr_last', 'rr_mean_6h', 'rr_mean_24h', 'rr_max_6h', 'rr_max_24h', 'rr_hours_above_30', 'hr_last', 'hr_mean_6h',
         'hr_mean_24h', 'hr_max_24h', 'hr_change', 'spo2_last', 'spo2_mean_24h', 'spo2_min_6h', 'spo2_min_24h', 'temp_last', 'temp_max_24h',
         'sbp_last', 'dbp_min_24h', 'shock_index', 'pulse_pressure', 'fio2_last']


def rounded(x, steps):
    """Halves go up."""
    return np.floor(x * steps + 0.5) / steps


def kept(raw, name):
    _, low, high, steps = SERIES[name]
    x = rounded(np.asarray(raw, float), steps)
    return np.where((x < low) | (x > high), np.nan, x)


def values(table):
    """-> {series: one value a row}; the mean pressure from systolic and diastolic where it is not recorded."""
    found = {name: kept(table[column], name) for name, (column, *_) in SERIES.items()}
    made = rounded((found['sbp'] + 2 * found['dbp']) / 3, 1)
    found['map'] = np.where(np.isnan(found['map']), made, found['map'])
    return found


class Rows:
    """Where a row's patient begins and ends, and what stood some hours before or after it."""

    def __init__(self, ids):
        n = len(ids)
        self.at = np.arange(n)
        new = np.r_[True, ids[1:] != ids[:-1]]
        self.start = np.maximum.accumulate(np.where(new, self.at, 0))
        self.end = np.minimum.accumulate(np.where(np.r_[new[1:], True], self.at, n)[::-1])[::-1]

    def moved(self, x, hours):
        """x of the row `hours` later (negative: earlier); NaN beyond the record."""
        to = self.at + hours
        inside = (to >= self.start) & (to <= self.end)
        out = np.full(len(x), np.nan)
        out[inside] = x[to[inside]]
        return out

    def back(self, x, hours):
        """[rows, hours]: this hour, the one before it, and so on."""
        return np.stack([self.moved(x, -k) for k in range(hours)], 1)


def last(back):
    known = ~np.isnan(back)
    return np.where(known.any(1), back[np.arange(len(back)), known.argmax(1)], np.nan)


def beyond(name, x):
    limit, side = LIMITS[name]
    return np.where(np.isnan(x), np.nan, (side * (x - limit) > 0).astype(float))


def statistics(name, back):
    """Every statistic that an input of the series may be."""
    deviation = np.nanstd(back[:, :12], 1)
    deviation[(~np.isnan(back[:, :12])).sum(1) < 3] = np.nan
    found = {'last': last(back[:, :LAST_WITHIN.get(name, 6)]), 'sd_12h': deviation,
             'change': np.nanmean(back[:, :3], 1) - np.nanmean(back[:, 3:12], 1)}
    for hours in (3, 6, 12, 24):
        window = back[:, :hours]
        found.update({f'mean_{hours}h': np.nanmean(window, 1), f'min_{hours}h': np.nanmin(window, 1), f'max_{hours}h': np.nanmax(window, 1)})
    if name in LIMITS:
        limit, side = LIMITS[name]
        found[f"hours_{'below' if side < 0 else 'above'}_{limit}"] = np.where(np.isnan(back).all(1), np.nan, np.nansum(beyond(name, back), 1))
    return {f'{name}_{statistic}': x for statistic, x in found.items()}


def sustained(rows, x):
    """True at the second of two measured hours beyond the limit; one hour without a value may lie between them."""
    before = rows.moved(x, -1)
    before = np.where(np.isnan(before), rows.moved(x, -2), before)
    return (x == 1) & (before == 1)


def features(table, rows, series):
    found = {'age': np.floor(table.Age.values), 'sex': table.Gender.values.astype(float)}
    for name in SERIES:
        found.update({key: x for key, x in statistics(name, rows.back(series[name], DAY)).items() if key in NAMES or key.endswith('_last')})
    found['shock_index'] = found['hr_last'] / found['sbp_last']
    found['pulse_pressure'] = found['sbp_last'] - found['dbp_last']
    return {name: found[name] for name in NAMES}


def at_risk(rows, series):
    """Charted by the hour, no last value beyond its limit, and nothing sustained in the last hours."""
    charted = np.all([(~np.isnan(rows.back(series[name], CHARTED_OF))).sum(1) >= CHARTED for name in ('hr', 'map')], axis=0)
    free = np.ones(len(rows.at), bool)
    for name in LIMITS:
        free &= beyond(name, last(rows.back(series[name], 6))) != 1
        free &= ~(rows.back(sustained(rows, beyond(name, series[name])).astype(float), FREE_HOURS) == 1).any(1)
    return charted & free


def outcome(rows, series):
    """-> {series: True where two measured hours beyond the limit, both after this one, end within the horizon}, and in how many of these hours pulse
    and pressure have values (the lesser)"""
    came = {}
    for name in LIMITS:
        x = beyond(name, series[name])
        pair = sustained(rows, x).astype(float)
        ahead = np.stack([rows.moved(pair, k) for k in range(2, HORIZON + 1)], 1) == 1
        # Where the next hour has no value, a pair that ends two hours on began before.
        ahead[:, 0] &= ~np.isnan(rows.moved(x, 1))
        came[name] = ahead.any(1)
    followed = [sum((~np.isnan(rows.moved(series[name], k))).astype(int) for k in range(1, HORIZON + 1)) for name in ('hr', 'map')]
    return came, np.minimum(*followed)


def build(table):
    """-> one row an hour: features, and `id`, `hour`, `at_risk`, `whole` (the next twelve hours lie in the record and were followed), `y`,
    `y_<series>`"""
    table = table.reset_index(drop=True)
    rows, series = Rows(table.ID.values), values(table)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', RuntimeWarning)  # a window without a value is NaN
        frame = pd.DataFrame(features(table, rows, series))
        came, followed = outcome(rows, series)
        risk = at_risk(rows, series)
    more = {'id': table.ID.values, 'hour': table.Hour.values, 'at_risk': risk & (table.Age.values >= 18),
            'whole': (rows.end - rows.at >= HORIZON) & (followed >= FOLLOWED), 'y': np.any(list(came.values()), axis=0).astype(int),
            **{f'y_{name}': one.astype(int) for name, one in came.items()}}
    return frame.assign(**more)


def read2012(folder):
    """Set A of the PhysioNet/CinC Challenge 2012 as such a table: minute 1 to 60 is hour 1, several values of an hour count as their mean."""
    long = pd.read_csv(f'{folder}/set-a_long.csv.gz')
    clock = long.Time.str.split(':', expand=True).astype(int)
    long['Hour'] = np.maximum(1, np.ceil((clock[0] * 60 + clock[1]) / 60)).astype(int)
    names = {'HR': 'HR', 'SysABP': 'SBP', 'NISysABP': 'SBP', 'DiasABP': 'DBP', 'NIDiasABP': 'DBP', 'MAP': 'MAP', 'NIMAP': 'MAP', 'RespRate': 'Resp',
             'SaO2': 'O2Sat', 'Temp': 'Temp', 'FiO2': 'FiO2'}
    long['column'] = long.Parameter.map(names)
    series = {column: name for name, (column, *_) in SERIES.items()}
    measured = long.dropna(subset=['column']).copy()
    measured['Value'] = measured.groupby('column').Value.transform(lambda one: kept(one, series[one.name]))
    wide = measured.dropna(subset=['Value']).pivot_table(index=['RecordID', 'Hour'], columns='column', values='Value', aggfunc='mean')
    ends = wide.index.to_frame(index=False).groupby('RecordID').Hour.agg(['min', 'max'])
    every = pd.MultiIndex.from_tuples([(stay, hour) for stay, a, b in ends.itertuples() for hour in range(a, b + 1)], names=['RecordID', 'Hour'])
    table = wide.reindex(every).reset_index().rename(columns={'RecordID': 'ID'})
    said = long[(long.Time == '00:00') & long.Parameter.isin(['Age', 'Gender'])]
    said = said.pivot_table(index='RecordID', columns='Parameter', values='Value', aggfunc='first')
    table['Age'], table['Gender'] = said.Age.reindex(table.ID).values, said.Gender.reindex(table.ID).values
    table.loc[~table.Gender.isin([0, 1]), 'Gender'] = np.nan
    for column, *_ in SERIES.values():
        if column not in table:
            table[column] = np.nan
    return table


def news2(frame):
    """NEWS2 (RCP 2017, chart 1; scale 1) on the same values. Consciousness is in neither set and counts as alert, oxygen that nobody recorded as air,
    a value that is missing as normal."""
    def points(x, cuts, worth):
        return np.where(np.isnan(x), 0, np.array(worth)[np.searchsorted(cuts, x, 'right')])
    tenths = np.round(frame.temp_last * 10)
    return (points(frame.rr_last, [9, 12, 21, 25], [3, 1, 0, 2, 3]) + points(frame.spo2_last, [92, 94, 96], [3, 2, 1, 0])
            + points(tenths, [351, 361, 381, 391], [3, 1, 0, 1, 2]) + points(frame.sbp_last, [91, 101, 111, 220], [3, 2, 1, 0, 3])
            + points(frame.hr_last, [41, 51, 91, 111, 131], [3, 1, 0, 1, 2, 3]) + np.where(frame.fio2_last > 0.21, 2, 0))
