"""Draws the map of the shipped example: wijken, buurten and housing complexes that do not exist.

The district is schematic and invented. It is laid down in RD coordinates (EPSG:28992) so that
pages, scales and areas are those of a real project. Only the standard library is used, and the
same files come out every time: run it with ``make example`` after changing something here.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import sys
from pathlib import Path
from typing import Callable

FOLDER = Path(__file__).resolve().parent.parent / "kansenkaart_plugin" / "data" / "example"
FILES = {"wijk": "wijken.geojson", "buurt": "buurten.geojson", "complex": "complexen.geojson"}
ORIGIN = (121250.0, 488450.0)

Point = tuple[float, float]
Ring = list[Point]
Bar = tuple[float, float, float, float]  # u0, v0, u1, v1 within a plot, each 0 to 1

# Corners of the buurten in metres from ORIGIN: s is the waterfront, then m, n and t to the north.
NODES: dict[str, Point] = {
    "s0": (0, 430), "s1": (520, 340), "s2": (890, 290), "s3": (965, 520), "s4": (1120, 540),
    "s5": (1190, 270), "s6": (1700, 200), "s7": (2080, 250), "s8": (2130, 430), "s9": (2290, 460),
    "sx": (2520, 380),
    "m0": (-70, 950), "m1": (500, 890), "m2": (1010, 985), "m3": (1530, 850), "m4": (2030, 910),
    "m5": (2580, 1000),
    "n0": (70, 1470), "n1": (430, 1515), "n2": (905, 1560), "n3": (1430, 1455), "n4": (1965, 1530),
    "n5": (2470, 1545),
    "t0": (210, 1960), "t1": (800, 2060), "t2": (1340, 1985), "t3": (1830, 2070),
    "t4": (2350, 1950),
    # the east bank of the canal, which widens to the south
    "k0": (1815, 215), "k1": (1625, 850), "k2": (1505, 1452), "k3": (1408, 1995),
    # the north side of the park, a wedge between three buurten
    "p0": (868, 1725),
    # not on a border: where plots begin behind a quay
    "q1": (925, 440), "q2": (1165, 350), "q3": (1805, 345), "q4": (2535, 505),
    "q5": (1512, 1480),
}  # fmt: skip

# A buurt belongs to the wijk its key begins with.
# key: (name, ring of nodes, quad that its plots are laid out in, plots as columns x rows,
#       plot kept green, inwoners, huishoudens, pct_koop, first year of building)
BUURTEN: dict[str, tuple] = {
    "V101": ("Westkade", "s0 s1 m1 m0", "s0 s1 m1 m0", (3, 2), 2, 2140, 1215, 18, 1921),
    "V102": ("Lindenhof", "m0 m1 n1 n0", "m0 m1 n1 n0", (2, 3), 3, 2875, 1490, 12, 1926),
    "V103": ("Dichterspad", "m1 m2 n2 n1", "m1 m2 n2 n1", (3, 2), 4, 3310, 1720, 21, 1931),
    "V104": ("Boomgaard", "n0 n1 p0 t1 t0", "n0 p0 t1 t0", (3, 2), 1, 1985, 905, 43, 1958),
    "V201": ("Zeilmakershoek", "s1 s2 s3 m2 m1", "s1 q1 m2 m1", (2, 3), 0, 1760, 1085, 34, 2004),
    "V202": ("Havenkom", "s3 s4 s5 s6 m3 m2", "q2 s6 m3 m2", (3, 2), 5, 2425, 1530, 41, 2011),
    "V203": ("Middenwerf", "m2 m3 n3 n2", "m2 m3 n3 n2", (3, 2), 4, 3640, 2015, 9, 1949),
    "V204": ("Kanaalzoom", "n2 n3 t2 t1 p0", "n2 n3 t2 t1", (2, 3), 2, 2230, 1070, 27, 1964),
    "V301": ("Oostkade", "k0 s7 s8 s9 sx m5 m4 k1", "q3 q4 m5 k1", (4, 2), 2, 1295, 790, 52, 1999),
    "V302": ("Ambachtsbuurt", "k1 m4 n4 k2", "k1 m4 n4 k2", (2, 3), 5, 3120, 1585, 15, 1953),
    "V303": ("Rietveldje", "m4 m5 n5 n4", "m4 m5 n5 n4", (3, 2), 0, 2690, 1240, 24, 1969),
    "V304": ("Dijkzicht", "k2 n4 n5 t4 t3 k3", "q5 n5 t4 k3", (4, 2), 6, 2905, 1365, 31, 1975),
}  # fmt: skip
WIJKEN = {"V1": "Westzijde", "V2": "Middenwerf en Havenkom", "V3": "Oostzijde"}

OWNERS = ("Ymere", "Eigen Haard", "Stadgenoot", "De Key", "Rochdale", "De Alliantie")

# How the buildings of a complex stand on their plot; a hole in the first shape is a courtyard.
FRAME: Bar = (0.24, 0.22, 0.76, 0.78)
SHAPES: tuple[tuple[str, tuple[Bar, ...]], ...] = (
    ("hof", ((0.0, 0.0, 1.0, 1.0),)),
    ("stroken", ((0.0, 0.0, 1.0, 0.2), (0.0, 0.4, 1.0, 0.6), (0.0, 0.8, 1.0, 1.0))),
    ("L", ((0.0, 0.0, 1.0, 0.26), (0.0, 0.34, 0.28, 1.0), (0.46, 0.5, 1.0, 1.0))),
    ("stempel", ((0.0, 0.0, 0.26, 0.62), (0.37, 0.0, 0.63, 1.0), (0.74, 0.38, 1.0, 1.0))),
    ("torens", ((0.04, 0.06, 0.4, 0.4), (0.6, 0.06, 0.96, 0.4), (0.04, 0.62, 0.96, 0.86))),
)
PLOT_MARGIN = 0.055  # of the buurt: half a street between plots
EDGE_MARGIN = 0.07  # of the buurt: from its border to the first plot


def chance(*words: object) -> float:
    """Return a number from 0 to 1 that belongs to ``words``: chance that never changes."""
    digest = hashlib.sha256("/".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def edge(start: str, end: str) -> Ring:
    """Return the border from one corner up to the next, bent the same from either side."""
    first, last = sorted((start, end))
    (x0, y0), (x1, y1) = NODES[first], NODES[last]
    length = math.hypot(x1 - x0, y1 - y0)
    steps = max(2, round(length / 110))
    bow = (chance(first, last, "bow") - 0.5) * length * 0.07
    points = [(x0, y0)]
    for step in range(1, steps):
        part = step / steps
        aside = bow * math.sin(math.pi * part) + (chance(first, last, step) - 0.5) * 14
        x = x0 + (x1 - x0) * part - (y1 - y0) / length * aside
        y = y0 + (y1 - y0) * part + (x1 - x0) / length * aside
        points.append((x, y))
    points.append((x1, y1))
    if start != first:
        points.reverse()
    return points[:-1]


def border(nodes: str) -> Ring:
    """Return the open ring along the named corners."""
    names = nodes.split()
    return [
        point
        for number, name in enumerate(names)
        for point in edge(name, names[(number + 1) % len(names)])
    ]


def together(rings: list[Ring]) -> Ring:
    """Return the outline of rings that share borders: what only one of them has."""
    sides = {side for ring in rings for side in zip(ring, ring[1:] + ring[:1])}
    outer = {start: end for start, end in sides if (end, start) not in sides}
    start = min(outer)
    outline = [start]
    while outer[outline[-1]] != start:
        outline.append(outer[outline[-1]])
    assert len(outline) == len(outer), "the buurten of a wijk must form one piece without a hole"
    return outline


def inside(point: Point, ring: Ring) -> bool:
    """Return whether ``point`` lies within ``ring``."""
    x, y = point
    odd = False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def within(quad: list[Point], u: float, v: float) -> Point:
    """Return the place at ``u`` along and ``v`` up a quadrangle, each from 0 to 1."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    return (
        (1 - v) * ((1 - u) * ax + u * bx) + v * ((1 - u) * dx + u * cx),
        (1 - v) * ((1 - u) * ay + u * by) + v * ((1 - u) * dy + u * cy),
    )


def rectangle(place: Callable[[float, float], Point], bar: Bar) -> Ring:
    """Return the ring of ``bar`` where ``place`` puts it, anticlockwise."""
    u0, v0, u1, v1 = bar
    return [place(u0, v0), place(u1, v0), place(u1, v1), place(u0, v1)]


def complexes(key: str) -> list[dict]:
    """Return the housing complexes of the buurt ``key``, numbered from the south-west."""
    _, nodes, corners, (columns, rows), green, _, _, _, built = BUURTEN[key]
    quad = [NODES[name] for name in corners.split()]
    outline = border(nodes)
    found = []
    for plot in range(columns * rows):
        if plot == green:
            continue
        column, row = plot % columns, plot // columns
        margin_u, margin_v = PLOT_MARGIN / columns * 2, PLOT_MARGIN / rows * 2
        room = 1 - 2 * EDGE_MARGIN
        u0 = EDGE_MARGIN + room * (column / columns + (margin_u if column else 0))
        u1 = EDGE_MARGIN + room * ((column + 1) / columns)
        v0 = EDGE_MARGIN + room * (row / rows + (margin_v if row else 0))
        v1 = EDGE_MARGIN + room * ((row + 1) / rows)
        # no two plots of quite the same size
        u1 -= (u1 - u0) * 0.22 * chance(key, plot, "width")
        v1 -= (v1 - v0) * 0.18 * chance(key, plot, "height")

        def place(u: float, v: float, box: Bar = (u0, v0, u1, v1)) -> Point:
            return within(quad, box[0] + (box[2] - box[0]) * u, box[1] + (box[3] - box[1]) * v)

        name, bars = SHAPES[int(chance(key, plot, "shape") * len(SHAPES))]
        polygons = [[rectangle(place, bar)] for bar in bars]
        if name == "hof":
            polygons[0].append(rectangle(place, FRAME)[::-1])
        outside = [p for polygon in polygons for p in polygon[0] if not inside(p, outline)]
        assert not outside, f"{key}, plot {plot}: a building stands outside its buurt"
        number = len(found) + 1
        found.append(
            {
                "code": f"{int(key[1:]) - 100:03d}{number}",
                "naam": f"{BUURTEN[key][0]} {number}",
                "buurt_code": key,
                "eigenaar": OWNERS[int(chance(key, plot, "owner") * len(OWNERS))],
                "woningen": 24 + int(chance(key, plot, "homes") * 190),
                "bouwjaar": built + int(chance(key, plot, "year") * 14),
                "polygons": polygons,
            }
        )
    return found


def closed(ring: Ring) -> list[list[float]]:
    """Return ``ring`` in RD coordinates to the centimetre, its first point repeated at the end."""
    points = [[round(ORIGIN[0] + x, 2), round(ORIGIN[1] + y, 2)] for x, y in ring]
    return [*points, points[0]]


def feature(properties: dict, polygons: list[list[Ring]]) -> dict:
    """Return a GeoJSON feature, a polygon when one is enough."""
    rings = [[closed(ring) for ring in polygon] for polygon in polygons]
    geometry = (
        {"type": "Polygon", "coordinates": rings[0]}
        if len(rings) == 1
        else {"type": "MultiPolygon", "coordinates": rings}
    )
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write(level: str, features: list[dict]) -> set[str]:
    """Write the features of ``level`` and return their keys."""
    head = {
        "type": "FeatureCollection",
        "name": FILES[level].partition(".")[0],
        "description": "Schematisch en verzonnen / schematic and invented",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}},
    }
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in features)
    text = json.dumps(head, ensure_ascii=False)[:-1] + f', "features": [\n{lines}\n]}}\n'
    (FOLDER / FILES[level]).write_bytes(text.encode("utf-8"))
    return {f"{level}:{item['properties']['code']}" for item in features}


def draw() -> set[str]:
    """Write the three levels and return all keys as ``level:key``."""
    rings = {key: border(buurt[1]) for key, buurt in BUURTEN.items()}
    keys = set()
    wijken = []
    for code, name in WIJKEN.items():
        members = [rings[key] for key in BUURTEN if key.startswith(code)]
        wijken.append(feature({"code": code, "naam": name}, [[together(members)]]))
    keys |= write("wijk", wijken)
    buurten = []
    for key, (name, *_, inwoners, huishoudens, pct_koop, _built) in BUURTEN.items():
        properties = {
            "code": key,
            "naam": name,
            "wijk_code": key[:2],
            "inwoners": inwoners,
            "huishoudens": huishoudens,
            "pct_koop": pct_koop,
        }
        buurten.append(feature(properties, [[rings[key]]]))
    keys |= write("buurt", buurten)
    buildings = []
    for key in BUURTEN:
        for item in complexes(key):
            polygons = item.pop("polygons")
            buildings.append(feature(item, polygons))
    keys |= write("complex", buildings)
    return keys


def strange_features(keys: set[str]) -> list[str]:
    """Return the features that records.csv names and the map does not have."""
    with (FOLDER / "records.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    named = {name for row in rows for name in re.split(r",\s*", row["features"]) if name}
    return sorted(named - keys)


def main() -> int:
    """Draw the map; complain when the records are about something that is not on it."""
    keys = draw()
    strange = strange_features(keys)
    if strange:
        print(f"records.csv names features that are not drawn: {', '.join(strange)}")
        return 1
    for level in FILES:
        count = sum(key.startswith(f"{level}:") for key in keys)
        print(f"{FOLDER.name}/{FILES[level]}: {count} features")
    return 0


if __name__ == "__main__":
    sys.exit(main())
