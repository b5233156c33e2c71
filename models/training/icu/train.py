"""The model of death in hospital from an intensive-care stay: `nice python3 train.py DATA` reads DATA/icu2012 and writes mortality.json beside this file.

An additive model: one step function per input, each shifted by the hour of the stay (boosted trees of depth 2 whose second split may only be the
hour). Needs Debian's python3-pandas, python3-xgboost and python3-sklearn. The same data and seed give the same file.
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
ROUNDS = 600
PARAMS = dict(objective='binary:logistic', max_depth=2, eta=0.03, subsample=0.6, colsample_bytree=0.3, reg_lambda=5, min_child_weight=10,
              tree_method='hist', max_bin=32, nthread=1, seed=SEED)
BINS = 100
EPSILON = 1e-9


def boosted(x, y):
    pairs = [['hours', name] for name in x.columns if name != 'hours']
    return xgb.train(dict(PARAMS, interaction_constraints=pairs), xgb.DMatrix(x, y), ROUNDS)


def out_of_fold(x, y, patient):
    """Logit of each row by a model that has not seen its patient."""
    ids = np.unique(patient)
    np.random.RandomState(SEED).shuffle(ids)
    fold = pd.Series(np.arange(len(ids)) % FOLDS, index=ids)[patient].values
    logit = np.zeros(len(y))
    for k in range(FOLDS):
        logit[fold == k] = boosted(x[fold != k], y[fold != k]).predict(xgb.DMatrix(x[fold == k]), output_margin=True)
    return logit, fold


def between_values(cut, values):
    """A threshold halfway between the two neighbouring values of the data, so that rounding of either never matters."""
    i = np.searchsorted(values.astype(np.float32), np.float32(cut))
    if i == 0 or i >= len(values):
        return float(np.float32(cut))
    return float(np.float32((values[i - 1] + values[i]) / 2))


def splits(node, found):
    if 'leaf' not in node:
        found.setdefault(node['split'], set()).add(float(np.float32(node['split_condition'])))
        for child in node['children']:
            splits(child, found)
    return found


def value_at(node, at):
    while 'leaf' not in node:
        x = at[node['split']]
        to = node['missing'] if np.isnan(x) else node['yes'] if x < np.float32(node['split_condition']) else node['no']
        node = next(child for child in node['children'] if child['nodeid'] == to)
    return node['leaf']


def steps(model, x):
    """Per input: thresholds, and per span of hours the value below, between and above them, and when missing."""
    trees = [json.loads(text) for text in model.get_dump(dump_format='json')]
    hour_cuts = sorted({cut for tree in trees for cut in splits(tree, {}).get('hours', set())})
    spans = [0.0, *hour_cuts]
    made = {}
    for name in x.columns:
        own = [tree for tree in trees if (name in splits(tree, {})) and (name == 'hours' or True)]
        own = [tree for tree in own if name != 'hours' or set(splits(tree, {})) == {'hours'}]
        cuts = sorted({cut for tree in own for cut in splits(tree, {}).get(name, set())}) if name != 'hours' else []
        points = [cuts[0] - 1, *cuts, np.nan] if cuts else [np.nan]
        table = [[sum(value_at(tree, {name: point, 'hours': span}) for tree in own) for point in points] for span in spans]
        made[name] = (cuts, np.array(table))
    return hour_cuts, made


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


def groups(x, y, p, hours, outcomes):
    """For the card: the same at 48 h by sex, age band and unit, the decision curve, and the older scores on the same patients."""
    at = hours == 48
    one, t, q = x[at], y[at], p[at]
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
    x = pd.DataFrame([features(stay, hour) for stay in stays.values() for hour in HOURS])[names()]
    patient = np.repeat(list(stays), len(HOURS))
    y = np.repeat(outcomes['In-hospital_death'].values, len(HOURS))
    hours = x.hours.values
    raw, fold = out_of_fold(x, y, patient)
    platt = LogisticRegression(C=1e6).fit(raw[:, None], y)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    logit = shift + slope * raw
    p = 1 / (1 + np.exp(-logit))
    metrics = measured(x, y, p, fold, hours)
    metrics['calibration_slope_before'] = slope

    model = boosted(x, y)
    hour_cuts, made = steps(model, x)
    intercept = shift + slope * float(np.log(0.5 / 0.5))
    span = np.searchsorted(hour_cuts, hours, 'right')
    rows = []
    for name in x.columns:
        cuts, table = made[name]
        table = slope * table
        column = x[name].values.astype(np.float32)
        at = np.where(np.isnan(column), table.shape[1] - 1, np.searchsorted(np.float32(cuts), column, 'right'))
        centre = float(table[span, at].mean()) if cuts else float(table[span, 0].mean())
        intercept += centre
        known = np.unique(x[name].dropna().values)
        rows.append(dict(name=name, cuts=[between_values(cut, known) for cut in cuts],
                         values=[[round(v - centre, 5) for v in row[:-1]] if cuts else [round(row[0] - centre, 5)] for row in table.tolist()],
                         missing=[round(row[-1] - centre, 5) for row in table.tolist()]))
    cuts, ends = venn_abers(logit, y, np.full(len(y), 1 / len(HOURS)))
    files = ['set-a_long.csv.gz', 'Outcomes-a.txt']
    digest = hashlib.sha256(b''.join(open(os.path.join(folder, name), 'rb').read() for name in files)).hexdigest()
    artefact = dict(seed=SEED, data_sha256=digest, stays=len(stays), deaths=int(outcomes['In-hospital_death'].sum()),
                    metrics={k: round(float(v), 4) for k, v in metrics.items()}, intercept=round(intercept, 6), hours=hour_cuts, inputs=rows,
                    interval=dict(cuts=[float(np.float32(c)) for c in cuts], low=[round(float(v), 5) for v in ends[0]],
                                  high=[round(float(v), 5) for v in ends[1]]))
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, 'mortality.json'), 'w') as file:
        json.dump(artefact, file, separators=(',', ':'))
        file.write('\n')
    print(json.dumps(dict(metrics=artefact['metrics'], **groups(x, y, p, hours, outcomes)), indent=1))
    print('largest step-table difference', largest_difference(model, x, artefact, slope, shift))


def largest_difference(model, x, artefact, slope, shift):
    """The steps against the trees they were read from."""
    span = np.searchsorted(artefact['hours'], x.hours.values, 'right')
    total = np.full(len(x), artefact['intercept'])
    for one in artefact['inputs']:
        column = x[one['name']].values
        table = np.array(one['values'])
        at = np.minimum(np.searchsorted(one['cuts'], column, 'right'), table.shape[1] - 1)
        total += np.where(np.isnan(column), np.array(one['missing'])[span], table[span, at])
    return float(np.abs(total - (shift + slope * model.predict(xgb.DMatrix(x), output_margin=True))).max())


if __name__ == '__main__':
    main(sys.argv[1])
