"""Four looks: a cinema at night, a matinée, one for colour-blind eyes, one of high contrast.

Nothing is told by colour alone, so all of them, and NO_COLOR, show the same.
"""

from __future__ import annotations

from textual.theme import Theme

NIGHT = Theme(
    name="night",
    primary="#e3a84f",  # the marquee's bulbs
    secondary="#86b5cf",  # the projector's beam
    accent="#c9556b",  # velvet
    foreground="#e9e1d3",
    background="#100d15",
    surface="#17131e",
    panel="#211b2b",
    success="#8fb573",
    warning="#e3a84f",
    error="#e0707f",
    dark=True,
    variables={
        "footer-key-foreground": "#e3a84f",
        "block-cursor-background": "#3a2f49",
        "text-muted": "#9d93a8",
        "text-disabled": "#6f6779",
    },
)
DAY = Theme(
    name="day",
    primary="#9a5b00",
    secondary="#1f5f86",
    accent="#a02740",
    foreground="#2a231b",
    background="#f7f1e5",
    surface="#efe7d6",
    panel="#e5dac4",
    success="#3f6b22",
    warning="#9a5b00",
    error="#a02740",
    dark=False,
    variables={
        "footer-key-foreground": "#9a5b00",
        "block-cursor-background": "#d8c9a8",
        "text-muted": "#6d6252",
        "text-disabled": "#978b78",
    },
)
# Okabe & Ito 2002, "Color Universal Design": told apart with every common kind of colour blindness.
CLEAR = Theme(
    name="colour-blind-safe",
    primary="#e69f00",
    secondary="#56b4e9",
    accent="#cc79a7",
    foreground="#f0f0f0",
    background="#101114",
    surface="#181a1f",
    panel="#23262d",
    success="#009e73",
    warning="#f0e442",
    error="#d55e00",
    dark=True,
    variables={
        "footer-key-foreground": "#e69f00",
        "block-cursor-background": "#34404a",
        "text-muted": "#a4a9b3",
        "text-disabled": "#757a85",
    },
)
CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
    text_alpha=1.0,
    variables={
        "footer-key-foreground": "#ffff00",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "text-muted": "#ffffff",
        "text-disabled": "#c0c0c0",
    },
)
THEMES = (NIGHT, DAY, CLEAR, CONTRAST)
