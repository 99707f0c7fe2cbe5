"""Choose the colours of networks: one per kind of node, told apart also by the colour-blind (after Okabe and Ito)."""

from __future__ import annotations

COLOURS = {
    "agreement": "#b35900", "agency": "#0b5fa5", "state": "#00735c", "leader": "#8a3b76", "goal": "#5c6670",
    "target": "#5c6670", "indicator": "#5c6670",
}  # fmt: skip
"""Fill colour by kind of node; each has a contrast of at least 4.5 to white."""

DEFAULT_COLOUR = "#444444"
