"""All baselines with the settings to choose among on validation, for 100 thousand to a million ratings.

People asked give a handful of likes, which wants more regularization than the papers' whole histories.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from movienight.evaluate.baselines.als import train_plain_als
from movienight.evaluate.baselines.base import Baseline
from movienight.evaluate.baselines.bpr import BprSettings, train_bpr
from movienight.evaluate.baselines.content import ContentSettings, content
from movienight.evaluate.baselines.ease import EaseSettings, EdlaeSettings, train_ease, train_edlae
from movienight.evaluate.baselines.implicit_own import (
    ImplicitAlsSettings,
    ImplicitBm25Settings,
    ImplicitCosineSettings,
    train_implicit_als,
    train_implicit_bm25,
    train_implicit_cosine,
)
from movienight.evaluate.baselines.item_knn import (
    Bm25Settings,
    CosineSettings,
    TfidfSettings,
    train_bm25,
    train_cosine,
    train_tfidf,
)
from movienight.evaluate.baselines.item_weights import By
from movienight.evaluate.baselines.lenskit import LENSKIT
from movienight.evaluate.baselines.popular import PopularSettings, train_popular
from movienight.evaluate.baselines.random_order import RandomSettings, train_random
from movienight.evaluate.baselines.rp3beta import Rp3BetaSettings, train_rp3beta
from movienight.evaluate.baselines.svd import SvdSettings, train_svd
from movienight.evaluate.baselines.user_knn import UserKnnSettings, train_user_knn
from movienight.evaluate.baselines.windowed import WindowedSettings, train_windowed
from movienight.train.als import AlsConfig
from movienight.types import Floats

BY: tuple[By, ...] = ("liked", "target")

ALL: tuple[Baseline[Any], ...] = (
    Baseline("random", train_random, (RandomSettings(),), RandomSettings()),
    Baseline(
        "popular",
        train_popular,
        tuple(PopularSettings(stars) for stars in (0.5, 4.0, 4.5, 5.0)),
        PopularSettings(),
    ),
    Baseline(
        "popular_lately",
        train_windowed,
        tuple(WindowedSettings(days) for days in (30.0, 90.0, 180.0, 365.0, 730.0, 1825.0)),
        WindowedSettings(),
    ),
    Baseline(
        "item_cosine",
        train_cosine,
        tuple(CosineSettings(*pair) for pair in product((50, 200, 800), (10.0, 50.0, 200.0))),
        CosineSettings(),
    ),
    Baseline(
        "item_tfidf",
        train_tfidf,
        tuple(TfidfSettings(*pair) for pair in product((50, 200, 800), (100.0, 1000.0, 5000.0))),
        TfidfSettings(),
    ),
    Baseline(
        "item_bm25",
        train_bm25,
        tuple(Bm25Settings(*four) for four in product((200, 800), BY, (0.2,), (0.1, 0.4))),
        Bm25Settings(),
    ),
    Baseline(
        "user_cosine",
        train_user_knn,
        tuple(UserKnnSettings(*pair) for pair in product((25, 50, 100, 200), (0.0, 10.0))),
        UserKnnSettings(),
    ),
    Baseline(
        "rp3beta",
        train_rp3beta,
        tuple(Rp3BetaSettings(*pair) for pair in product((0.3, 0.5, 0.8), (0.15, 0.3, 0.45))),
        Rp3BetaSettings(),
    ),
    Baseline(
        "pure_svd", train_svd, tuple(SvdSettings(factors) for factors in (5, 10, 20, 40, 80)), SvdSettings()
    ),
    Baseline(
        "bpr",
        train_bpr,
        tuple(
            BprSettings(factors=factors, pull=pull) for factors, pull in product((32, 64), (0.15, 0.3, 0.6))
        ),
        BprSettings(),
    ),
    Baseline(
        "plain_ease",
        train_ease,
        tuple(EaseSettings(strength) for strength in (300.0, 1000.0, 3000.0, 10_000.0)),
        EaseSettings(),
    ),
    Baseline(
        "edlae",
        train_edlae,
        tuple(EdlaeSettings(*pair) for pair in product((0.25, 0.5, 0.75), (1000.0, 3000.0))),
        EdlaeSettings(),
    ),
    Baseline(
        "plain_als",
        train_plain_als,
        tuple(AlsConfig(*triple) for triple in product((16, 64), (20.0, 50.0), (2.0, 5.0))),
        AlsConfig(),
    ),
    Baseline(
        "implicit_als",
        train_implicit_als,
        tuple(
            ImplicitAlsSettings(factors, *pair)
            for factors, pair in product((16, 64), ((0.05, 1.0), (1.0, 1.0), (20.0, 5.0), (50.0, 2.0)))
        ),
        ImplicitAlsSettings(),
    ),
    Baseline(
        "implicit_cosine",
        train_implicit_cosine,
        tuple(ImplicitCosineSettings(neighbours) for neighbours in (10, 50, 200, 800)),
        ImplicitCosineSettings(),
    ),
    Baseline(
        "implicit_bm25",
        train_implicit_bm25,
        tuple(ImplicitBm25Settings(*three) for three in product((200, 800), (0.2, 1.2), (0.1, 0.75))),
        ImplicitBm25Settings(),
    ),
)

BASELINES: Mapping[str, Baseline[Any]] = {baseline.name: baseline for baseline in ALL}
"""All that need ratings alone, by name."""


def with_content(vectors: Floats) -> Mapping[str, Baseline[Any]]:
    """The same, those of LensKit, and "content", which needs unit vectors of the films, float32 (n, d)."""
    settings = (ContentSettings("mean"), ContentSettings("nearest"))
    closeness = Baseline(
        "content", lambda log, n_films, chosen: content(vectors, chosen), settings, settings[0]
    )
    return {**BASELINES, **LENSKIT, closeness.name: closeness}
