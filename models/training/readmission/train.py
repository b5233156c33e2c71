"""Learns readmission-30d: /usr/bin/python3 models/training/readmission/train.py DATA [NODE]

DATA is the folder with encounters.csv.gz (UCI "Diabetes 130-US hospitals", CC BY 4.0). The rows come from to-rows.ts, so the model learns from
the very numbers the program gives it. Boosted trees of depth two are written out as conditions, weights of single conditions and of pairs
(learned.json); the graph is built from that by graph.ts, and needs no tree.
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

SEED = 1
FOLDS = 5
ROUNDS = 800
PARAMS = dict(objective='binary:logistic', tree_method='hist', nthread=1, seed=SEED, max_depth=2, eta=0.05, max_bin=128,
              subsample=0.7, colsample_bytree=0.4, min_child_weight=20, reg_lambda=1)
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


def columns(d, features):
    """Columns for the trees, each a test the graph can make: low <= x < high on one input."""
    out, tests = {}, []
    for f in features:
        x = d[f].fillna(0) if f in OWN_MISSING else d[f]
        if f in CATEGORIES:
            if f in DIAGNOSES:  # the code itself; its group follows
                counts = x.value_counts()
                for value in sorted(counts.index[counts >= RARE]):
                    out[f'{f}~{value}'] = (x == value).astype(float)
                    tests.append((f, round(value - 0.0004, 4), round(value + 0.0004, 4)))
                x = np.floor(x)
            counts = x.value_counts()
            for value in sorted(counts.index[counts >= RARE]):
                out[f'{f}={int(value)}'] = (x == value).astype(float)
                tests.append((f, value, value + 1))
        else:
            out[f] = x.astype(float)
            tests.append((f, None, None))
    return pd.DataFrame(out, dtype=np.float32), tests


def fit(x, y):
    return xgb.train(PARAMS, xgb.DMatrix(x, y), ROUNDS)


def unfold(model, tests, names):
    """Trees as intercept, weights of conditions and of pairs. A condition is (input, low, high); no limit is null."""
    conditions, singles, products, base = {}, {}, {}, 0.0

    def key(split, threshold):
        f, low, high = tests[int(split[1:])]
        test = (f, float(np.float32(threshold)), None) if low is None else (f, low, high)
        return conditions.setdefault(test, len(conditions))

    def walk(node, path):
        nonlocal base
        if 'leaf' in node:
            add(path, node['leaf'])
            return
        k = key(node['split'], node['split_condition'])
        for child in node['children']:
            walk(child, path + [(k, child['nodeid'] != node['yes'])])

    def add(path, weight):
        # a product of c or (1 - c), multiplied out
        terms = {(): weight}
        for k, holds in path:
            grown = {}
            for ks, w in terms.items():
                with_k = tuple(sorted(set(ks) | {k}))
                if holds:
                    grown[with_k] = grown.get(with_k, 0) + w
                else:
                    grown[ks] = grown.get(ks, 0) + w
                    grown[with_k] = grown.get(with_k, 0) - w
            terms = grown
        nonlocal base
        for ks, w in terms.items():
            if len(ks) == 0:
                base += w
            elif len(ks) == 1:
                singles[ks[0]] = singles.get(ks[0], 0) + w
            else:
                products[ks] = products.get(ks, 0) + w

    for text in model.get_dump(dump_format='json'):
        walk(json.loads(text), [])
    return base, conditions, singles, products


def held(d, conditions):
    out = np.zeros((len(d), len(conditions)))
    for (f, low, high), k in conditions.items():
        x = (d[f].fillna(0) if f in OWN_MISSING else d[f]).values
        out[:, k] = (x >= low) & (x < (np.inf if high is None else high))
    return out


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
    x, tests = columns(d, features)
    folds = list(GroupKFold(FOLDS).split(x, y, patients))
    score = np.zeros(len(y))
    for a, b in folds:
        score[b] = fit(x.values[a], y[a]).predict(xgb.DMatrix(x.values[b]), output_margin=True)
        print('fold', round(roc_auc_score(y[b], score[b]), 4), flush=True)
    p = np.zeros(len(y))
    for a, b in folds:  # calibrated on the other folds' held-out scores only
        intercept, slope = logit_fit(score[a], y[a])
        p[b] = sigmoid(intercept + slope * score[b])
    intercept, slope = logit_fit(score, y)

    model = fit(x.values, y)
    base, conditions, singles, products = unfold(model, tests, x.columns)
    c = held(d, conditions)
    margin = base + c @ np.array([singles.get(k, 0.0) for k in range(len(conditions))])
    for ks, w in products.items():
        margin += w * c[:, list(ks)].prod(axis=1)
    difference = float(np.abs(margin - (model.predict(xgb.DMatrix(x.values), output_margin=True))).max())
    offset = float(np.median(model.predict(xgb.DMatrix(x.values), output_margin=True) - margin))
    print('unfolded against trees', difference, 'offset', offset, 'conditions', len(conditions), 'products', len(products), flush=True)
    edges, low, high = venn_abers(sigmoid(intercept + slope * score), y)

    lace, hospital = lace_like(raw), hospital_like(raw)
    interval, beyond = bootstrap(y, [p, lace, hospital], patients)
    overall = summary(y, p)
    age = np.select([d.age < 50, d.age < 65, d.age < 80], ['18-49', '50-59', '60-79'], '80 and over')
    report = dict(overall=overall, auroc_interval=interval, brier=round(float(brier_score_loss(y, p)), 4), ece=round(ece(y, p), 4),
                  lace_like=round(float(roc_auc_score(y, lace)), 4), hospital_like=round(float(roc_auc_score(y, hospital)), 4),
                  beyond_lace_like=beyond[0], beyond_hospital_like=beyond[1],
                  net_benefit={str(t): dict(model=round(net_benefit(y, p, t), 4), all=round(net_benefit(y, np.ones(len(y)), t), 4)) for t in (0.1, 0.15, 0.2)},
                  folds=[round(float(roc_auc_score(y[b], p[b])), 4) for _, b in folds],
                  sex=groups(y, p, raw.gender.values), race=groups(y, p, raw.race.values), age=groups(y, p, age),
                  emergency=groups(y, p, np.where(d.admission_type_id == 1, 'emergency', 'other')),
                  before=groups(y, p, np.where(d.number_inpatient > 0, 'admitted in the year before', 'not')))
    r = lambda v: round(float(v), 7)
    artefact = dict(
        seed=SEED, data=hashlib.sha256(open(data, 'rb').read()).hexdigest(), features=features, ownMissing=OWN_MISSING,
        intercept=r(intercept + slope * (base + offset)),
        conditions=[dict(input=f, low=r(lo), high=None if hi is None else r(hi), share=r(c[:, k].mean()), weight=r(slope * singles.get(k, 0)))
                    for (f, lo, hi), k in conditions.items()],
        pairs=[[*ks, r(slope * w)] for ks, w in sorted(products.items())],

        interval=dict(from_=[r(e) for e in edges], low=[r(v) for v in low], high=[r(v) for v in high]), report=report)
    artefact['interval']['from'] = artefact['interval'].pop('from_')
    with open(os.path.join(HERE, 'learned.json'), 'w') as out:
        out.write(json.dumps(artefact, separators=(',', ':')) + '\n')
    print(json.dumps(report, indent=1))


main()
