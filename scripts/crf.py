"""Conditional random fields over the lines of pages and of headline stacks, and the tables of their weights.

Needs numpy and scipy. Only fitting does: the parser reads the tables by itself, and `make test` needs neither.

A line has binary features, a row of weights for each, and a label. How well one label follows another depends on
the class of the gap between the lines. Gold allows a line several labels, or does not say: then the likelihood is
that of all sequences gold allows. Fitting maximises it, each sequence counted by its weight, minus `pull` times the
squared distance from the weights set by hand, so that a feature seen on few pages keeps the weight that reason gave
it. The likelihood of sequences whose labels are known is concave; where gold leaves labels open it is nearly so, and
starting from the priors is part of the model.
"""
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

NEVER = -40.0       # NO in the tables: such weights stay
BATCH = 64          # sequences of about one length that are computed side by side


@dataclass(frozen=True)
class Sequence:
    """Lines to be labelled: the rows of each line's features, the class of the gap before it, the labels gold allows
    it (None where it does not say), and how often the sequence counts."""
    features: list
    gaps: list
    allowed: list
    weight: float = 1.0


@dataclass(frozen=True)
class Table:
    """Weights by name: `features` has a row for each name and one for the bias, `steps` one for each class of gap and
    label before. `impossible` marks steps that no table has to forbid, for the parser never takes them."""
    names: list
    features: np.ndarray
    steps: np.ndarray
    impossible: np.ndarray

    @classmethod
    def read(cls, path, labels, may_follow=None):
        """A table in the form of label_priors.txt. `may_follow(before, after)` says which steps there are."""
        lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        rows = [(name, [NEVER if value == "NO" else float(value) for value in values])
                for name, *values in lines[1:]]
        bias = [name for name, _ in rows].index("bias")
        numbers = np.array([values for _, values in rows])
        impossible = np.array([[bool(may_follow) and not may_follow(before, after) for after in range(len(labels))]
                               for before in range(len(labels))])
        steps = numbers[bias + 1:].reshape(-1, len(labels), len(labels))
        return cls([name for name, _ in rows[:bias]], numbers[:bias + 1], steps, impossible)

    def fixed(self):
        """Which weights stay: for features and for steps."""
        return self.features <= NEVER + 1, (self.steps <= NEVER + 1) | self.impossible

    def walked(self):
        """The steps with those that are impossible at never."""
        return np.where(self.impossible, NEVER, self.steps)

    def flat(self):
        """All weights in one row."""
        return np.concatenate([self.features.ravel(), self.steps.ravel()])

    def with_flat(self, flat):
        """The same table with other weights."""
        size = self.features.size
        return Table(self.names, flat[:size].reshape(self.features.shape), flat[size:].reshape(self.steps.shape),
                     self.impossible)

    def text(self, comment, heading, step_names):
        """As the parser reads it."""
        rows = zip([*self.names, "bias", *step_names], [*self.features, *self.steps.reshape(len(step_names), -1)])
        return "\n".join([f"# {comment}", heading, *(" ".join([name, *map(shown, row)]) for name, row in rows)]) + "\n"


def shown(value):
    """A weight with two places."""
    return "NO" if value <= NEVER + 1 else f"{value + 0.0:.2f}".replace("-0.00", "0.00")


class Batch:
    """Sequences of about one length as arrays: [line, sequence, feature or label]."""

    def __init__(self, sequences, features, starts, ends, labels):
        longest, count = max(len(s.features) for s in sequences), len(sequences)
        self.shown = np.zeros((longest, count, features), np.float32)
        self.gaps = np.zeros((longest, count), np.int8)
        self.there = np.zeros((longest, count), bool)
        self.possible = np.ones((longest, count, labels))
        self.allowed = np.ones((longest, count, labels))
        self.weights = np.array([s.weight for s in sequences])
        for j, sequence in enumerate(sequences):
            length = len(sequence.features)
            self.there[:length, j] = True
            self.gaps[:length, j] = sequence.gaps
            for i, (rows, allowed) in enumerate(zip(sequence.features, sequence.allowed)):
                self.shown[i, j, rows] = 1
                if allowed is not None:
                    self.allowed[i, j] = [label in allowed for label in range(labels)]
            self.possible[0, j] *= starts
            self.possible[length - 1, j] *= ends
        self.allowed *= self.possible


class CRF:
    """A field over one table. `starts` and `ends` are the labels a sequence may begin and end with, None for any."""

    def __init__(self, prior, pull, starts=None, ends=None):
        self.prior, self.pull = prior, pull
        self.labels = range(prior.features.shape[1])
        self.starts = mask(self.labels, starts)
        self.ends = mask(self.labels, ends)

    def fit(self, sequences, iterations, say=lambda words: None):
        """The table whose weights make gold likeliest, drawn towards the prior."""
        batches = self.batches(sequences)
        held = np.concatenate([fixed.ravel() for fixed in self.prior.fixed()])
        begun = self.prior.flat()
        done = minimize(self.loss, begun, args=(batches, begun, held), jac=True, method="L-BFGS-B",
                        options={"maxiter": iterations, "maxcor": 12})
        say(f"{done.nit} iterations, loss {done.fun:.1f}")
        return self.prior.with_flat(done.x)

    def batches(self, sequences):
        """The sequences by length."""
        ordered = sorted(sequences, key=lambda s: len(s.features))
        features = len(self.prior.features)
        return [Batch(ordered[at:at + BATCH], features, self.starts, self.ends, len(self.labels))
                for at in range(0, len(ordered), BATCH)]

    def loss(self, flat, batches, begun, held):
        """How unlikely gold is plus how far the weights have moved, and the slope of that."""
        table = self.prior.with_flat(flat)
        moved = flat - begun
        total = self.pull * (moved ** 2).sum()
        by_features, by_steps = np.zeros(table.features.shape), np.zeros(table.steps.shape)
        steps = np.exp(table.walked())
        for batch in batches:
            own = (batch.shown @ table.features.astype(np.float32)).astype(np.float64)
            any_way, shares, walks = expected(own, steps, batch, batch.possible)
            gold_way, gold_shares, gold_walks = expected(own, steps, batch, batch.allowed)
            total += (batch.weights * (any_way - gold_way)).sum()
            surplus = ((shares - gold_shares) * batch.weights[:, None]).reshape(-1, own.shape[2])
            by_features += batch.shown.reshape(len(surplus), -1).T @ surplus.astype(np.float32)
            by_steps += walks - gold_walks
        slope = np.concatenate([by_features.ravel(), by_steps.ravel()]) + 2 * self.pull * moved
        return total, np.where(held, 0.0, slope)

    def decode(self, table, sequence):
        """The best labels of a sequence as a whole (Viterbi)."""
        steps = table.walked()
        own = np.array([table.features[rows].sum(0) for rows in sequence.features])
        own[0] += np.where(self.starts, 0.0, -1e6)
        own[-1] += np.where(self.ends, 0.0, -1e6)
        best, back = own[0], []
        for scores, gap in zip(own[1:], sequence.gaps[1:]):
            reached = best[:, None] + steps[gap]
            back.append(reached.argmax(0))
            best = reached.max(0) + scores
        path = [int(best.argmax())]
        for before in reversed(back):
            path.append(int(before[path[-1]]))
        return path[::-1]


def mask(labels, chosen):
    """1 for each label that is chosen, 0 for others."""
    return np.array([float(chosen is None or label in chosen) for label in labels])


def expected(own, steps, batch, possible):
    """Over all sequences of possible labels: the logarithm of their sum, the share of each label in it at every line,
    and how often each step is taken, each sequence counted by its weight (forward and backward sums)."""
    forward, scales, total, fits = forward_sums(own, steps, batch, possible)
    length, count, labels = own.shape
    shares, walks = np.zeros(own.shape), np.zeros(steps.shape)
    ahead = np.ones((count, labels))
    for i in range(length - 1, -1, -1):
        there = batch.there[i][:, None]
        shares[i] = np.where(there, forward[i] * ahead, 0)
        if i == 0:
            break
        below = np.where(there, fits[i] * ahead / scales[i][:, None], 0)
        back = ahead.copy()
        for gap, walk in enumerate(steps):
            here = (batch.gaps[i] == gap) & batch.there[i]
            if here.any():
                walks[gap] += (forward[i - 1][here] * batch.weights[here, None]).T @ below[here]
                back[here] = below[here] @ walk.T
        ahead = back
    return total, shares, walks * steps


def forward_sums(own, steps, batch, possible):
    """Scaled sums over all beginnings of sequences, the scales, the logarithm of the sum, and how each label fits."""
    most = own.max(2, keepdims=True)
    fits = np.exp(own - most) * possible
    forward, scales = np.zeros(own.shape), np.ones(own.shape[:2])
    total = np.zeros(own.shape[1])
    for i, fit in enumerate(fits):
        if i == 0:
            row = fit
        else:
            row = np.zeros(fit.shape)
            for gap, walk in enumerate(steps):
                here = batch.gaps[i] == gap
                if here.any():
                    row[here] = (forward[i - 1][here] @ walk) * fit[here]
        there = batch.there[i]
        scales[i] = np.where(there, np.maximum(row.sum(1), 1e-300), 1.0)
        total += np.where(there, np.log(scales[i]) + most[i, :, 0], 0)
        forward[i] = np.where(there[:, None], row / scales[i][:, None], forward[i - 1] if i else row)
    return forward, scales, total, fits
