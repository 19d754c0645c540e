#!/usr/bin/env python3
"""Checks crf.py on small fields by listing all sequences: their sum, its slope, and the best of them.

usage: check_crf.py     needs numpy and scipy; `make fit` runs it before it fits
"""
import itertools

import numpy as np

from crf import CRF, Sequence, Table

LABELS, FEATURES, GAPS = 4, 5, 2
STARTS, ENDS = [0, 2], [1, 2, 3]
PULL, NUDGE, NEAR = .5, 1e-5, 1e-4


def main():
    """Fails where the two ways differ."""
    chance = np.random.default_rng(1)
    impossible = chance.random((LABELS, LABELS)) < .15
    prior = Table([str(row) for row in range(FEATURES)], chance.normal(size=(FEATURES + 1, LABELS)),
                  chance.normal(size=(GAPS, LABELS, LABELS)), impossible)
    sequences = [random_sequence(chance, length, weight) for length, weight in ((1, 1), (3, 1), (4, 2.5), (5, .5))]
    field = CRF(prior, PULL, STARTS, ENDS)
    begun = prior.flat()
    moved = begun + chance.normal(size=len(begun)) * .2
    held = np.concatenate([fixed.ravel() for fixed in prior.fixed()])
    loss, slope = field.loss(moved, field.batches(sequences), begun, held)

    def listed(flat):
        return listed_loss(prior.with_flat(flat), sequences) + PULL * ((flat - begun) ** 2).sum()

    assert abs(loss - listed(moved)) < NEAR, (loss, listed(moved))
    nudges = np.eye(len(moved)) * NUDGE
    by_hand = np.array([(listed(moved + nudge) - listed(moved - nudge)) / (2 * NUDGE) for nudge in nudges])
    assert np.abs(np.where(held, 0, by_hand) - slope).max() < NEAR, "the slope is wrong"
    table = prior.with_flat(moved)
    for sequence in sequences:
        paths = ways(table, sequence)
        best = max(paths, key=lambda path: score(table, sequence, path))
        assert list(best) == field.decode(table, sequence), "the best sequence is not found"
    print("crf.py: sums, slopes and best sequences as listed")


def random_sequence(chance, length, weight):
    """Lines with two features, some of them decided; the first and last allow what a sequence may begin and end with."""
    allowed = [[None, {0, 2}, {1, 2}][chance.integers(3)] for _ in range(length)]
    return Sequence([[int(row), FEATURES] for row in chance.integers(0, FEATURES, length)],
                    [int(gap) for gap in chance.integers(0, GAPS, length)],
                    [None if choice is None else choice | {2} for choice in allowed], weight)


def ways(table, sequence):
    """All sequences of labels that are possible."""
    for path in itertools.product(range(LABELS), repeat=len(sequence.features)):
        if path[0] in STARTS and path[-1] in ENDS and not any(
                table.impossible[step] for step in itertools.pairwise(path)):
            yield path


def score(table, sequence, path):
    """What the table gives a sequence of labels."""
    own = sum(table.features[rows].sum(0)[label] for rows, label in zip(sequence.features, path))
    steps = zip(sequence.gaps[1:], itertools.pairwise(path))
    return own + sum(table.steps[gap][step] for gap, step in steps)


def listed_loss(table, sequences):
    """How unlikely gold is, by listing."""
    total = 0
    for sequence in sequences:
        scores = {path: score(table, sequence, path) for path in ways(table, sequence)}
        right = [value for path, value in scores.items()
                 if all(choice is None or label in choice for label, choice in zip(path, sequence.allowed))]
        total += sequence.weight * (np.logaddexp.reduce([*scores.values()]) - np.logaddexp.reduce(right))
    return total


if __name__ == "__main__":
    main()
