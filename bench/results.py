"""What the benchmark finds out about one data set."""

from dataclasses import dataclass, field

from peer import Cost


@dataclass(frozen=True)
class Pair:
    """Rows only Bantam had right, rows only the peer had right, McNemar's exact p-value."""

    won: int
    lost: int
    p: float


@dataclass
class Accuracies:
    """Test accuracy of everyone who was trained on the same rows.

    `right` has one digit a test row: 1 where the answer was the label.
    """

    trained_on: int
    accuracy: dict[str, float] = field(default_factory=dict)
    right: dict[str, str] = field(default_factory=dict)
    against_bantam: dict[str, Pair] = field(default_factory=dict)


@dataclass(frozen=True)
class Promise:
    """One seed's certificate, and what its gate does on the test rows.

    Coverage is that of the certificate on calibrate, 0 without one. The upper bound is
    Clopper-Pearson's, one-sided at 95 %, and None when no test row is answered locally; the test
    rows are above alpha when the lower bound is.
    """

    seed: int
    certified: bool
    coverage: float
    n: int
    k: int
    test_accuracy: float
    test_coverage: float
    test_disagreement: float | None
    test_disagreement_upper: float | None
    test_above_alpha: bool


@dataclass
class SetResult:
    name: str
    train_rows: int
    test_rows: int
    labels: int
    all_rows: Accuracies
    certified: Accuracies | None = None
    cost: dict[str, Cost] = field(default_factory=dict)
    promises: dict[str, list[Promise]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
