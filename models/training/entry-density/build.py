"""Makes models/entry-density again.

Run: /usr/bin/python3 models/training/entry-density/build.py DATA_FOLDER [--out FOLDER] [--node NODE] [--keep-rows FOLDER]
DATA_FOLDER holds icu2012/, icu_hourly/ and nhanes/. The card is written by hand. Run models/training/entry-priors.ts first where the priors changed:
the rows are measured in them.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MODEL = HERE.parent.parent / "entry-density"
SOURCES = [
    "PhysioNet/CinC Challenge 2012 set A, even record numbers (ODC-BY 1.0)",
    "PhysioNet/CinC Challenge 2019, hourly, people whose number leaves no 3 by 4 (CC BY 4.0)",
    "NHANES 2017-2018, people whose number leaves no 3 by 4 (CDC, public domain)",
]


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    args = argparse.ArgumentParser()
    args.add_argument("data")
    args.add_argument("--out", default=str(MODEL))
    args.add_argument("--node", default=shutil.which("node") or "node")
    args.add_argument("--keep-rows", default="")
    given = args.parse_args()
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    rows = pathlib.Path(given.keep_rows or tempfile.mkdtemp(prefix="entry-density-"))
    rows.mkdir(parents=True, exist_ok=True)
    subprocess.run([given.node, str(HERE / "rows.ts"), given.data, str(rows)], check=True)
    # One thread: the sums are then made in one order, and the weights are the same again.
    subprocess.run([sys.executable, str(HERE / "train.py"), str(rows), str(out)], check=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"})
    meta = json.loads((rows / "meta.json").read_text())
    metrics = json.loads((out / "metrics.json").read_text())
    (out / "metrics.json").unlink()
    if out != MODEL:
        shutil.copy(MODEL / "card.md", out / "card.md")
    golden = len((out / "golden.jsonl").read_text().splitlines())
    write(out / "verification.json", {
        "model": "entry-density",
        "version": "1.1.0",
        "graphSha256": sha(out / "model.onnx"),
        "sources": SOURCES,
        "vectors": [{"set": "Golden rows, against the weights computed apart from the graph", "published": False, "count": golden, "passed": golden, "tolerance": 1e-6}],
        "clinicalSignOff": "pending",
    })
    files = {name: sha(out / name) for name in ("model.onnx", "golden.jsonl", "verification.json", "card.md")}
    write(out / "manifest.json", {
        "schema": 1,
        "id": "entry-density",
        "version": "1.1.0",
        "title": "Entry density",
        "purpose": "Says how a vital sign or laboratory value of this patient may be distributed, given age, sex, earlier values and the others of the same minute",
        "features": meta["features"],
        "concepts": meta["concepts"],
        "training": {"seed": meta["seed"], "rows": meta["rows"], "dataSha256": meta["dataSha256"], "rowsSha256": sha(rows / "x.f32"), "sources": SOURCES},
        "metrics": metrics,
        "files": files,
        "licence": "Apache-2.0",
    })
    if not given.keep_rows:
        shutil.rmtree(rows)


def write(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
    # A built file is also a formatted one; what is made elsewhere (--out, for evaluations) is not kept.
    if HERE.parents[2] not in path.resolve().parents:
        return
    biome = HERE.parents[2] / "node_modules" / ".bin" / "biome"
    if biome.exists():
        subprocess.run([str(biome), "format", "--write", str(path)], check=True, stdout=subprocess.DEVNULL)


main()
