"""Three small networks over the rows of generate.ts, written as one ONNX graph in doubles: names, numbers, and the numbers of a whole table (context.py).

Run: /usr/bin/python3 train.py ROWS_FOLDER OUT_FOLDER   (Debian's python3-sklearn and python3-onnx)
Writes model.onnx, golden.jsonl and metrics.json into OUT_FOLDER.
"""
import json
import sys
import warnings

import context
import numpy as np
from onnx import TensorProto, helper, numpy_helper
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore", category=ConvergenceWarning)
HELD_OUT = 0.1


def rows(folder, name, width):
    x = np.fromfile(f"{folder}/{name}.f32", dtype="<f4").reshape(-1, width)
    return x, np.fromfile(f"{folder}/{name}.i32", dtype="<i4")


def fit(x, y, hidden, epochs, seed, alpha, rate):
    order = np.random.RandomState(seed).permutation(len(x))
    cut = int(len(x) * HELD_OUT)
    held, kept = order[:cut], order[cut:]
    net = MLPClassifier((hidden,), alpha=alpha, batch_size=256, learning_rate_init=rate, max_iter=epochs, random_state=seed, tol=0, n_iter_no_change=epochs)
    net.fit(x[kept].astype("f8"), y[kept])
    probabilities = net.predict_proba(x[held])
    best = net.classes_[probabilities.argmax(1)]
    metrics = {"rows": len(x), "heldOut": cut, "top1": float((best == y[held]).mean())}
    return net, metrics


def weights(net, classes):
    """Classes that no row has keep a very low score, so that every class has its place."""
    (w1, w2), (b1, b2) = net.coefs_, net.intercepts_
    full_w = np.zeros((w2.shape[0], classes))
    full_b = np.full(classes, -30.0)
    full_w[:, net.classes_] = w2
    full_b[net.classes_] = b2
    # Six digits are more than the weights are worth, and keep the file small when packed.
    return [a.astype("f4").astype("f8") for a in (w1, b1, full_w, full_b)]


def table_nodes(parts, filled, constant):
    """The network of context.py; all columns that are given at once are one table. A column without numbers says nothing to the others."""
    nodes = []

    def node(kind, inputs, output, **more):
        nodes.append(helper.make_node(kind, inputs, [output], **more))
        return output

    for key, array in parts.items():
        constant(f"table_{key}_f", array.astype("f4"))
        node("Cast", [f"table_{key}_f"], f"table_{key}", to=TensorProto.DOUBLE)

    def layer(x, weight, bias, output):
        node("MatMul", [x, f"table_{weight}"], f"{output}_m")
        return node("Add", [f"{output}_m", bias], output)

    constant("filled_from", np.array([filled], "i8"))
    constant("filled_to", np.array([filled + 1], "i8"))
    constant("table_axis", np.array([0], "i8"))
    constant("one", np.array(1.0, "f8"))
    node("Slice", ["values_x", "filled_from", "filled_to", "axis"], "table_filled")
    node("Sign", ["table_filled"], "table_mask")
    h = node("Relu", [layer("values_x", "w1", "table_b1", "table_a1")], "table_h")
    node("Relu", [layer(h, "w2", "table_b2", "table_a2")], "table_e_all")
    node("Mul", ["table_e_all", "table_mask"], "table_e")
    node("ReduceSum", ["table_mask", "table_axis"], "table_count", keepdims=1)
    node("Max", ["table_count", "one"], "table_count_some")
    node("ReduceSum", ["table_e", "table_axis"], "table_sum", keepdims=1)
    node("Div", ["table_sum", "table_count_some"], "table_mean")
    node("ReduceMax", ["table_e"], "table_high", axes=[0], keepdims=1)
    node("Concat", ["table_mean", "table_high"], "table_pooled", axis=1)
    layer("table_pooled", "wc", "table_b3", "table_c")
    node("Relu", [layer(h, "w3", "table_c", "table_a3")], "table_g")
    layer("table_g", "w4", "table_b4", "table_z")
    node("Softmax", ["table_z"], "table", axis=1)
    return nodes


def graph(heads, splits, table, filled):
    nodes, constants = [], []

    def constant(name, array):
        constants.append(numpy_helper.from_array(array, name))
        return name

    start = 0
    for (name, parts), width in zip(heads.items(), splits):
        constant(f"{name}_from", np.array([start], "i8"))
        constant(f"{name}_to", np.array([start + width], "i8"))
        nodes.append(helper.make_node("Slice", ["x", f"{name}_from", f"{name}_to", "axis"], [f"{name}_x"]))
        for key, array in zip(("w1", "b1", "w2", "b2"), parts):
            constant(f"{name}_{key}_f", array.astype("f4"))
            nodes.append(helper.make_node("Cast", [f"{name}_{key}_f"], [f"{name}_{key}"], to=TensorProto.DOUBLE))
        nodes.append(helper.make_node("MatMul", [f"{name}_x", f"{name}_w1"], [f"{name}_m1"]))
        nodes.append(helper.make_node("Add", [f"{name}_m1", f"{name}_b1"], [f"{name}_a1"]))
        nodes.append(helper.make_node("Relu", [f"{name}_a1"], [f"{name}_h"]))
        nodes.append(helper.make_node("MatMul", [f"{name}_h", f"{name}_w2"], [f"{name}_m2"]))
        nodes.append(helper.make_node("Add", [f"{name}_m2", f"{name}_b2"], [f"{name}_a2"]))
        nodes.append(helper.make_node("Softmax", [f"{name}_a2"], [name], axis=1))
        start += width
    constant("axis", np.array([1], "i8"))
    inputs = [helper.make_tensor_value_info("x", TensorProto.DOUBLE, ["rows", start])]
    nodes += table_nodes(table, filled, constant)
    widths = {**{name: parts[3].shape[0] for name, parts in heads.items()}, "table": table["b4"].shape[0]}
    outputs = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, ["rows", width]) for name, width in widths.items()]
    made = helper.make_model(
        helper.make_graph(nodes, "table-columns", inputs, outputs, constants),
        producer_name="wardlight",
        opset_imports=[helper.make_opsetid("", 17)],
    )
    made.ir_version = 8
    return made.SerializeToString(deterministic=True)


def answer(parts, x):
    w1, b1, w2, b2 = parts
    scores = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    e = np.exp(scores - scores.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def golden(heads, sets, table, count=12):
    """The rows are given at once: for the network of tables they are one."""
    lines = []
    picks = [np.linspace(0, len(x) - 1, count).astype(int) for x in sets.values()]
    all_parts = [[sets[name][i].astype("f8").round(6) for name, i in zip(sets, pick)] for pick in zip(*picks)]
    together = np.stack([parts[1] for parts in all_parts])
    exact = {key: array.astype("f8") for key, array in table.items()}
    of_table = context.softmax(context.forward(exact, together, np.array([0]), np.zeros(count, int))[-1])
    for parts, p_table in zip(all_parts, of_table):
        x = np.concatenate(parts)
        row = {"x": [[int(i), float(x[i])] for i in np.flatnonzero(x)]}
        row["table"] = [[int(i), float(p_table[i])] for i in np.argsort(-p_table)[:3]]
        for (name, weight), part in zip(heads.items(), parts):
            p = answer(weight, part[None])[0]
            top = np.argsort(-p)[:3]
            row[name] = [[int(i), float(p[i])] for i in top]
        lines.append(json.dumps(row, separators=(",", ":")))
    return "\n".join(lines) + "\n"


def main(folder, out):
    meta = json.load(open(f"{folder}/meta.json"))
    sets, labels = {}, {}
    for name, width in (("names", meta["nameFeatures"]), ("values", meta["valueFeatures"])):
        sets[name], labels[name] = rows(folder, name, width)
    settings = {"names": (96, 14, 1e-5, 2e-3), "values": (160, 14, 3e-4, 1e-3)}
    heads, metrics = {}, {}
    for name in sets:
        hidden, epochs, alpha, rate = settings[name]
        net, metrics[name] = fit(sets[name], labels[name], hidden, epochs, meta["seed"], alpha, rate)
        metrics[name].update(hidden=hidden, epochs=epochs)
        heads[name] = weights(net, len(meta["nameClasses" if name == "names" else "valueClasses"]))
    x, y = rows(folder, "tables", meta["valueFeatures"])
    counts = np.fromfile(f"{folder}/tables.n32", dtype="<i4")
    table, metrics["tables"] = context.fit(x, y, counts, len(meta["valueClasses"]), meta["seed"])
    open(f"{out}/model.onnx", "wb").write(graph(heads, (meta["nameFeatures"], meta["valueFeatures"]), table, meta["filledFeature"]))
    open(f"{out}/golden.jsonl", "w").write(golden(heads, sets, table))
    json.dump(metrics, open(f"{out}/metrics.json", "w"), indent=2)
    print(json.dumps(metrics))


main(sys.argv[1], sys.argv[2])
