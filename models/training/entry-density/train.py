"""The learned density: one hidden layer and a straight way past it, a Student t for each concept, written as an ONNX graph in doubles.

Run: /usr/bin/python3 train.py ROWS_FOLDER OUT_FOLDER   (Debian's python3-numpy and python3-onnx)
Writes model.onnx, golden.jsonl and metrics.json into OUT_FOLDER.
"""
import json
import sys

import numpy as np
from onnx import TensorProto, helper, numpy_helper
from scipy.special import gammaln

HIDDEN = 96
EPOCHS = 12
BATCH = 512
RATE = 2e-3
DECAY = 2e-5
TRAIN_NU = 3.0
DEGREES = (1.5, 2, 2.5, 3, 4, 6, 10, 20)
HELD_OUT = 10  # one person in so many
LEAST_SPREAD = -5.0


def log_t(z, nu):
    return gammaln((nu + 1) / 2) - gammaln(nu / 2) - 0.5 * np.log(nu * np.pi) - (nu + 1) / 2 * np.log1p(z * z / nu)


def start(rng, features, concepts):
    return {
        "w1": rng.normal(0, 1 / np.sqrt(features / 4), (features, HIDDEN)).astype("f4"),
        "b1": np.zeros(HIDDEN, "f4"),
        "loc_h": np.zeros((HIDDEN, concepts), "f4"),
        "loc_x": np.zeros((features, concepts), "f4"),
        "loc_b": np.zeros(concepts, "f4"),
        "ls_h": np.zeros((HIDDEN, concepts), "f4"),
        "ls_x": np.zeros((features, concepts), "f4"),
        "ls_b": np.zeros(concepts, "f4"),
    }


def forward(p, x, head):
    """Only the head asked for: one column of each of the last layers a row."""
    h = np.maximum(x @ p["w1"] + p["b1"], 0)
    loc = np.einsum("ij,ji->i", h, p["loc_h"][:, head]) + np.einsum("ij,ji->i", x, p["loc_x"][:, head]) + p["loc_b"][head]
    ls = np.einsum("ij,ji->i", h, p["ls_h"][:, head]) + np.einsum("ij,ji->i", x, p["ls_x"][:, head]) + p["ls_b"][head]
    return h, loc, np.maximum(ls, LEAST_SPREAD)


def step(p, x, y, head, concepts):
    h, loc, ls = forward(p, x, head)
    s = np.exp(ls)
    z = (y - loc) / s
    pull = (TRAIN_NU + 1) * z / (TRAIN_NU + z * z)
    d_loc = (-pull / s / len(y)).astype("f4")
    # A narrow spread makes a steep slope: kept from throwing the rest about.
    d_loc = np.clip(d_loc, -5 / len(y), 5 / len(y))
    d_ls = ((1 - pull * z) / len(y)).astype("f4")
    one = np.zeros((len(y), concepts), "f4")
    one[np.arange(len(y)), head] = 1
    a, b = one * d_loc[:, None], one * d_ls[:, None]
    d_h = (a @ p["loc_h"].T + b @ p["ls_h"].T) * (h > 0)
    return {
        "w1": x.T @ d_h, "b1": d_h.sum(0),
        "loc_h": h.T @ a, "loc_x": x.T @ a, "loc_b": a.sum(0),
        "ls_h": h.T @ b, "ls_x": x.T @ b, "ls_b": b.sum(0),
    }


def fit(x, y, head, concepts, rng, has_past):
    p = start(rng, x.shape[1], concepts)
    for c in range(concepts):
        mine = y[head == c]
        if len(mine):
            p["loc_b"][c] = np.median(mine)
            p["ls_b"][c] = np.log(max(0.05, 1.48 * np.median(np.abs(mine - np.median(mine)))))
        # Begun from "as the last time".
        p["loc_x"][4 * c + 2, c] = 0.8
    m = {k: np.zeros_like(v) for k, v in p.items()}
    v = {k: np.zeros_like(w) for k, w in p.items()}
    steps = EPOCHS * (len(y) // BATCH)
    t = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        for i in range(0, len(y) - BATCH + 1, BATCH):
            k = order[i:i + BATCH]
            grads = step(p, x[k], y[k], head[k], concepts)
            t += 1
            rate = RATE * 0.5 * (1 + np.cos(np.pi * t / steps)) + 1e-5
            for name, g in grads.items():
                if not name.endswith("_b") and name != "b1":
                    g = g + DECAY * p[name]
                m[name] += 0.1 * (g - m[name])
                v[name] += 0.001 * (g * g - v[name])
                p[name] -= rate * (m[name] / (1 - 0.9 ** t)) / (np.sqrt(v[name] / (1 - 0.999 ** t)) + 1e-8)
        print("epoch", epoch + 1, flush=True)
    return p


def tails(p, x, y, head, concepts, has_past):
    """Degrees of freedom and a factor on the spread, of values with and without a past, on people who were not learned from."""
    nu = np.full((concepts, 2), 3.0)
    shift = np.zeros((concepts, 2))
    past = x[:, has_past] > 0.5
    _, loc, ls = forward(p, x, head)
    z = (y - loc) / np.exp(ls)
    for c in range(concepts):
        for k in (0, 1):
            mine = z[(head == c) & (past == bool(k))]
            if len(mine) < 60:
                mine = z[head == c]
            if len(mine) < 60:
                continue
            best = max(((log_t(mine / np.exp(f), n) - f).sum(), n, f) for n in DEGREES for f in np.linspace(-0.5, 0.7, 25))
            nu[c, k], shift[c, k] = best[1], best[2]
    return nu, shift


def finished(p, nu, shift, has_past):
    """The widths and tails as part of the last layers: a value's past is one of the features."""
    q = {k: w.astype("f8") for k, w in p.items()}
    q["ls_b"] = q["ls_b"] + shift[:, 0]
    q["ls_x"][has_past] += shift[:, 1] - shift[:, 0]
    q["nu_x"] = np.zeros_like(q["ls_x"])
    q["nu_x"][has_past] = nu[:, 1] - nu[:, 0]
    q["nu_b"] = nu[:, 0]
    # Seven digits are more than the weights are worth, and keep the file small.
    return {k: w.astype("f4").astype("f8") for k, w in q.items()}


def answer(q, x):
    h = np.maximum(x @ q["w1"] + q["b1"], 0)
    loc = h @ q["loc_h"] + x @ q["loc_x"] + q["loc_b"]
    ls = np.maximum(h @ q["ls_h"] + x @ q["ls_x"] + q["ls_b"], LEAST_SPREAD)
    return np.concatenate([loc, ls, x @ q["nu_x"] + q["nu_b"]], 1)


def graph(q, features, concepts):
    nodes, constants = [], []

    def constant(name, array):
        constants.append(numpy_helper.from_array(np.ascontiguousarray(array.astype("f4")), f"{name}_f"))
        nodes.append(helper.make_node("Cast", [f"{name}_f"], [name], to=TensorProto.DOUBLE))
        return name

    for name, array in q.items():
        constant(name, array)
    constant("least", np.array([LEAST_SPREAD]))

    def affine(name, parts, bias):
        total = None
        for i, (left, right) in enumerate(parts):
            nodes.append(helper.make_node("MatMul", [left, right], [f"{name}_m{i}"]))
            if total is None:
                total = f"{name}_m{i}"
            else:
                nodes.append(helper.make_node("Add", [total, f"{name}_m{i}"], [f"{name}_s{i}"]))
                total = f"{name}_s{i}"
        nodes.append(helper.make_node("Add", [total, bias], [name]))

    affine("a1", [("x", "w1")], "b1")
    nodes.append(helper.make_node("Relu", ["a1"], ["h"]))
    affine("loc", [("h", "loc_h"), ("x", "loc_x")], "loc_b")
    affine("ls", [("h", "ls_h"), ("x", "ls_x")], "ls_b")
    nodes.append(helper.make_node("Max", ["ls", "least"], ["ls_kept"]))
    affine("nu", [("x", "nu_x")], "nu_b")
    nodes.append(helper.make_node("Concat", ["loc", "ls_kept", "nu"], ["outputs"], axis=1))
    made = helper.make_model(
        helper.make_graph(
            nodes, "entry-density",
            [helper.make_tensor_value_info("x", TensorProto.DOUBLE, ["rows", features])],
            [helper.make_tensor_value_info("outputs", TensorProto.DOUBLE, ["rows", 3 * concepts])],
            constants,
        ),
        producer_name="wardlight",
        opset_imports=[helper.make_opsetid("", 17)],
    )
    made.ir_version = 8
    return made.SerializeToString(deterministic=True)


def golden(q, x, count=16):
    lines = []
    for i in np.linspace(0, len(x) - 1, count).astype(int):
        row = x[i].astype("f8").round(6)
        out = answer(q, row[None])[0]
        lines.append(json.dumps({"x": [[int(k), float(row[k])] for k in np.flatnonzero(row)], "outputs": [float(o) for o in out]}, separators=(",", ":")))
    return "\n".join(lines) + "\n"


def scores(q, x, y, head, names, has_past):
    """Of people who were not learned from: log likelihood a value (yardstick scale) and how far the intervals cover what they say."""
    out = answer(q, x.astype("f8"))
    n = len(names)
    at = np.arange(len(y))
    loc, ls, nu = out[at, head], out[at, n + head], out[at, 2 * n + head]
    z = (y - loc) / np.exp(ls)
    ll = log_t(z, nu) - ls
    past = x[:, has_past] > 0.5
    return {
        name: {"rows": int((head == c).sum()), "logLikelihood": round(float(ll[head == c].mean()), 4) if (head == c).any() else 0.0,
               "withPast": round(float(ll[(head == c) & past].mean()), 4) if ((head == c) & past).any() else 0.0}
        for c, name in enumerate(names)
    } | {"all": {"rows": len(y), "logLikelihood": round(float(ll.mean()), 4), "withPast": round(float(ll[past].mean()), 4)}}


def main(folder, out):
    meta = json.load(open(f"{folder}/meta.json"))
    names, has_past = meta["concepts"], meta["hasPast"]
    x = np.fromfile(f"{folder}/x.f32", "<f4").reshape(-1, meta["features"])
    y = np.fromfile(f"{folder}/y.f32", "<f4")
    head = np.fromfile(f"{folder}/head.i32", "<i4")
    person = np.fromfile(f"{folder}/person.i32", "<i4")
    held = person % HELD_OUT == 0
    rng = np.random.RandomState(meta["seed"])
    p = fit(x[~held], y[~held], head[~held], len(names), rng, has_past)
    xh, yh, hh = x[held], y[held], head[held]
    # Half of the held-out people shape the tails, the other half is what is reported.
    half = (person[held] // HELD_OUT) % 2 == 0
    nu, shift = tails(p, xh[half], yh[half], hh[half], len(names), has_past)
    q = finished(p, nu, shift, has_past)
    metrics = scores(q, xh[~half], yh[~half], hh[~half], names, has_past)
    open(f"{out}/model.onnx", "wb").write(graph(q, meta["features"], len(names)))
    open(f"{out}/golden.jsonl", "w").write(golden(q, xh))
    json.dump(metrics, open(f"{out}/metrics.json", "w"), indent=2)
    print(json.dumps(metrics["all"]))
    for name in names:
        c = names.index(name)
        print(name, metrics[name], "nu", nu[c].tolist(), "shift", shift[c].round(2).tolist())


main(sys.argv[1], sys.argv[2])
