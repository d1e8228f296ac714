"""MiniLM in PyTorch, fine-tuned as Bantam does it, from the same ONNX file.

Mean pooling and a linear head, AdamW (1e-4 for the body, 5e-3 for the head, decay 0.01 on all but
biases and norms), a linear rise over 10 % of the steps and a linear fall, batches of 32 texts of
like length, label smoothing 0.1, gradients clipped to 1, dropout 0.1 on hidden states, at most 128
tokens. Attention is PyTorch's own fused one, which is its fastest here.
"""

import math
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnx
import torch
from labelled import Labelled
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional
from vectors import MODELS

BATCH = 32
STRETCH = 32 * BATCH
LONGEST = 128
HEADS = 12
DROPOUT = 0.1
MODEL = MODELS["all-minilm-l6-v2"]
Rows = list[int]


class Layer(nn.Module):
    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.projection = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.widening, self.narrowing = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        rows, length, width = x.shape

        def heads(linear: nn.Linear) -> Tensor:
            return linear(x).view(rows, length, HEADS, width // HEADS).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            heads(self.query), heads(self.key), heads(self.value), attn_mask=mask
        )
        seen = self.projection(seen.transpose(1, 2).reshape(rows, length, width))
        x = self.attention_norm(x + functional.dropout(seen, DROPOUT, self.training))
        inner = self.narrowing(functional.gelu(self.widening(x)))
        return self.norm(x + functional.dropout(inner, DROPOUT, self.training))


class Classifier(nn.Module):
    """The encoder of the ONNX file with a fresh linear head."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        weights = _weights()
        words = weights["embeddings.word_embeddings.weight"]
        places = weights["embeddings.position_embeddings.weight"]
        width = words.shape[1]
        self.words = nn.Embedding(*words.shape)
        self.places = nn.Embedding(*places.shape)
        self.kinds = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        inner = weights["encoder.layer.0.intermediate.dense.bias"].shape[0]
        count = 1 + max(int(m[1]) for m in map(_LAYER.match, weights) if m)
        self.layers = nn.ModuleList(Layer(width, inner) for _ in range(count))
        self.head = nn.Linear(width, classes)
        own = {ours: weights[theirs] for ours, theirs in _names(count).items()}
        missing = self.load_state_dict(own, strict=False).missing_keys
        if set(missing) != {"head.weight", "head.bias"}:
            raise ValueError(f"the ONNX file lacks {missing}")

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1])
        x = self.norm(self.words(ids) + self.places(places) + self.kinds.weight[0])
        x = functional.dropout(x, DROPOUT, self.training)
        padded = None if bool(mask.all()) else mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, padded)
        counted = mask[:, :, None].float()
        return self.head((x * counted).sum(1) / counted.sum(1))


_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "projection": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "widening": "intermediate.dense",
    "narrowing": "output.dense",
    "norm": "output.LayerNorm",
}


def _names(layers: int) -> dict[str, str]:
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for layer in range(layers):
        for ours, theirs in _PARTS.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    return names


def _weights() -> dict[str, Tensor]:
    """By their names in PyTorch; the products' are anonymous and named by their nodes."""
    graph = onnx.load(str(MODEL.file())).graph
    arrays = {given.name: numpy_helper.to_array(given) for given in graph.initializer}
    weights = {name: array for name, array in arrays.items() if "." in name}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            weights[f"{name}.weight"] = arrays[node.input[1]].T
    return {name: torch.from_numpy(np.array(array)) for name, array in weights.items()}


@dataclass(frozen=True)
class Epoch:
    """By the clock, and by the processor time of all threads."""

    seconds: float
    cpu_seconds: float


class FineTuning:
    """A training that can be followed epoch by epoch."""

    def __init__(self, train: Labelled, epochs: int, seed: int) -> None:
        torch.manual_seed(seed)
        self.labels = sorted(set(train.labels))
        number = {label: i for i, label in enumerate(self.labels)}
        self._wanted = [number[label] for label in train.labels]
        self._tokenizer = MODEL.tokens(LONGEST)
        self._tokens = self._read(train.texts)
        self._random = random.Random(seed)
        self._model = Classifier(len(self.labels))
        self._steps = epochs * math.ceil(len(train) / BATCH)
        self._optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.999), eps=1e-8)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._rate)

    def _groups(self) -> list[dict[str, object]]:
        groups = []
        for name, weight in self._model.named_parameters():
            rate = 5e-3 if name.startswith("head") else 1e-4
            decay = 0.0 if name.endswith("bias") or "norm" in name else 0.01
            groups.append({"params": [weight], "lr": rate, "weight_decay": decay})
        return groups

    def _rate(self, step: int) -> float:
        rise = round(0.1 * self._steps)
        if step < rise:
            return (step + 1) / rise
        return max(0, self._steps - step) / max(1, self._steps - rise)

    def _read(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]

    def epoch(self) -> "Epoch":
        """Trains once on every row. The first step counts as the mean of the others, as Bantam's
        does."""
        self._model.train()
        batches = self._batches()
        first, first_cpu = 0.0, 0.0
        for done, rows in enumerate(batches):
            ids, mask = _padded([self._tokens[row] for row in rows])
            wanted = torch.tensor([self._wanted[row] for row in rows])
            logits = self._model(ids, mask)
            loss = functional.cross_entropy(logits, wanted, label_smoothing=0.1)
            self._optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
            self._optimiser.step()
            self._schedule.step()
            if done == 0:
                first, first_cpu = time.perf_counter(), time.process_time()
        steps = len(batches) / max(1, len(batches) - 1)
        return Epoch(
            (time.perf_counter() - first) * steps, (time.process_time() - first_cpu) * steps
        )

    def _batches(self) -> list[Rows]:
        order = list(range(len(self._tokens)))
        self._random.shuffle(order)
        batches = []
        for start in range(0, len(order), STRETCH):
            alike = sorted(order[start : start + STRETCH], key=lambda r: len(self._tokens[r]))
            batches += [alike[i : i + BATCH] for i in range(0, len(alike), BATCH)]
        self._random.shuffle(batches)
        return batches

    @torch.no_grad()
    def accuracy(self, test: Labelled) -> float:
        self._model.eval()
        right = 0
        tokens = self._read(test.texts)
        order = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            chosen = self._model(*_padded([tokens[row] for row in rows])).argmax(1).tolist()
            right += sum(
                self.labels[c] == test.labels[row] for c, row in zip(chosen, rows, strict=True)
            )
        return right / len(test)


def _padded(tokens: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    width = max(map(len, tokens))
    ids = torch.zeros(len(tokens), width, dtype=torch.long)
    mask = torch.zeros(len(tokens), width, dtype=torch.long)
    for row, text in enumerate(tokens):
        ids[row, : len(text)] = torch.tensor(text)
        mask[row, : len(text)] = 1
    return ids, mask
