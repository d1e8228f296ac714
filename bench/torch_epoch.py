"""The seconds of one epoch of fine-tuning in PyTorch. Usage: torch_epoch.py TRAIN.csv"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from finetune import FineTuning
from labelled import read

if __name__ == "__main__":
    train = read(Path(sys.argv[1]))
    print(json.dumps({"rows": len(train), **asdict(FineTuning(train, 1, 1).epoch())}))
