"""The prose around the tables: how each figure was got."""

SETTINGS = """\
Everyone reads the same rows, with one setting for all sets; nothing was chosen by looking at test
rows. Bantam: its lexical rung at its defaults. LinearSVC (C = 1) and LogisticRegression (C = 10,
multinomial, at most 1,000 iterations) are scikit-learn's, on TF-IDF (sublinear) of word
1-2-grams and of character 2-5-grams within words. fastText: 50 epochs, learning rate 0.5, word
2-grams, character 2-5-grams, 100 dimensions, seed 1, 2 threads (so not repeatable to the last
row), texts lower-cased and split into words and punctuation marks."""

ALL_ROWS = "## Accuracy on test, trained on all rows (%)"

CERTIFIED = """\
## Accuracy on test, certified mode (%)

Trained on the rows that Bantam gives to *train* with seed 1."""

PAIRED = "p: McNemar's exact two-sided test of Bantam against that peer, row by row."

COST = "## Size and time, trained on all rows"

COST_NOTE = """\
Size: Bantam's folder; the pickled pipeline; fastText's .bin with its default 2,000,000 buckets,
unquantised. At least: the bytes of Bantam's rung alone; scikit-learn's float32 coefficients,
intercepts and IDF with its vocabulary as text. Training: wall-clock seconds, Bantam's from the
start of its process to its end, the peers' without starting Python. Batch: all test texts in one
call, median of 5 passes, one thread. Single: one text a call, median of 300 calls, one thread.
Bantam always takes one text a call: batch is its mean, single its median, as `eval` measures them
after warm-up. In brackets: how many times Bantam's."""

PROMISES = "## Certified at alpha 5 %, delta 5 %"

PROMISES_NOTE = """\
LogisticRegression is certified by the same procedure (bench/certify.py) on the same train, tune
and calibrate rows. Coverage: of the certificate, on calibrate; mean over the seeds, 0 where
nothing was certified. On test: shares of test rows answered locally and, of those, answered
wrongly, mean over seeds; the largest of the seeds' Clopper-Pearson upper bounds (one-sided, 95 %);
and the seeds whose lower bound is above alpha: there the test rows contradict the promise. By bad
luck alone that happens to few seeds; many mean that the test file is unlike the training file, of
which the certificate says nothing."""
