"""Draw each kind of thing in its own shape, so that colour is never the only sign."""

from __future__ import annotations

_RADIUS = {"agency": 11.0, "state": 11.0, "agreement": 11.0, "person": 9.0, "sdg": 11.0, "document": 10.0}
_CIRCLE = "M-{0} 0a{0} {0} 0 1 0 {1} 0a{0} {0} 0 1 0 -{1} 0z"
_OUTLINES = {
    "agency": "M-{0} -{0}h{1}v{1}h-{1}z",
    "state": "M-{0} 0L-{2} -{0}H{2}L{0} 0L{2} {0}H-{2}z",
    "person": _CIRCLE,
    "agreement": "M0 -{3}L{3} 0L0 {3}L-{3} 0z",
    "sdg": "M0 -{3}L{3} {2}H-{3}z",
    "topic": "M0 {3}L-{3} -{2}H{3}z",
    "document": "M-{2} -{0}H{4}L{2} -{4}V{0}H-{2}z",
}


def radius(kind: str) -> float:
    """Return half the size of a kind's shape, in units of the view box."""
    return _RADIUS.get(kind, 7.0)


def outline(kind: str) -> str:
    """Return the SVG path of a kind's shape around the origin."""
    size = radius(kind)
    numbers = (size, 2 * size, 0.7 * size, 1.25 * size, 0.2 * size)
    return _OUTLINES.get(kind, _CIRCLE).format(*(f"{number:g}" for number in numbers))
