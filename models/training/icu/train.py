"""The model of death in hospital from an intensive-care stay: `nice python3 train.py DATA` reads DATA/icu2012 and writes mortality.json beside this file.

An additive model: one step function per input and hour of the stay (boosted trees of depth 1, fitted at six hours with weight on the others). Needs Debian's python3-pandas, python3-xgboost and python3-sklearn. The same data and seed give the same file.
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
from sklearn.metrics import brier_score_loss, roc_auc_score

from stays import features, names, read2012

SEED = 2012
HOURS = [6, 12, 18, 24, 36, 48]
FOLDS = 5
ROUNDS = 700
STEPS = 32
NEIGHBOUR, FURTHER = 0.5, 0
PARAMS = dict(objective='binary:logistic', max_depth=1, eta=0.05, subsample=0.6, colsample_bytree=0.3, reg_lambda=5, tree_method='hist',
              max_bin=64, nthread=1, seed=SEED)
BINS = 100


def edges(column):
    """Thresholds halfway between neighbouring values of the data, so that rounding of either never matters."""
    known = np.unique(column.dropna().values)
    at = np.unique(np.quantile(column.dropna().values, np.arange(1, STEPS) / STEPS, method='nearest'))
    after = np.searchsorted(known, at, 'right')
    return [float(np.float32((known[i - 1] + known[i]) / 2)) for i in after if i < len(known)]


def stepped(x, cuts):
    """Each value as the number of thresholds at or below it."""
    return pd.DataFrame({name: np.where(x[name].isna(), np.nan, np.searchsorted(cuts[name], x[name], 'right')) for name in x.columns})


def weights(hours, hour):
    """What was seen at the hour before and after counts too, but less."""
    apart = np.abs(np.searchsorted(HOURS, hours) - HOURS.index(hour))
    return np.select([apart == 0, apart == 1], [1, NEIGHBOUR], FURTHER)


def boosted(x, y, hours, hour):
    weight = weights(hours, hour)
    near = weight > 0
    return xgb.train(PARAMS, xgb.DMatrix(x[near], y[near], weight=weight[near]), ROUNDS)


def out_of_fold(x, y, patient, hours):
    """Logit of each row by a model that has not seen its patient."""
    ids = np.unique(patient)
    np.random.RandomState(SEED).shuffle(ids)
    fold = pd.Series(np.arange(len(ids)) % FOLDS, index=ids)[patient].values
    logit = np.zeros(len(y))
    for k in range(FOLDS):
        seen = fold != k
        for hour in HOURS:
            own = (fold == k) & (hours == hour)
            logit[own] = boosted(x[seen], y[seen], hours[seen], hour).predict(xgb.DMatrix(x[own]), output_margin=True)
    return logit, fold


def table_of(model, cuts):
    """Per input the value of each step, and of a missing value: the trees have one split each, so their sum is read off."""
    found = {name: np.zeros(len(own) + 2) for name, own in cuts.items()}
    rest = 0.0
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
    """Lowest and highest calibrated probability for each span of the score, as if the new patient had lived or died."""
    cuts = np.unique(np.quantile(logit, np.arange(1, BINS) / BINS))
    place = np.searchsorted(cuts, logit, 'right')
    n = np.bincount(place, weight, len(cuts) + 1)
    died = np.bincount(place, weight * y, len(cuts) + 1)
    ends = []
    for outcome in (0, 1):
        row = []
        for i in range(len(n)):
            m, d = n.copy(), died.copy()
            m[i] += 1
            d[i] += outcome
            row.append(IsotonicRegression().fit(np.arange(len(m)), d / m, sample_weight=m).predict([i])[0])
        ends.append(row)
    return cuts, ends


def ece(y, p, bins=10):
    order = np.array_split(np.argsort(p), bins)
    return float(sum(len(one) * abs(y[one].mean() - p[one].mean()) for one in order) / len(y))


def event1(y, p, fold):
    """min(sensitivity, positive predictive value), each fold at the threshold that is best on the others."""
    flagged = np.zeros(len(y), bool)
    for k in range(FOLDS):
        others = fold != k
        order = np.argsort(-p[others])
        hits = np.cumsum(y[others][order])
        best = np.argmax(np.minimum(hits / np.arange(1, len(hits) + 1), hits / y[others].sum()))
        flagged[fold == k] = p[fold == k] >= p[others][order][best]
    hits = (flagged & (y == 1)).sum()
    return float(min(hits / y.sum(), hits / flagged.sum()))


def measured(x, y, p, fold, hours):
    found = {}
    for hour in HOURS:
        at = hours == hour
        found[f'auroc_{hour}h'] = roc_auc_score(y[at], p[at])
        found[f'auroc_{hour}h_sd'] = float(np.std([roc_auc_score(y[at & (fold == k)], p[at & (fold == k)]) for k in range(FOLDS)]))
        found[f'oe_{hour}h'] = y[at].mean() / p[at].mean()
        found[f'ece_{hour}h'] = ece(y[at], p[at])
        found[f'brier_{hour}h'] = brier_score_loss(y[at], p[at])
        found[f'event1_{hour}h'] = event1(y[at], p[at], fold[at])
    return found


def groups(full, y, p, hours, outcomes):
    """For the card: the same at 48 h by sex, age band and unit, the decision curve, and the older scores on the same patients."""
    at = hours == 48
    one, t, q = full[at], y[at], p[at]
    bands = {'women': one.sex == 0, 'men': one.sex == 1, 'under 50': one.age < 50, '50 to 64': (one.age >= 50) & (one.age < 65),
             '65 to 79': (one.age >= 65) & (one.age < 80), '80 and over': one.age >= 80,
             **{f'unit {k}': one.icu_type == k for k in (1, 2, 3, 4)}}
    rows = []
    for name, mask in bands.items():
        m = mask.values
        rows.append([name, int(m.sum()), int(t[m].sum()), roc_auc_score(t[m], q[m]), t[m].mean() / q[m].mean(), ece(t[m], q[m], 5)])
    curve = [[cut, float(((q >= cut) & (t == 1)).mean() - ((q >= cut) & (t == 0)).mean() * cut / (1 - cut)),
              float(t.mean() - (1 - t.mean()) * cut / (1 - cut))] for cut in (0.05, 0.1, 0.2, 0.3, 0.5)]
    older = {}
    for score in ('SAPS-I', 'SOFA'):
        s = outcomes[score].values
        older[score] = [int((s >= 0).sum()), roc_auc_score(t[s >= 0], s[s >= 0]), roc_auc_score(t[s >= 0], q[s >= 0])]
    return dict(groups=rows, net_benefit=curve, older=older)


def main(data):
    folder = os.path.join(data, 'icu2012')
    stays = read2012(folder)
    outcomes = pd.read_csv(f'{folder}/Outcomes-a.txt').set_index('RecordID').loc[list(stays)]
    full = pd.DataFrame([features(stay, hour) for stay in stays.values() for hour in HOURS])[names()]
    patient = np.repeat(list(stays), len(HOURS))
    y = np.repeat(outcomes['In-hospital_death'].values, len(HOURS))
    hours = full.hours.values
    inputs = [name for name in names() if name != 'hours']
    thresholds = {name: edges(full[name]) for name in inputs}
    x = stepped(full[inputs], thresholds)
    raw, fold = out_of_fold(x, y, patient, hours)
    scales = {hour: platt(raw[hours == hour], y[hours == hour]) for hour in HOURS}
    logit = np.array([scales[hour][1] + scales[hour][0] * one for hour, one in zip(hours, raw)])
    p = 1 / (1 + np.exp(-logit))
    metrics = measured(full, y, p, fold, hours)
    metrics.update({f'calibration_slope_before_{hour}h': scales[hour][0] for hour in HOURS})

    tables, offsets = {name: [] for name in inputs}, []
    fitted = np.zeros(len(y))
    for hour in HOURS:
        slope, shift = scales[hour]
        own = hours == hour
        model = boosted(x, y, hours, hour)
        fitted[own] = shift + slope * model.predict(xgb.DMatrix(x[own]), output_margin=True)
        found, rest = table_of(model, thresholds)
        offset = shift + slope * rest
        for name in inputs:
            column = x[name][own].values
            at = np.where(np.isnan(column), len(found[name]) - 1, column).astype(int)
            centre = found[name][at].mean()
            offset += slope * centre
            tables[name].append(slope * (found[name] - centre))
        offsets.append(offset)
    intercept = float(np.mean(offsets))
    digits = lambda values: [round(float(v), 4) for v in values]
    rows = [dict(name='hours', cuts=[], values=[digits([offset - intercept]) for offset in offsets],
                 missing=digits([offset - intercept for offset in offsets]))]
    rows += [dict(name=name, cuts=thresholds[name], values=[digits(one[:-1]) for one in tables[name]],
                  missing=digits([one[-1] for one in tables[name]])) for name in inputs]
    cuts, ends = venn_abers(logit, y, np.full(len(y), 1 / len(HOURS)))
    files = ['set-a_long.csv.gz', 'Outcomes-a.txt']
    digest = hashlib.sha256(b''.join(open(os.path.join(folder, name), 'rb').read() for name in files)).hexdigest()
    artefact = dict(seed=SEED, data_sha256=digest, stays=len(stays), deaths=int(outcomes['In-hospital_death'].sum()),
                    metrics={k: round(float(v), 4) for k, v in metrics.items()}, intercept=round(intercept, 6), hours=[(a + b) / 2 for a, b in zip(HOURS, HOURS[1:])], inputs=rows,
                    interval=dict(cuts=[float(np.float32(c)) for c in cuts], low=[round(float(v), 5) for v in ends[0]],
                                  high=[round(float(v), 5) for v in ends[1]]))
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, 'mortality.json'), 'w') as file:
        json.dump(artefact, file, separators=(',', ':'))
        file.write('\n')
    print(json.dumps(dict(metrics=artefact['metrics'], **groups(full, y, p, hours, outcomes)), indent=1))
    print('largest difference of the steps from the trees', float(np.abs(summed(full, artefact) - fitted).max()))


def summed(x, artefact):
    """Log odds from the steps alone."""
    span = np.searchsorted(artefact['hours'], x.hours.values, 'right')
    total = np.full(len(x), artefact['intercept'])
    for one in artefact['inputs']:
        column, table = x[one['name']].values, np.array(one['values'])
        at = np.minimum(np.searchsorted(one['cuts'], column, 'right'), table.shape[1] - 1)
        total += np.where(np.isnan(column), np.array(one['missing'])[span], table[span, at])
    return total


if __name__ == '__main__':
    main(sys.argv[1])
