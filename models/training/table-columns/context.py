"""The network over a table's columns together: each column by its numbers and by what the others of its table are like.

Every column is brought into a hidden layer and from there into what it shows to the others; these are pooled over the table (mean and highest)
and go, with the column's own, into the answer. So the order of the columns says nothing, and one column alone still has an answer.
"""
import numpy as np

NAMES = ("w1", "b1", "w2", "b2", "w3", "wc", "b3", "w4", "b4")
HIDDEN, SHOWN, JOINED = 192, 128, 224


def start(width, classes, rng):
    def layer(rows, columns):
        return (rng.standard_normal((rows, columns)) * np.sqrt(2 / rows)).astype("f4")

    return {
        "w1": layer(width, HIDDEN),
        "b1": np.zeros(HIDDEN, "f4"),
        "w2": layer(HIDDEN, SHOWN),
        "b2": np.zeros(SHOWN, "f4"),
        "w3": layer(HIDDEN, JOINED),
        "wc": layer(2 * SHOWN, JOINED) * np.float32(0.5),
        "b3": np.zeros(JOINED, "f4"),
        "w4": layer(JOINED, classes) * np.float32(0.5),
        "b4": np.zeros(classes, "f4"),
    }


def forward(p, x, first, owner):
    """@param first: place of each table's first row; owner: table of each row"""
    h = np.maximum(x @ p["w1"] + p["b1"], 0)
    e = np.maximum(h @ p["w2"] + p["b2"], 0)
    counts = np.bincount(owner)[:, None].astype(e.dtype)
    pooled = np.concatenate([np.add.reduceat(e, first) / counts, np.maximum.reduceat(e, first)], 1)
    g = np.maximum(h @ p["w3"] + (pooled @ p["wc"])[owner] + p["b3"], 0)
    z = g @ p["w4"] + p["b4"]
    return h, e, counts, pooled, g, z


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def gradients(p, x, y, first, owner):
    h, e, counts, pooled, g, z = forward(p, x, first, owner)
    probabilities = softmax(z)
    loss = -np.log(probabilities[np.arange(len(y)), y] + 1e-9).mean()
    dz = probabilities
    dz[np.arange(len(y)), y] -= 1
    dz /= len(y)
    out = {"w4": g.T @ dz, "b4": dz.sum(0)}
    dg = (dz @ p["w4"].T) * (g > 0)
    by_table = np.add.reduceat(dg, first)
    out.update(w3=h.T @ dg, wc=pooled.T @ by_table, b3=dg.sum(0))
    dpooled = by_table @ p["wc"].T
    mean, high = dpooled[:, :SHOWN] / counts, dpooled[:, SHOWN:]
    de = (mean[owner] + high[owner] * (e == pooled[:, SHOWN:][owner])) * (e > 0)
    dh = (dg @ p["w3"].T + de @ p["w2"].T) * (h > 0)
    out.update(w2=h.T @ de, b2=de.sum(0), w1=x.T @ dh, b1=dh.sum(0))
    return loss, out


def batches(counts, rng, keep_most, size=64):
    """Rows of some tables; of each table not always all columns."""
    begin = np.concatenate([[0], np.cumsum(counts)[:-1]])
    order = rng.permutation(len(counts))
    for at in range(0, len(order), size):
        rows, owner = [], []
        for place, table in enumerate(order[at : at + size]):
            mine = np.arange(begin[table], begin[table] + counts[table])
            if keep_most and counts[table] > 4:
                kept = mine[rng.random(len(mine)) < rng.uniform(0.5, 1.1)]
                mine = kept if len(kept) >= 2 else mine
            rows.append(mine)
            owner.append(np.full(len(mine), place))
        lengths = [len(one) for one in rows]
        yield np.concatenate(rows), np.concatenate([[0], np.cumsum(lengths)[:-1]]), np.concatenate(owner)


def fit(x, y, counts, classes, seed, epochs=14, rate=1.5e-3, decay=2e-4, held=0.06):
    rng = np.random.default_rng(seed)
    p = start(x.shape[1], classes, rng)
    tables = rng.permutation(len(counts))
    out = np.zeros(len(counts), bool)
    out[tables[: int(held * len(counts))]] = True
    begin = np.concatenate([[0], np.cumsum(counts)[:-1]])

    def part(which):
        rows = np.concatenate([np.arange(begin[t], begin[t] + counts[t]) for t in np.flatnonzero(which)])
        return x[rows], y[rows], counts[which]

    hx, hy, hc = part(out)
    tx, ty, tc = part(~out)
    m = {k: np.zeros_like(v) for k, v in p.items()}
    v2 = {k: np.zeros_like(v) for k, v in p.items()}
    step, steps = 0, epochs * (len(tc) // 64 + 1)
    for epoch in range(epochs):
        losses = []
        for rows, first, owner in batches(tc, rng, True):
            step += 1
            now = rate * 0.5 * (1 + np.cos(np.pi * step / steps)) * min(1, step / 100)
            loss, g = gradients(p, tx[rows], ty[rows], first, owner)
            losses.append(loss)
            for k in p:
                m[k] = 0.9 * m[k] + 0.1 * g[k]
                v2[k] = 0.999 * v2[k] + 0.001 * g[k] ** 2
                change = (m[k] / (1 - 0.9**step)) / (np.sqrt(v2[k] / (1 - 0.999**step)) + 1e-8)
                p[k] = (p[k] - now * (change + (decay * 30 * p[k] if k[0] == "w" else 0))).astype("f4")
        print(epoch, round(float(np.mean(losses)), 3), round(top1(p, hx, hy, hc, rng), 4), flush=True)
    return p, {"rows": len(x), "tables": len(counts), "heldOut": len(hx), "top1": top1(p, hx, hy, hc, rng), "hidden": HIDDEN, "epochs": epochs}


def top1(p, x, y, counts, rng):
    right = 0
    for rows, first, owner in batches(counts, rng, False):
        right += (forward(p, x[rows], first, owner)[-1].argmax(1) == y[rows]).sum()
    return float(right / len(x))
