"""The model of sustained deterioration within twelve hours: `nice python3 train.py DATA` reads DATA/icu_hourly and DATA/icu2012 and writes
deterioration.json beside this file.

An additive model (boosted trees of depth 1). A fifth of the patients is held out: neither learned from nor calibrated on, only measured on. Needs
Debian's python3-pandas, python3-xgboost and python3-sklearn. The same data and seed give the same file.
"""
import hashlib
import json
import os
import sys

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

from hours import NAMES, build, news2, read2012

SEED = 12
FOLDS = 4
ROUNDS = 800
STEPS = 32
PARAMS = dict(objective='binary:logistic', max_depth=1, eta=0.08, subsample=0.6, colsample_bytree=0.4, reg_lambda=5, min_child_weight=30,
              tree_method='hist', max_bin=64, nthread=1, seed=SEED)
BINS = 100
# A missing value that training hardly saw counts as the mean row.
SEEN_MISSING = 500
RESAMPLED = 1000
HERE = os.path.dirname(os.path.abspath(__file__))
sigmoid = lambda z: 1 / (1 + np.exp(-z))


def edges(column):
    """Thresholds halfway between neighbouring values, so that rounding of either never matters."""
    known = np.sort(column.dropna().round(3).values)
    at = np.unique(np.quantile(known, np.arange(1, STEPS) / STEPS, method='nearest'))
    known = np.unique(known)
    after = np.searchsorted(known, at, 'right')
    return [float(np.float32((known[i - 1] + known[i]) / 2)) for i in after if i < len(known)]


def stepped(x, cuts):
    """Each value as the number of thresholds at or below it."""
    return pd.DataFrame({name: np.where(x[name].isna(), np.nan, np.searchsorted(cuts[name], x[name], 'right')) for name in x.columns})


def boosted(x, y):
    return xgb.train(PARAMS, xgb.DMatrix(x, y), ROUNDS)


def folds_of(patient, count):
    ids = np.unique(patient)
    np.random.RandomState(SEED).shuffle(ids)
    return pd.Series(np.arange(len(ids)) % count, index=ids)[patient].values


def out_of_fold(x, y, patient):
    """Log odds of each row by a model that has not seen its patient."""
    fold, logit = folds_of(patient, FOLDS), np.zeros(len(y))
    for k in range(FOLDS):
        own = fold == k
        logit[own] = boosted(x[~own], y[~own]).predict(xgb.DMatrix(x[own]), output_margin=True)
    return logit


def table_of(model, cuts):
    """Per input the value of each step, and last of a missing value: the trees have one split each, so their sum is read off."""
    found, rest = {name: np.zeros(len(own) + 2) for name, own in cuts.items()}, 0.0
    for text in model.get_dump(dump_format='json'):
        tree = json.loads(text)
        if 'leaf' in tree:
            rest += tree['leaf']
            continue
        leaves = {child['nodeid']: child['leaf'] for child in tree['children']}
        one = found[tree['split']]
        from_step = int(np.ceil(tree['split_condition']))
        one[:from_step] += leaves[tree['yes']]
        one[from_step:-1] += leaves[tree['no']]
        one[-1] += leaves[tree['missing']]
    return found, rest


def platt(logit, y):
    fitted = LogisticRegression(C=1e6).fit(logit[:, None], y)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def venn_abers(logit, y, weight):
    """Lowest and highest calibrated probability for each span of the score, as if the new patient had deteriorated or not; a patient counts once."""
    cuts = np.unique(np.quantile(logit, np.arange(1, BINS) / BINS))
    place = np.searchsorted(cuts, logit, 'right')
    n, hits = np.bincount(place, minlength=len(cuts) + 1) * weight, np.bincount(place, y, len(cuts) + 1) * weight
    ends = []
    for came in (0, 1):
        row = []
        for i in range(len(n)):
            m, d = n.copy(), hits.copy()
            m[i] += 1
            d[i] += came
            row.append(IsotonicRegression().fit(np.arange(len(m)), d / m, sample_weight=m).predict([i])[0])
        ends.append(row)
    return cuts, ends


def additive(x, y, cuts, slope, shift):
    """The model as steps around the mean row, calibrated."""
    steps = stepped(x, cuts)
    model = boosted(steps, y)
    found, rest = table_of(model, cuts)
    intercept, inputs = shift + slope * rest, []
    digits = lambda values: [round(float(v), 5) for v in values]
    for name in NAMES:
        at = np.where(steps[name].isna(), len(cuts[name]) + 1, steps[name]).astype(int)
        centre = found[name][at].mean()
        intercept += slope * centre
        worth = digits(slope * (found[name] - centre))
        seen = steps[name].isna().sum() >= SEEN_MISSING
        inputs.append(dict(name=name, cuts=cuts[name], values=worth[:-1], missing=worth[-1] if seen else 0.0))
    artefact = dict(intercept=round(float(intercept), 6), inputs=inputs)
    fitted = shift + slope * model.predict(xgb.DMatrix(steps), output_margin=True)
    print('largest difference of the steps from the trees', float(np.abs(summed(x, artefact) - fitted).max()), flush=True)
    return artefact


def summed(x, artefact):
    """Log odds from the steps alone: what the graph computes."""
    total = np.full(len(x), artefact['intercept'])
    for one in artefact['inputs']:
        column, table = x[one['name']].values, np.array(one['values'])
        total += np.where(np.isnan(column), one['missing'], table[np.minimum(np.searchsorted(one['cuts'], column, 'right'), len(table) - 1)])
    return total


def ece(y, p, bins=10):
    return float(sum(len(one) * abs(y[one].mean() - p[one].mean()) for one in np.array_split(np.argsort(p), bins)) / len(y))


def net_benefit(y, flagged, t):
    return float((flagged & (y == 1)).mean() - (flagged & (y == 0)).mean() * t / (1 - t))


def measured(y, p):
    z = np.log(p / (1 - p))
    slope, shift = platt(z, y)
    return dict(auroc=roc_auc_score(y, p), average_precision=average_precision_score(y, p), observed_expected=y.mean() / p.mean(),
                calibration_slope=slope, calibration_intercept=shift, ece=ece(y, p), brier=brier_score_loss(y, p))


def resampled(y, scores, patient):
    """95 % intervals of each AUROC, and of the first less each other; patients drawn with replacement."""
    rng, (ids, where) = np.random.RandomState(SEED), np.unique(patient, return_inverse=True)
    orders = [np.argsort(one, kind='stable') for one in scores]
    ranked = [(order, np.r_[0, np.flatnonzero(np.diff(one[order])) + 1]) for one, order in zip(scores, orders)]

    def auroc(order, ties, w):
        hit, miss = np.add.reduceat((w * y)[order], ties), np.add.reduceat((w * (1 - y))[order], ties)
        return (hit * (np.cumsum(miss) - miss / 2)).sum() / (hit.sum() * miss.sum())

    draws = []
    for _ in range(RESAMPLED):
        w = np.bincount(rng.randint(0, len(ids), len(ids)), minlength=len(ids))[where].astype(float)
        draws.append([auroc(order, ties, w) for order, ties in ranked])
    draws = np.array(draws)
    q = lambda v: [round(float(a), 4) for a in np.percentile(v, [2.5, 97.5])]
    return dict(auroc=[q(column) for column in draws.T], beyond=[q(draws[:, 0] - column) for column in draws.T[1:]])


def groups_of(rows):
    return {'women': rows.sex == 0, 'men': rows.sex == 1, '18 to 49 years': rows.age < 50, '50 to 64 years': (rows.age >= 50) & (rows.age < 65),
            '65 to 79 years': (rows.age >= 65) & (rows.age < 80), '80 years and over': rows.age >= 80, 'NEWS2 0 to 4': rows.news2 < 5,
            'NEWS2 5 or more': rows.news2 >= 5, 'last mean pressure 65 to 74': rows.map_last < 75, 'last mean pressure 75 and over': rows.map_last >= 75,
            'oxygen recorded': rows.fio2_last > 0.21, 'no oxygen recorded': ~(rows.fio2_last > 0.21), 'up to hour 24': rows.hour <= 24,
            'after hour 24': rows.hour > 24, **({} if 'unit' not in rows else {unit: rows.unit == unit for unit in sorted(set(rows.unit))})}


def by_group(rows, y, p):
    found = []
    for name, mask in groups_of(rows).items():
        m = mask.values
        if y[m].sum() >= 50:
            slope, _ = platt(np.log(p[m] / (1 - p[m])), y[m])
            numbers = (roc_auc_score(y[m], p[m]), roc_auc_score(y[m], rows.news2.values[m]), y[m].mean() / p[m].mean(), slope, ece(y[m], p[m]))
            found.append([name, int(m.sum()), int(y[m].sum()), *[round(float(v), 4) for v in numbers]])
    return found


def decisions(rows, y, p):
    """Net benefit of the model, of following everybody, and of NEWS2 at its thresholds of 5 and 7."""
    return [[t, *[round(net_benefit(y, flagged, t), 4) for flagged in (p >= t, np.ones(len(y), bool), rows.news2.values >= 5, rows.news2.values >= 7)]]
            for t in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4)]


def flags(rows, y, p):
    """At as many flagged hours as NEWS2 >= 5 flags: sensitivity and positive predictive value of both."""
    by_news = rows.news2.values >= 5
    by_model = p >= np.sort(p)[len(p) - by_news.sum()]
    return {name: [int(one.sum()), round(float((one & (y == 1)).sum() / y.sum()), 4), round(float(y[one].mean()), 4)]
            for name, one in (('NEWS2 >= 5', by_news), ('model', by_model))}


def kinds(rows, y, p):
    """Each kind of deterioration against the hours without any: events, AUROC of the model, of NEWS2."""
    found = {}
    for name in ('map', 'rr', 'hr', 'spo2'):
        came = rows[f'y_{name}'].values == 1
        m = came | (y == 0)
        if came.sum() >= 50:
            found[name] = [int(came.sum()), round(roc_auc_score(came[m], p[m]), 4), round(roc_auc_score(came[m], rows.news2.values[m]), 4)]
    return found


def with_pressure(rows, fitted=None):
    """NEWS2 with the mean pressure of 12 hours beside it: what it lacks to see most of the events."""
    x = rows[['news2', 'map_mean_12h']].values
    return LogisticRegression(C=1e6).fit(x, rows.y.values) if fitted is None else fitted.decision_function(x)


def report(rows, artefact, both):
    y, p = rows.y.values, sigmoid(summed(rows, artefact))
    pressure, together = -rows.map_mean_12h.values, with_pressure(rows, both)
    at_first = ~rows.id.duplicated().values
    scores = [p, rows.news2.values, pressure, together]
    one_each = [roc_auc_score(y[at_first], p[at_first]), roc_auc_score(y[at_first], rows.news2[at_first]), y[at_first].mean() / p[at_first].mean()]
    deciles = [[p[one].mean(), y[one].mean()] for one in np.array_split(np.argsort(p), 10)]
    short = lambda values: [round(float(v), 4) for v in values]
    found = dict(hours=len(rows), patients=int(rows.id.nunique()), events=int(y.sum()))
    found.update({name: round(float(v), 4) for name, v in measured(y, p).items()})
    found.update(zip(('auroc_news2', 'auroc_mean_pressure', 'auroc_news2_and_pressure'), short(roc_auc_score(y, one) for one in scores[1:])))
    return dict(**found, intervals=resampled(y, scores, rows.id.values), kinds=kinds(rows, y, p), one_hour_each=short(one_each),
                groups=by_group(rows, y, p), net_benefit=decisions(rows, y, p), flags=flags(rows, y, p), deciles=[short(one) for one in deciles])


def cached(name, make):
    """The features take a while: kept where DETERIORATION_CACHE says."""
    folder = os.environ.get('DETERIORATION_CACHE')
    file = folder and os.path.join(folder, name)
    if file and os.path.exists(file):
        return pd.read_pickle(file)
    made = make()
    if file:
        made.to_pickle(file)
    return made


def hourly(data):
    table = pd.read_csv(f'{data}/icu_hourly/hourly.csv.gz')
    unit = np.select([table.Unit1 == 1, table.Unit2 == 1], ['medical unit', 'surgical unit'], 'unit not recorded')
    return build(table).assign(unit=unit)


def prepared(rows):
    return rows.assign(news2=news2(rows)).reset_index(drop=True)


def sensitivity(rest, artefact):
    """Hours of the held-out patients whose next twelve were not all observed: what came as far as it was seen."""
    y, p = rest.y.values, sigmoid(summed(rest, artefact))
    return dict(hours=len(y), events=int(y.sum()), auroc=round(roc_auc_score(y, p), 4), auroc_news2=round(roc_auc_score(y, rest.news2), 4))


def main(data):
    every = prepared(cached('hourly.pkl', lambda: hourly(data)).query('at_risk'))
    held_out = folds_of(every.id.values, 5) == 0
    rows, held = every[~held_out & every.whole].reset_index(drop=True), every[held_out & every.whole].reset_index(drop=True)
    x, y = rows[NAMES], rows.y.values
    cuts = {name: edges(x[name]) for name in NAMES}
    raw = out_of_fold(stepped(x, cuts), y, rows.id.values)
    slope, shift = platt(raw, y)
    artefact = additive(x, y, cuts, slope, shift)
    spans, ends = venn_abers(shift + slope * raw, y, rows.id.nunique() / len(rows))
    outside = prepared(cached('2012.pkl', lambda: build(read2012(f'{data}/icu2012'))).query('at_risk and whole'))
    both = with_pressure(rows)
    digest = lambda *path: hashlib.sha256(open(os.path.join(data, *path), 'rb').read()).hexdigest()
    learned = dict(hours=len(rows), patients=int(rows.id.nunique()), events=int(y.sum()), slope_before=round(slope, 4))
    found = dict(learned=learned, held_out=report(held, artefact, both), outside=report(outside, artefact, both),
                 cut_short=sensitivity(every[held_out & ~every.whole], artefact))
    low, high = ([round(float(v), 5) for v in end] for end in ends)
    artefact = dict(seed=SEED, data_sha256=digest('icu_hourly', 'hourly.csv.gz'), outside_sha256=digest('icu2012', 'set-a_long.csv.gz'), **artefact,
                    interval=dict(cuts=[float(np.float32(c)) for c in spans], low=low, high=high), report=found)
    with open(os.path.join(HERE, 'deterioration.json'), 'w') as file:
        json.dump(artefact, file, separators=(',', ':'))
        file.write('\n')
    print(json.dumps(found, indent=1))


if __name__ == '__main__':
    main(sys.argv[1])
