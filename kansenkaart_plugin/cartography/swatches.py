"""The small signs before the rows of legend and list, as SVG shapes in mm."""

from __future__ import annotations

import math
from typing import Callable, Sequence

from . import palette
from .writing import family

Swatch = Callable[[float, float, float], str]
"""Gives the SVG of a sign around (x, y) in a line of the given height, in mm."""


def kind(look: palette.KindLook) -> Swatch:
    """Return the sign of a kind of record."""
    return lambda x, y, line: palette.swatch_shape(look, x, y, 0.36 * line)


def box(fill: str, edge: str) -> Swatch:
    """Return a filled rectangle."""

    def draw(x: float, y: float, line: float) -> str:
        width, height = 1.5 * line, 0.72 * line
        return (
            f'<rect x="{x - width / 2:.2f}" y="{y - height / 2:.2f}" width="{width:.2f}"'
            f' height="{height:.2f}" fill="{fill}" stroke="{edge}" stroke-width="0.2"/>'
        )

    return draw


def plate(dashes: str, fill: str) -> Swatch:
    """Return an empty marker, with a dashed outline."""

    def draw(x: float, y: float, line: float) -> str:
        width, height = 1.5 * line, 0.72 * line
        return (
            f'<rect x="{x - width / 2:.2f}" y="{y - height / 2:.2f}" width="{width:.2f}"'
            f' height="{height:.2f}" fill="{fill}" stroke="{palette.SOFT_INK}"'
            f' stroke-width="0.25" stroke-dasharray="{dashes}"/>'
        )

    return draw


def stroke(colour: str, width: float, dashes: str = "") -> Swatch:
    """Return a line ``width`` mm thick."""

    def draw(x: float, y: float, line: float) -> str:
        pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
        return (
            f'<line x1="{x - 0.75 * line:.2f}" y1="{y:.2f}" x2="{x + 0.75 * line:.2f}" y2="{y:.2f}"'
            f' stroke="{colour}" stroke-width="{width}"{pattern}/>'
        )

    return draw


def dot(fill: str) -> Swatch:
    """Return a filled circle."""

    def draw(x: float, y: float, line: float) -> str:
        return (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{0.36 * line:.2f}" fill="{fill}"'
            f' stroke="{palette.QUIET}" stroke-width="0.2"/>'
        )

    return draw


def text(words: str) -> Swatch:
    """Return a few signs of text, as they stand in a marker."""

    def draw(x: float, y: float, line: float) -> str:
        return (
            f'<text x="{x:.2f}" y="{y + 0.27 * line:.2f}" font-family="{family()}"'
            f' font-weight="bold" font-size="{0.75 * line:.2f}" text-anchor="middle"'
            f' fill="{palette.INK}">{words}</text>'
        )

    return draw


def mark(sign: str, fill: str) -> Swatch:
    """Return a sign before a code, on the ground that its markers have."""

    def draw(x: float, y: float, line: float) -> str:
        return box(fill, palette.SOFT_INK)(x, y, line) + text(sign)(x, y, line)

    return draw


def ringed(words: str, colour: str) -> Swatch:
    """Return a figure in a circle, as a proportional symbol has it."""
    figure = text(words)

    def draw(x: float, y: float, line: float) -> str:
        ring = (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{0.46 * line:.2f}" fill="{palette.PAPER}"'
            f' stroke="{colour}" stroke-width="0.3"/>'
        )
        return ring + figure(x, y, line * 0.85)

    return draw


def wedges(colours: Sequence[str]) -> Swatch:
    """Return a ring in parts of these colours, with a number in it."""
    figure = text("3")

    def draw(x: float, y: float, line: float) -> str:
        outer = 0.47 * line
        middle, width = 0.82 * outer, 0.36 * outer
        length = 2 * math.pi * middle
        share = length / len(colours)
        back = (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{outer:.2f}" fill="{palette.PAPER}"'
            f' stroke="{palette.SOFT_INK}" stroke-width="0.15"/>'
        )
        parts = "".join(
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{middle:.2f}" fill="none" stroke="{colour}"'
            f' stroke-width="{width:.2f}" stroke-dasharray="{share:.3f} {length - share:.3f}"'
            f' stroke-dashoffset="{-place * share:.3f}"/>'
            for place, colour in enumerate(colours)
        )
        return back + parts + figure(x, y, line * 0.6)

    return draw


def pair(x: float, y: float, line: float) -> str:
    """Draw the sign of several records."""
    radius = 0.22 * line
    return "".join(
        f'<circle cx="{x + shift * line:.2f}" cy="{y:.2f}" r="{radius:.2f}"'
        f' fill="{palette.PAPER}" stroke="{palette.INK}" stroke-width="0.15"/>'
        for shift in (-0.16, 0.16)
    )


def ring(x: float, y: float, line: float) -> str:
    """Draw the line around places that share a marker."""
    return (
        f'<ellipse cx="{x:.2f}" cy="{y:.2f}" rx="{0.7 * line:.2f}" ry="{0.34 * line:.2f}"'
        f' fill="none" stroke="{palette.INK}" stroke-width="0.2"/>'
    )


def cross(x: float, y: float, line: float) -> str:
    """Draw the sign of a place that is no longer there."""
    reach = 0.3 * line
    return (
        f'<path d="M{x - reach:.2f} {y - reach:.2f}L{x + reach:.2f} {y + reach:.2f}'
        f'M{x + reach:.2f} {y - reach:.2f}L{x - reach:.2f} {y + reach:.2f}"'
        f' stroke="{palette.WARNING}" stroke-width="0.4" fill="none"/>'
    )
