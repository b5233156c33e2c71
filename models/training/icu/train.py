"""The model of death in hospital from an intensive-care stay: `nice python3 train.py DATA` reads DATA/icu2012 and writes mortality.json beside this file.

Boosted trees of depth 3, one forest for each span of hours, fitted at the hours in and around it. Needs Debian's python3-pandas,
python3-xgboost and python3-sklearn. The same data and seed give the same file.
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

from measure import groups, measured, resampled
from stays import features, names, read2012

SEED = 2012
HOURS = [6, 9, 12, 18, 24, 30, 36, 42, 48]
# First hour of each span, and the weight of the hours it is fitted at.
SPANS = [
    (0, {6: 1, 9: 1, 12: 1, 18: 0.5, 24: 0.5}),
    (15, {12: 0.3, 18: 1, 24: 1, 30: 0.7, 36: 0.5}),
    (30, {24: 0.3, 30: 1, 36: 1, 42: 0.7, 48: 0.5}),
    (42, {24: 0.2, 36: 0.5, 42: 0.5, 48: 1}),
]
FOLDS = 5
REPEATS = 2
ROUNDS = 300
SEEDS = 2
STEPS = 48
PARAMS = dict(objective='binary:logistic', max_depth=3, eta=0.04, subsample=0.5, colsample_bytree=0.2, reg_lambda=5, min_child_weight=15,
              tree_method='hist', max_bin=64, nthread=1, base_score=0.5)
BINS = 100
# Numbers of the trees are whole multiples of this, so that their sum is the same in any order and in single precision.
UNIT = 2.0 ** -18
BEYOND = 1e29


def edges(column):
    """Thresholds halfway between neighbouring values of the data, so that rounding of either never matters."""
    known = np.unique(column.dropna().values)
    at = np.unique(np.quantile(column.dropna().values, np.arange(1, STEPS) / STEPS, method='nearest'))
    after = np.searchsorted(known, at, 'right')
    return [float(np.float32((known[i - 1] + known[i]) / 2)) for i in after if i < len(known)]


def stepped(x, cuts):
    """Each value as the number of thresholds at or below it."""
    return pd.DataFrame({name: np.where(x[name].isna(), np.nan, np.searchsorted(cuts[name], x[name], 'right')) for name in x.columns})


def span_of(hours):
    return np.searchsorted([first for first, _ in SPANS], hours, 'right') - 1


def boosted(x, y, hours, span):
    """Forests of one span, one for each seed."""
    weight = pd.Series(SPANS[span][1]).reindex(hours).fillna(0).values
    near = weight > 0
    data = xgb.DMatrix(x[near], y[near], weight=weight[near])
    return [xgb.train(dict(PARAMS, seed=SEED + k), data, ROUNDS) for k in range(SEEDS)]


def margin(models, x):
    data = xgb.DMatrix(x)
    return np.mean([model.predict(data, output_margin=True) for model in models], axis=0)


def out_of_fold(x, y, patient, hours, repeat):
    """Log odds of each row by a forest that has not seen its patient, and the fold of each row."""
    ids = np.unique(patient)
    np.random.RandomState(SEED + repeat).shuffle(ids)
    fold = pd.Series(np.arange(len(ids)) % FOLDS, index=ids)[patient].values
    logit = np.zeros(len(y))
    for k in range(FOLDS):
        seen = fold != k
        for span in range(len(SPANS)):
            own = (fold == k) & (span_of(hours) == span)
            logit[own] = margin(boosted(x[seen], y[seen], hours[seen], span), x[own])
        print('fold', repeat, k, flush=True)
    return logit, fold


def platt(logit, y):
    fitted = LogisticRegression(C=1e6).fit(logit[:, None], y)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def scaled(logit, y, hours, fold):
    """Platt for each span, on the other folds: no patient is in what their own number was calibrated with."""
    found = np.zeros(len(y))
    for span in range(len(SPANS)):
        for k in range(FOLDS):
            own = (span_of(hours) == span) & (fold == k)
            slope, shift = platt(*[one[(span_of(hours) == span) & (fold != k)] for one in (logit, y)])
            found[own] = shift + slope * logit[own]
    return found


def plain(node, by_name, cuts, factor):
    """A tree as nested lists: [column, threshold, 1 where missing goes below, log odds so far, below, rest], or only the log odds."""
    if 'leaf' in node:
        return node['leaf'] * factor, node['cover']
    child = {one['nodeid']: plain(one, by_name, cuts, factor) for one in node['children']}
    (below, n), (rest, m) = child[node['yes']], child[node['no']]
    worth = lambda one: one[3] if isinstance(one, list) else one
    at = int(np.ceil(node['split_condition']))
    # Beyond the thresholds the question is only whether there is a value.
    cut = float(np.float32(([-BEYOND] + cuts[node['split']] + [BEYOND])[min(at, len(cuts[node['split']]) + 1)]))
    mean = (worth(below) * n + worth(rest) * m) / (n + m)
    return [by_name[node['split']], cut, int(node['missing'] == node['yes']), mean, below, rest], n + m


def whole(node, root):
    """Against the root, in whole units."""
    if not isinstance(node, list):
        return int(round((node - root) / UNIT))
    column, cut, missing, mean, below, rest = node
    return [column, cut, missing, int(round((mean - root) / UNIT)), whole(below, root), whole(rest, root)]


def forest(models, slope, inputs, cuts):
    by_name = {name: i for i, name in enumerate(inputs)}
    trees, rest = [], 0.0
    for model in models:
        for text in model.get_dump(dump_format='json', with_stats=True):
            tree, _ = plain(json.loads(text), by_name, cuts, slope / len(models))
            root = tree[3] if isinstance(tree, list) else tree
            rest += root
            if isinstance(tree, list):
                trees.append(whole(tree, root))
    return trees, rest


def summed(x, artefact):
    """Log odds from the nested lists alone."""
    def walk(node, row):
        while isinstance(node, list):
            value = row[node[0]]
            node = node[4 if (node[2] if np.isnan(value) else value < node[1]) else 5]
        return node
    starts = artefact['starts']
    found = []
    for row in x[artefact['inputs']].values:
        span = np.searchsorted(starts[1:], row[0], 'right')
        found.append(artefact['intercept'] + UNIT * (artefact['offsets'][span] + sum(walk(tree, row) for tree in artefact['forests'][span])))
    return np.array(found)


def venn_abers(logit, y):
    """Lowest and highest calibrated probability for each span of the score, as if the new patient had lived or died. Each stay counts once."""
    cuts = np.unique(np.quantile(logit, np.arange(1, BINS) / BINS, method='higher'))
    cuts = cuts[cuts > logit.min()]
    place = np.searchsorted(cuts, logit, 'right')
    n = np.bincount(place, minlength=len(cuts) + 1) / len(HOURS)
    died = np.bincount(place, y, len(cuts) + 1) / len(HOURS)
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


def table(stays):
    return pd.DataFrame([features(stay, hour) for stay in stays.values() for hour in HOURS])[names()]


def main(data):
    folder = os.path.join(data, 'icu2012')
    stays = read2012(f'{folder}/set-a_long.csv.gz')
    outcomes = pd.read_csv(f'{folder}/Outcomes-a.txt').set_index('RecordID').loc[list(stays)]
    full = table(stays)
    patient = np.repeat(list(stays), len(HOURS))
    y = np.repeat(outcomes['In-hospital_death'].values, len(HOURS))
    hours = full.hours.values
    cuts = {name: edges(full[name]) for name in names()}
    x = stepped(full, cuts)
    raws, folds = zip(*[out_of_fold(x, y, patient, hours, repeat) for repeat in range(REPEATS)])
    shown = [1 / (1 + np.exp(-scaled(raw, y, hours, fold))) for raw, fold in zip(raws, folds)]
    metrics = measured(y, shown, folds, hours)

    forests, offsets, logit, fitted = [], [], np.zeros(len(y)), np.zeros(len(y))
    for span in range(len(SPANS)):
        own = span_of(hours) == span
        slope, shift = platt(np.concatenate([raw[own] for raw in raws]), np.tile(y[own], REPEATS))
        logit[own] = shift + slope * np.mean([raw[own] for raw in raws], axis=0)
        models = boosted(x, y, hours, span)
        fitted[own] = shift + slope * margin(models, x[own])
        trees, rest = forest(models, slope, names(), cuts)
        forests.append(trees)
        offsets.append(shift + rest)
        metrics[f'calibration_slope_before_from_{SPANS[span][0]}h'] = slope
    intercept = round(float(np.mean(offsets)), 6)
    low_high, ends = venn_abers(logit, y)
    files = ['set-a_long.csv.gz', 'Outcomes-a.txt']
    digest = hashlib.sha256(b''.join(open(os.path.join(folder, name), 'rb').read() for name in files)).hexdigest()
    artefact = dict(seed=SEED, data_sha256=digest, stays=len(stays), deaths=int(outcomes['In-hospital_death'].sum()),
                    metrics={k: round(float(v), 4) for k, v in metrics.items()}, inputs=names(), intercept=intercept,
                    starts=[first for first, _ in SPANS], offsets=[int(round((one - intercept) / UNIT)) for one in offsets], forests=forests,
                    interval=dict(cuts=[float(np.float32(c)) for c in low_high], low=[round(float(v), 5) for v in ends[0]],
                                  high=[round(float(v), 5) for v in ends[1]]),
                    extremes={name: [float(full[name].min()), float(full[name].max())] for name in names()})
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, 'mortality.json'), 'w') as file:
        json.dump(artefact, file, separators=(',', ':'))
        file.write('\n')
    print(json.dumps(dict(metrics=artefact['metrics'], card=groups(full, y, shown, outcomes), differences=resampled(full, y, shown, outcomes)),
                     indent=1))
    some = np.arange(0, len(y), 97)
    print('largest difference of the lists from the forests', float(np.abs(summed(full.iloc[some], artefact) - fitted[some]).max()))


if __name__ == '__main__':
    main(sys.argv[1])
