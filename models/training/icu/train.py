"""The model of death in hospital from an intensive-care stay: `nice python3 train.py DATA` reads DATA/icu2012 and writes mortality.json beside this file.

Boosted trees of depth 3, one forest for each span of hours, fitted at the hours in and around it; each hour is calibrated by itself. A stay
that ends alive counts as part of a death while the trees grow if the patient died soon after admission: what is measured and what the
probabilities are calibrated to is death in hospital alone. `--hard` fits to death in hospital alone too, to measure what that costs.
Needs Debian's python3-pandas, python3-xgboost and python3-sklearn. The same data and seed give the same file.
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

from measure import event1_draws, event1_held_out, groups, measured, resampled
from stays import SERIES, features, names, read2012

SEED = 2012
# Folds are drawn from other seeds than those the series and statistics were chosen with.
FOLD_SEED = 7040
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
ROUNDS = 500
SEEDS = 2
STEPS = 48
PARAMS = dict(objective='binary:logistic', max_depth=3, eta=0.025, subsample=0.5, colsample_bytree=0.15, reg_lambda=5, min_child_weight=15,
              tree_method='hist', max_bin=64, nthread=1, base_score=0.5)
BINS = 100
# What a death within so many days of admission counts for while the trees grow, where the stay itself ended alive.
LATER = [(90, 0.2), (30, 0.4)]
# What nearly everybody has had measured by the second day. From that hour on, without so many of them, the forests take a person for well,
# as the few were; such a person is calibrated with those who had all of it hidden.
ROUTINE = [f'{name}_last' for name in ['bun', 'creatinine', 'sodium', 'potassium', 'bicarbonate', 'glucose', 'hematocrit', 'wbc', 'platelets']]
ENOUGH = 5
EXPECTED_FROM = 15
VITALS = ['hr', 'sbp', 'dbp', 'map', 'rr', 'temp', 'spo2', 'gcs', 'fio2', 'weight']
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


def soft(outcomes):
    """1 for death in hospital, less for death soon after; survival is in days from admission, -1 where no death is known."""
    found = np.zeros(len(outcomes))
    for days, part in LATER:
        found[((outcomes['Survival'] >= 0) & (outcomes['Survival'] <= days)).values] = part
    return np.where(outcomes['In-hospital_death'] == 1, 1, found)


def boosted(x, y, hours, span):
    """Forests of one span, one for each seed."""
    weight = pd.Series(SPANS[span][1]).reindex(hours).fillna(0).values
    near = weight > 0
    data = xgb.DMatrix(x[near], y[near], weight=weight[near])
    return [xgb.train(dict(PARAMS, seed=SEED + k), data, ROUNDS) for k in range(SEEDS)]


def margin(models, x):
    data = xgb.DMatrix(x)
    return np.mean([model.predict(data, output_margin=True) for model in models], axis=0)


def of_labs():
    """Inputs that a laboratory gives."""
    return [name for name in names() if name in ('pf_last', 'pf_min', 'bun_creatinine') or
            any(name.startswith(f'{series}_') for series in SERIES if series not in VITALS)]


def without_labs(x):
    """The same rows as if only vital signs, weight, urine, age, sex and kind of unit were known."""
    return x.assign(**dict.fromkeys(of_labs(), np.nan))


def unmeasured(full):
    return ((full[ROUTINE].notna().sum(axis=1) < ENOUGH) & (full.hours >= EXPECTED_FROM)).values


def out_of_fold(x, y, patient, hours, repeat):
    """Log odds of each row by a forest that has not seen its patient, the same without laboratory values, and the fold of each row."""
    ids = np.unique(patient)
    np.random.RandomState(FOLD_SEED + repeat).shuffle(ids)
    fold = pd.Series(np.arange(len(ids)) % FOLDS, index=ids)[patient].values
    logit, vitals = np.zeros(len(y)), np.zeros(len(y))
    for k in range(FOLDS):
        seen = fold != k
        for span in range(len(SPANS)):
            own = (fold == k) & (span_of(hours) == span)
            models = boosted(x[seen], y[seen], hours[seen], span)
            logit[own], vitals[own] = margin(models, x[own]), margin(models, without_labs(x[own]))
        print('fold', repeat, k, flush=True)
    return logit, vitals, fold


def beta(logit, y):
    """Beta calibration (Kull 2017) of sigmoid(logit): log odds = shift + below * log(p) - above * log(1 - p), neither weight negative."""
    parts = np.column_stack([-np.logaddexp(0, -logit), np.logaddexp(0, logit)])
    weights = np.zeros(2)
    kept = [0, 1]
    while True:
        fitted = LogisticRegression(C=1e6, tol=1e-8, max_iter=1000).fit(parts[:, kept], y)
        if (fitted.coef_[0] >= 0).all():
            weights[kept] = fitted.coef_[0]
            return float(weights[0]), float(weights[1]), float(fitted.intercept_[0])
        kept = [kept[int(np.argmax(fitted.coef_[0]))]]


def applied(curve, logit):
    below, above, shift = curve
    return shift - below * np.logaddexp(0, -logit) + above * np.logaddexp(0, logit)


def scaled(logit, few, raw, bare, missing, y, hours, fold):
    """Log odds `logit` (of people with few laboratory values where `few`) calibrated for each hour by the other folds.

    raw, bare: held-out log odds with and without laboratory values; missing: who had few indeed. No patient is in what their own number was
    calibrated with.
    """
    found = np.zeros(len(y))
    for hour in HOURS:
        for k in range(FOLDS):
            own = (hours == hour) & (fold == k)
            rest = (hours == hour) & (fold != k)
            for mine, others, of in ((own & ~few, rest & ~missing, raw), (own & few, rest, bare)):
                if mine.any():
                    found[mine] = applied(beta(of[others], y[others]), logit[mine])
    return found


def between(fitted):
    """The curve at any hour: straight lines between the hours of a span, level before the first and after the last of them.

    -> rows of first hour, then value at hour 0 and rise an hour of each of below, above and shift.
    """
    lines = []
    for span, (first, _) in enumerate(SPANS):
        own = [hour for hour in HOURS if span_of(hour) == span]
        level = lambda since, at: [float(since), *[v for one in fitted[at] for v in (one, 0.0)]]
        if first < own[0]:
            lines.append(level(first, own[0]))
        for low, high in zip(own, own[1:]):
            rises = [(b - a) / (high - low) for a, b in zip(fitted[low], fitted[high])]
            lines.append([float(low), *[v for at, rise in zip(fitted[low], rises) for v in (at - rise * low, rise)]])
        lines.append(level(own[-1], own[-1]))
    return [[round(v, 9) for v in line] for line in lines]


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


def forest(models, inputs, cuts):
    by_name = {name: i for i, name in enumerate(inputs)}
    trees, rest = [], 0.0
    for model in models:
        for text in model.get_dump(dump_format='json', with_stats=True):
            tree, _ = plain(json.loads(text), by_name, cuts, 1 / len(models))
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
        raw = UNIT * (artefact['offsets'][span] + sum(walk(tree, row) for tree in artefact['forests'][span]))
        known = sum(not np.isnan(row[artefact['inputs'].index(name)]) for name in artefact['routine'])
        line = [line for line in artefact['calibration']['few' if known < ENOUGH else 'usual'] if line[0] <= row[0]][-1]
        found.append(applied([line[i] + line[i + 1] * row[0] for i in (1, 3, 5)], raw))
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


def main(data, hard=False):
    folder = os.path.join(data, 'icu2012')
    stays = read2012(f'{folder}/set-a_long.csv.gz')
    outcomes = pd.read_csv(f'{folder}/Outcomes-a.txt').set_index('RecordID').loc[list(stays)]
    full = table(stays)
    patient = np.repeat(list(stays), len(HOURS))
    y = np.repeat(outcomes['In-hospital_death'].values, len(HOURS))
    hours = full.hours.values
    cuts = {name: edges(full[name]) for name in names()}
    x = stepped(full, cuts)
    grown = np.repeat(outcomes['In-hospital_death'].values if hard else soft(outcomes), len(HOURS))
    raws, bare, folds = zip(*[out_of_fold(x, grown, patient, hours, repeat) for repeat in range(REPEATS)])
    missing = unmeasured(full)
    probability = lambda one, few, *rest: 1 / (1 + np.exp(-scaled(one, few, *rest[:2], missing, y, hours, rest[2])))
    shown = [probability(raw, missing, raw, one, fold) for raw, one, fold in zip(raws, bare, folds)]
    vitals = [probability(one, hours >= EXPECTED_FROM, raw, one, fold) for raw, one, fold in zip(raws, bare, folds)]
    metrics = measured(y, shown, folds, hours)
    metrics.update({f'vitals_only_{name}': value for name, value in measured(y, vitals, folds, hours).items()
                    if name.startswith(('auroc', 'oe', 'ece')) and 'fold' not in name})
    metrics.update(event1_held_out(y, shown, folds, hours), **event1_draws(y, shown, hours))
    if hard:
        print(json.dumps({k: round(float(v), 4) for k, v in metrics.items()}, indent=1))
        return

    def curve(each, hour, rows):
        rows = rows & (hours == hour)
        return beta(np.concatenate([one[rows] for one in each]), np.tile(y[rows], REPEATS))

    usual = {hour: curve(raws, hour, ~missing) for hour in HOURS}
    curves = dict(usual=usual, few={hour: curve(bare, hour, hours > 0) if hour >= EXPECTED_FROM else usual[hour] for hour in HOURS})
    logit, whole_set, forests, offsets = np.zeros(len(y)), np.zeros(len(y)), [], []
    for span in range(len(SPANS)):
        own = span_of(hours) == span
        models = boosted(x, grown, hours, span)
        whole_set[own] = margin(models, x[own])
        trees, rest = forest(models, names(), cuts)
        forests.append(trees)
        offsets.append(int(round(rest / UNIT)))
    for name, whom in dict(usual=~missing, few=missing).items():
        for hour, one in curves[name].items():
            own = whom & (hours == hour)
            logit[own] = applied(one, np.mean([raw[own] for raw in raws], axis=0))
            whole_set[own] = applied(one, whole_set[own])
    intercept = round(float(np.mean([applied(one, offsets[span_of(hour)] * UNIT) for hour, one in usual.items()])), 6)
    low_high, ends = venn_abers(logit, y)
    files = ['set-a_long.csv.gz', 'Outcomes-a.txt']
    digest = hashlib.sha256(b''.join(open(os.path.join(folder, name), 'rb').read() for name in files)).hexdigest()
    artefact = dict(seed=SEED, data_sha256=digest, stays=len(stays), deaths=int(outcomes['In-hospital_death'].sum()),
                    metrics={k: round(float(v), 4) for k, v in metrics.items()}, inputs=names(), intercept=intercept,
                    starts=[first for first, _ in SPANS], offsets=offsets, forests=forests,
                    routine=ROUTINE, enough=ENOUGH, calibration={name: between(one) for name, one in curves.items()},
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
    print('largest difference of the lists from the forests', float(np.abs(summed(full.iloc[some], artefact) - whole_set[some]).max()))


if __name__ == '__main__':
    main(sys.argv[1], '--hard' in sys.argv)
