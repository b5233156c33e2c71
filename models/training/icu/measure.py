"""How well the model of death in hospital does on patients each fold had not seen, by itself, in groups and beside older scores."""
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

AT = [6, 12, 24, 36, 48]
RESAMPLES = 500
BANDS = [(-np.inf, 50, 'under 50'), (50, 65, '50 to 64'), (65, 80, '65 to 79'), (80, np.inf, '80 and over')]
UNITS = {1: 'coronary', 2: 'cardiac surgery', 3: 'medical', 4: 'surgical'}


def ece(y, p, bins=10):
    """Expected calibration error over tenths of the patients."""
    order = np.array_split(np.argsort(p, kind='stable'), bins)
    return float(sum(len(one) * abs(y[one].mean() - p[one].mean()) for one in order) / len(y))


def event1(y, p):
    """min(sensitivity, positive predictive value) at the best threshold."""
    hits = np.cumsum(y[np.argsort(-p, kind='stable')])
    return float(np.max(np.minimum(hits / np.arange(1, len(hits) + 1), hits / y.sum())))


def event1_cut(y, p):
    """The probability from which min(sensitivity, positive predictive value) is best."""
    order = np.argsort(-p, kind='stable')
    hits = np.cumsum(y[order])
    return p[order][np.argmax(np.minimum(hits / np.arange(1, len(hits) + 1), hits / y.sum()))]


def event1_held_out(y, shown, folds, hours, hour=48):
    """The same where the threshold comes from the other folds: sensitivity, PPV and their minimum, and the threshold (means over the repeats)."""
    at = hours == hour
    found = []
    for p, fold in zip([one[at] for one in shown], [one[at] for one in folds]):
        cuts = {k: event1_cut(y[at][fold != k], p[fold != k]) for k in np.unique(fold)}
        raised = p >= np.array([cuts[k] for k in fold])
        hits = y[at][raised].sum()
        found.append([min(hits / y[at].sum(), hits / raised.sum()), hits / y[at].sum(), hits / raised.sum(), np.mean(list(cuts.values()))])
    return dict(zip([f'event1_held_out_threshold_{hour}h', f'event1_sensitivity_{hour}h', f'event1_ppv_{hour}h', f'event1_threshold_{hour}h'],
                    np.mean(found, axis=0)))


def event1_draws(y, shown, hours, hour=48):
    """95 % interval of event 1 at the best threshold (patients resampled; mean over the repeats)."""
    at = hours == hour
    random = np.random.RandomState(1)
    draws = [random.choice(at.sum(), at.sum()) for _ in range(RESAMPLES)]
    each = [np.mean([event1(y[at][i], p[at][i]) for p in shown]) for i in draws]
    return dict(zip([f'event1_low_{hour}h', f'event1_high_{hour}h'], np.percentile(each, [2.5, 97.5])))


def slope(y, p):
    return float(LogisticRegression(C=1e6).fit(np.log(p / (1 - p))[:, None], y).coef_[0, 0])


def measured(y, shown, folds, hours):
    """Means over the repeats, each over all patients; the spread of the AUROC is over folds."""
    found = {}
    for hour in AT:
        at = hours == hour
        t = y[at]
        each = [p[at] for p in shown]
        in_folds = [roc_auc_score(t[fold[at] == k], p[fold[at] == k]) for p, fold in zip(each, folds) for k in np.unique(fold)]
        for name, how in dict(auroc=roc_auc_score, oe=lambda a, b: a.mean() / b.mean(), ece=ece, brier=brier_score_loss, event1=event1,
                              calibration_slope=slope).items():
            found[f'{name}_{hour}h'] = np.mean([how(t, p) for p in each])
        found[f'auroc_{hour}h_fold_mean'] = np.mean(in_folds)
        found[f'auroc_{hour}h_fold_sd'] = np.std(in_folds)
    return found


def groups(full, y, shown, outcomes, hour=48):
    """Rows for the card: group, stays, deaths, AUROC, observed over expected, calibration error over fifths; and the decision curve."""
    at = (full.hours == hour).values
    one, t, p = full[at], y[at], np.mean([one[at] for one in shown], axis=0)
    masks = {'women': one.sex == 0, 'men': one.sex == 1, **{name: (one.age >= low) & (one.age < high) for low, high, name in BANDS},
             **{name: one.icu_type == kind for kind, name in UNITS.items()},
             'lactate known': one.lactate_last.notna(), 'lactate not measured': one.lactate_last.isna()}
    rows = [[name, int(m.sum()), int(t[m].sum()), round(roc_auc_score(t[m], p[m]), 3), round(t[m].mean() / p[m].mean(), 2),
             round(ece(t[m], p[m], 5), 3)] for name, m in ((name, mask.values) for name, mask in masks.items())]
    curve = [[cut, round(float(((p >= cut) & (t == 1)).mean() - ((p >= cut) & (t == 0)).mean() * cut / (1 - cut)), 4),
              round(float(t.mean() - (1 - t.mean()) * cut / (1 - cut)), 4)] for cut in (0.05, 0.1, 0.2, 0.3, 0.5)]
    return dict(groups=rows, net_benefit=curve)


def points(values, limits, scores):
    """Points of one parameter: `limits` are the first values of the next row."""
    found = np.array(scores)[np.searchsorted(limits, values.fillna(-1), 'right')]
    return np.where(values.isna(), 0, found)


def news2(one):
    """NEWS2 (Royal College of Physicians 2017, chart 1, SpO2 scale 1) of the last values; what is missing counts nothing."""
    return (points(one.rr_last, [9, 12, 21, 25], [3, 1, 0, 2, 3]) + points(one.spo2_last, [92, 94, 96], [3, 2, 1, 0])
            + points(one.sbp_last, [91, 101, 111, 220], [3, 2, 1, 0, 3]) + points(one.hr_last, [41, 51, 91, 111, 131], [3, 1, 0, 1, 2, 3])
            + points(one.temp_last, [35.05, 36.05, 38.05, 39.05], [3, 1, 0, 1, 2]) + 2 * (one.fio2_last > 0.21) + 3 * (one.gcs_last < 15))


def resampled(full, y, shown, outcomes):
    """Older scores on the same patients: stays, their AUROC, ours, and the 95 % interval of the difference (patients resampled)."""
    found = {}
    for hour in (24, 48):
        at = (full.hours == hour).values
        t, p = y[at], np.mean([one[at] for one in shown], axis=0)
        for name, score in {'SAPS-I': outcomes['SAPS-I'].values, 'SOFA': outcomes['SOFA'].values, 'NEWS2': news2(full[at]).values}.items():
            known = np.flatnonzero(score >= 0)
            random = np.random.RandomState(0)
            draws = [random.choice(known, len(known)) for _ in range(RESAMPLES)]
            apart = [roc_auc_score(t[i], p[i]) - roc_auc_score(t[i], score[i]) for i in draws]
            ours = [roc_auc_score(t[i], p[i]) for i in draws]
            found[f'{name} {hour} h'] = [len(known), *[round(float(v), 3) for v in (
                roc_auc_score(t[known], score[known]), roc_auc_score(t[known], p[known]), *np.percentile(apart, [2.5, 97.5]),
                *np.percentile(ours, [2.5, 97.5]))]]
    return found
