"""LightGBM's trees as the arrays that `recommend.ranker` walks."""

from __future__ import annotations

from typing import Any

import numpy as np

from movienight.recommend.ranker import LEAVES, Ranker


def ranker_of(dump: dict[str, Any]) -> Ranker:
    """The arrays of a model as `Booster.dump_model()` gives it.

    Raises:
        ValueError: a tree has more than 16 leaves, categorical tests or missing-value rules.
    """
    trees = [_Tree(info["tree_structure"]) for info in dump["tree_info"]]
    return Ranker(
        names=tuple(dump["feature_names"]),
        feature=np.array([tree.feature for tree in trees], dtype=np.int16).T.copy(),
        threshold=np.array([tree.threshold for tree in trees], dtype=np.float64).T.copy(),
        mask=np.array([tree.mask for tree in trees], dtype=np.uint16).T.copy(),
        leaf=np.array([tree.leaf for tree in trees], dtype=np.float64),
    )


class _Tree:
    """One tree laid out: leaves numbered from left to right, a mask of survivors per node."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.feature: list[int] = []
        self.threshold: list[float] = []
        self.mask: list[int] = []
        self.leaf: list[float] = []
        self._walk(root)
        if len(self.leaf) > LEAVES:
            raise ValueError(f"a tree of {len(self.leaf)} leaves; at most {LEAVES} fit")
        padding = LEAVES - 1 - len(self.feature)
        self.feature += [0] * padding
        self.threshold += [np.inf] * padding
        self.mask += [0xFFFF] * padding
        self.leaf += [0.0] * (LEAVES - len(self.leaf))

    def _walk(self, node: dict[str, Any]) -> None:
        if "leaf_value" in node:
            self.leaf.append(node["leaf_value"])
            return
        if node["decision_type"] != "<=" or node["missing_type"] not in ("None", None):
            raise ValueError(
                f"cannot evaluate a {node['decision_type']} test with missing values {node['missing_type']}"
            )
        position = len(self.feature)
        self.feature.append(node["split_feature"])
        self.threshold.append(node["threshold"])
        self.mask.append(0)
        first = len(self.leaf)
        self._walk(node["left_child"])
        struck = (1 << len(self.leaf)) - (1 << first)
        self.mask[position] = 0xFFFF & ~struck
        self._walk(node["right_child"])
