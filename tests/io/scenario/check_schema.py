"""Validate every scenario of the tree against the schema that `kith schema` prints (needs jsonschema)."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

try:
    import jsonschema
except ImportError:
    sys.exit(77)  # skipped

ROOT = Path(__file__).resolve().parents[3]


def schema(kith, *options):
    printed = subprocess.run([kith, "schema", *options], check=True, capture_output=True, text=True)
    found = json.loads(printed.stdout)
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def main(kith):
    scenarios, evidence, national = schema(kith), schema(kith, "--evidence"), schema(kith, "--national")
    failures = 0
    shipped = [path for path in sorted((ROOT / "scenarios").rglob("*.toml")) if path.parent.name != "sweeps"]
    for path in [*shipped, ROOT / "tests/io/scenario/whole.toml"]:
        validator = national if path.name == "national.toml" else scenarios
        validator = evidence if path.name.startswith("evidence") else validator
        for error in validator.iter_errors(tomllib.loads(path.read_text())):
            if path.name == "evidence-sample.toml" and error.validator == "required":
                continue  # an addition to evidence.toml
            print(f"{path}: {error.json_path}: {error.message}")
            failures += 1
    for name in ("key-misspelt", "share-above-one", "choice-misspelt", "evidence-grade"):
        path = ROOT / "tests/io/scenario/broken" / f"{name}.toml"
        if scenarios.is_valid(tomllib.loads(path.read_text())):
            print(f"{path}: the schema should refuse it")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
