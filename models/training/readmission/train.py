"""Learns readmission-30d: /usr/bin/python3 models/training/readmission/train.py DATA [NODE]

DATA is the folder with encounters.csv.gz (UCI "Diabetes 130-US hospitals", CC BY 4.0). The rows come from to-rows.ts, so the model learns from
the very numbers the program gives it. Boosted trees of depth four over columns that the graph makes from the inputs itself (learned.json). A third
of the people's rows are learned a second time with inputs taken away, so that every question has learned where a missing value goes.
"""
import hashlib
import json
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

SEED = 2026
FOLDS = 5
ROUNDS = 500
PARAMS = dict(objective='binary:logistic', tree_method='hist', nthread=1, seed=SEED, max_depth=4, eta=0.03, max_bin=128,
              subsample=0.7, colsample_bytree=0.4, min_child_weight=20, reg_lambda=1)
# Rows learned again with inputs missing: how many, how much they count, and how often an input is missing there.
AGAIN, AGAIN_WEIGHT, MISSING, MISSING_IN_CHARTS = 1 / 3, 0.5, 0.15, 0.6
NOT_IN_CHARTS = ['discharge_disposition_id', 'num_lab_procedures', 'num_procedures']
DRUGS = ['metformin', 'repaglinide', 'glimepiride', 'glipizide', 'glyburide', 'pioglitazone', 'rosiglitazone', 'insulin']
VISITS = ['number_outpatient', 'number_emergency', 'number_inpatient']
# Log odds of one whole step in learned.json.
UNIT = 2.0**-18
DEAD_OR_HOSPICE = [11, 13, 14, 19, 20, 21]
CATEGORIES = ['admission_type_id', 'discharge_disposition_id', 'admission_source_id', 'medical_specialty', 'diag_1', 'diag_2', 'diag_3']
# Missing in the data set itself: a value of its own, learned.
OWN_MISSING = ['medical_specialty', 'diag_1', 'diag_2', 'diag_3', 'max_glu_serum', 'A1Cresult']
DIAGNOSES = ['diag_1', 'diag_2', 'diag_3']
RARE = 80
BINS = 300
HERE = os.path.dirname(os.path.abspath(__file__))


def rows(data, node):
    text = subprocess.run([node, os.path.join(HERE, 'to-rows.ts'), data], check=True, capture_output=True, text=True).stdout
    from io import StringIO
    return pd.read_csv(StringIO(text))


def filled(d, f):
    return d[f].fillna(0) if f in OWN_MISSING else d[f]


def columns_of(d, features):
    """Columns for the trees, as learned.json names them: kind, and for one input its name and limits."""
    out = []
    for f in features:
        x = filled(d, f)
        if f not in CATEGORIES:
            out.append(('value', f))
            continue
        if f in DIAGNOSES:  # the code itself; its group follows
            counts = x.value_counts()
            out += [('within', f, round(v - 0.0004, 4), round(v + 0.0004, 4)) for v in sorted(counts.index[counts >= RARE])]
            x = np.floor(x)
        counts = x.value_counts()
        out += [('within', f, float(v), float(v + 1)) for v in sorted(counts.index[counts >= RARE])]
    counts = pd.concat([np.floor(filled(d, f)) for f in DIAGNOSES]).value_counts()
    out += [('any', int(v)) for v in sorted(counts.index[counts >= RARE]) if v > 0]
    return out + [('visits',), ('drugs',), ('doses',), ('medicines a day',), ('tests a day',)]


def column(d, kind, *of):
    """One column: missing where what it is made of is missing."""
    if kind == 'value':
        return filled(d, of[0])
    if kind == 'within':
        x = filled(d, of[0])
        return ((x >= of[1]) & (x < of[2])).astype(float).where(x.notna())
    if kind == 'any':
        return sum((np.floor(filled(d, f)) == of[0]).astype(float) for f in DIAGNOSES).clip(upper=1)
    if kind == 'visits':
        return sum(d[f] for f in VISITS)
    if kind in ('drugs', 'doses'):
        return sum((d[f].isin([1, 3]) if kind == 'doses' else d[f] > 0).astype(float).where(d[f].notna()) for f in DRUGS)
    return d['num_medications' if kind == 'medicines a day' else 'num_lab_procedures'] / d.time_in_hospital


def matrix(d, columns):
    return np.column_stack([column(d, *c).values.astype(np.float32) for c in columns])


def less(d, features, rng):
    """The rows with inputs missing at random."""
    out = d.copy()
    for f in features:
        if f not in OWN_MISSING:
            out[f] = out[f].astype(float).mask(rng.rand(len(out)) < (MISSING_IN_CHARTS if f in NOT_IN_CHARTS else MISSING))
    return out


def fit(d, x, y, columns, features, rng):
    """@param x matrix of d"""
    again = np.where(rng.rand(len(y)) < AGAIN)[0]
    rows = np.vstack([x, matrix(less(d.iloc[again], features, rng), columns)])
    weight = np.r_[np.ones(len(y)), np.full(len(again), AGAIN_WEIGHT)]
    return xgb.train(PARAMS, xgb.DMatrix(rows, np.r_[y, y[again]], weight=weight), ROUNDS)


def whole_trees(model, slope):
    """Trees in whole units of calibrated log odds: [column, threshold, 1 where a missing value goes below, mean of the leaves, below, rest]."""

    def walk(node):
        if 'leaf' in node:
            value = slope * node['leaf'] / UNIT
            return int(round(value)), value, node['cover']
        children = {c['nodeid']: walk(c) for c in node['children']}
        below, rest = children[node['yes']], children[node['no']]
        cover = below[2] + rest[2]
        mean = (below[1] * below[2] + rest[1] * rest[2]) / cover
        threshold = float(np.float32(node['split_condition']))
        return [int(node['split'][1:]), threshold, int(node['missing'] == node['yes']), int(round(mean)), below[0], rest[0]], mean, cover

    return [walk(json.loads(text))[0] for text in model.get_dump(dump_format='json', with_stats=True)]


def only_used(trees, columns):
    """The columns that a tree asks, and the trees over those."""
    used = set()

    def ask(node):
        if isinstance(node, list):
            used.add(node[0])
            ask(node[4])
            ask(node[5])

    for tree in trees:
        ask(tree)
    place = {c: i for i, c in enumerate(sorted(used))}
    again = lambda n: [place[n[0]], *n[1:4], again(n[4]), again(n[5])] if isinstance(n, list) else n
    return [again(t) for t in trees], [columns[c] for c in sorted(used)]


def walked(trees, x):
    out = np.zeros(len(x))

    def walk(node, rows):
        if not isinstance(node, list):
            out[rows] += node
            return
        v = x[rows, node[0]]
        below = np.where(np.isnan(v), node[2] == 1, v < np.float32(node[1]))
        walk(node[4], rows[below])
        walk(node[5], rows[~below])

    for tree in trees:
        walk(tree, np.arange(len(x)))
    return out * UNIT


def logit_fit(score, y):
    m = LogisticRegression(C=1e9, max_iter=1000).fit(score.reshape(-1, 1), y)
    return float(m.intercept_[0]), float(m.coef_[0, 0])


sigmoid = lambda z: 1 / (1 + np.exp(-z))


def venn_abers(p, y):
    """Inductive Venn-Abers on held-out scores in equal bins: for each bin, isotonic risk with the person added as 0 and as 1."""
    edges = np.unique(np.quantile(p, np.linspace(0, 1, BINS + 1)[1:-1]))
    bin_of = np.searchsorted(edges, p, side='right')
    n = np.bincount(bin_of, minlength=len(edges) + 1).astype(float)
    events = np.bincount(bin_of, weights=y, minlength=len(edges) + 1)
    low, high = [], []
    for b in range(len(n)):
        for label, out in ((0, low), (1, high)):
            m, e = n.copy(), events.copy()
            m[b] += 1
            e[b] += label
            iso = IsotonicRegression().fit(np.arange(len(m)), e / m, sample_weight=m)
            out.append(float(iso.predict([b])[0]))
    return edges.tolist(), np.maximum.accumulate(low).tolist(), np.maximum.accumulate(high).tolist()


def ece(y, p, k=10):
    order = np.array_split(np.argsort(p), k)
    return float(sum(len(i) * abs(y[i].mean() - p[i].mean()) for i in order) / len(y))


def net_benefit(y, p, t):
    flagged = p >= t
    return float((y[flagged].sum() - (1 - y[flagged]).sum() * t / (1 - t)) / len(y))


def summary(y, p):
    z = np.log(p / (1 - p))
    return dict(n=int(len(y)), events=int(y.sum()), auroc=round(float(roc_auc_score(y, p)), 4), observed_expected=round(float(y.mean() / p.mean()), 4),
                calibration_slope=round(logit_fit(z, y)[1], 4))


def groups(y, p, of):
    return {str(k): summary(y[of == k], p[of == k]) for k in sorted(set(of)) if (of == k).sum() >= 300 and y[of == k].sum() >= 20}


def lace_like(raw):
    """LACE as far as the columns go: emergency visits are those of a year, comorbidity that of three diagnoses."""
    los = raw.time_in_hospital.astype(int).values
    points = np.select([los < 1, los == 1, los == 2, los == 3, los <= 6, los <= 13], [0, 1, 2, 3, 4, 5], 7)
    acute = raw.admission_type_id.isin(['1', '2', '7']).values * 3
    table = [('410 412', 1), ('440-448', 1), ('430-438', 1), ('428', 2), ('490-496', 2), ('571 573', 2), ('140-195 200-208', 2), ('290 294', 3),
             ('710 714', 3), ('572', 4), ('042-042', 4), ('196-199', 6)]
    charlson = np.ones(len(raw))
    number = lambda c: pd.to_numeric(raw[c], errors='coerce').values
    for ranges, weight in table:
        hit = np.zeros(len(raw), bool)
        for r in ranges.split():
            a, b = (r.split('-') + [r])[:2]
            for c in ('diag_1', 'diag_2', 'diag_3'):
                hit |= (number(c) >= float(a)) & (number(c) < float(b) + 1)
        charlson += hit * weight
    return points + acute + np.where(charlson >= 4, 5, charlson) + np.minimum(raw.number_emergency.astype(int).values, 4)


def hospital_like(raw):
    """HOSPITAL without haemoglobin and sodium, which the columns do not hold."""
    admissions = raw.number_inpatient.astype(int).values
    return (raw.medical_specialty.isin(['Oncology', 'Hematology/Oncology', 'Hematology']).values * 2 + (raw.num_procedures.astype(int).values > 0)
            + raw.admission_type_id.isin(['1', '2', '7']).values + np.select([admissions <= 1, admissions <= 5], [0, 2], 5)
            + (raw.time_in_hospital.astype(int).values >= 5) * 2)


def bootstrap(y, ps, patients, times=200):
    """95 % intervals of AUROC and of its differences from the first, patients drawn with replacement."""
    rng = np.random.RandomState(SEED)
    ids, where = np.unique(patients, return_inverse=True)
    draws = []
    for _ in range(times):
        w = np.bincount(rng.randint(0, len(ids), len(ids)), minlength=len(ids))[where]
        draws.append([roc_auc_score(y, p, sample_weight=w) for p in ps])
    draws = np.array(draws)
    q = lambda v: [round(float(a), 4) for a in np.percentile(v, [2.5, 97.5])]
    return q(draws[:, 0]), [q(draws[:, 0] - draws[:, i]) for i in range(1, len(ps))]


def main():
    data = os.path.join(sys.argv[1], 'encounters.csv.gz')
    node = sys.argv[2] if len(sys.argv) > 2 else 'node'
    d = rows(data, node)
    raw = pd.read_csv(data, dtype=str, keep_default_na=False)
    keep = (~d.discharge_disposition_id.isin(DEAD_OR_HOSPICE) & (d.age >= 18)).values
    d, raw = d[keep].reset_index(drop=True), raw[keep].reset_index(drop=True)
    features = list(d.columns[3:])
    y, patients = (d.readmitted == '<30').values.astype(int), d.patient.values
    columns = columns_of(d, features)
    x, chart = matrix(d, columns), matrix(d.assign(**{f: np.nan for f in NOT_IN_CHARTS}), columns)
    order = np.unique(patients)
    np.random.RandomState(SEED).shuffle(order)
    fold_of = dict(zip(order, np.arange(len(order)) % FOLDS))
    fold = np.array([fold_of[p] for p in patients])
    score, chart_score = np.zeros(len(y)), np.zeros(len(y))
    for k in range(FOLDS):
        a, b = fold != k, fold == k
        model = fit(d[a], x[a], y[a], columns, features, np.random.RandomState(SEED + k))
        score[b] = model.predict(xgb.DMatrix(x[b]), output_margin=True)
        chart_score[b] = model.predict(xgb.DMatrix(chart[b]), output_margin=True)
        print('fold', round(roc_auc_score(y[b], score[b]), 4), flush=True)
    p, chart_p = np.zeros(len(y)), np.zeros(len(y))
    for k in range(FOLDS):  # calibrated on the other folds' held-out scores only
        a, b = fold != k, fold == k
        intercept, slope = logit_fit(score[a], y[a])
        p[b], chart_p[b] = sigmoid(intercept + slope * score[b]), sigmoid(intercept + slope * chart_score[b])
    intercept, slope = logit_fit(score, y)

    model = fit(d, x, y, columns, features, np.random.RandomState(SEED + FOLDS))
    trees, used = only_used(whole_trees(model, slope), columns)
    some = pd.concat([d[:2000], less(d[:2000], features, np.random.RandomState(SEED))])
    given = model.predict(xgb.DMatrix(matrix(some, columns)), output_margin=True)
    offset = slope * given - walked(trees, matrix(some, used))
    print('trees as written against the trees', np.ptp(offset), 'offset', np.median(offset), 'columns', len(used), flush=True)
    # the base score of the objective is 0.5, a margin of 0: what the trees begin from is the mean of each root
    roots = sum(t if isinstance(t, int) else t[3] for t in trees)
    edges, low, high = venn_abers(sigmoid(intercept + slope * score), y)

    lace, hospital = lace_like(raw), hospital_like(raw)
    interval, beyond = bootstrap(y, [p, lace, hospital], patients)
    overall = summary(y, p)
    age = np.select([d.age < 50, d.age < 65, d.age < 80], ['18-49', '50-59', '60-79'], '80 and over')
    report = dict(overall=overall, auroc_interval=interval, brier=round(float(brier_score_loss(y, p)), 4), ece=round(ece(y, p), 4),
                  lace_like=round(float(roc_auc_score(y, lace)), 4), hospital_like=round(float(roc_auc_score(y, hospital)), 4),
                  beyond_lace_like=beyond[0], beyond_hospital_like=beyond[1],
                  net_benefit={str(t): dict(model=round(net_benefit(y, p, t), 4), all=round(net_benefit(y, np.ones(len(y)), t), 4)) for t in (0.1, 0.15, 0.2)},
                  folds=[round(float(roc_auc_score(y[fold == k], p[fold == k])), 4) for k in range(FOLDS)],
                  as_from_a_chart=summary(y, chart_p),
                  sex=groups(y, p, raw.gender.values), race=groups(y, p, raw.race.values), age=groups(y, p, age),
                  emergency=groups(y, p, np.where(d.admission_type_id == 1, 'emergency', 'other')),
                  before=groups(y, p, np.where(d.number_inpatient > 0, 'admitted in the year before', 'not')))
    r = lambda v: round(float(v), 7)
    artefact = dict(
        seed=SEED, data=hashlib.sha256(open(data, 'rb').read()).hexdigest(), features=features, ownMissing=OWN_MISSING,
        intercept=r(intercept + UNIT * roots),
        columns=[list(c) for c in used], trees=trees,
        interval=dict(from_=[r(e) for e in edges], low=[r(v) for v in low], high=[r(v) for v in high]), report=report)
    artefact['interval']['from'] = artefact['interval'].pop('from_')
    with open(os.path.join(HERE, 'learned.json'), 'w') as out:
        out.write(json.dumps(artefact, separators=(',', ':')) + '\n')
    print(json.dumps(report, indent=1))


main()
