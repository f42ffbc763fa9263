"""Pictures that a profile brings along: its own icons and its logo.

They come from outside. They are read only from the folder of the kansenkaart, an SVG is taken
apart before QGIS draws it, and one that could run or fetch anything is refused.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Mapping
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImage, QImageReader

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..domain.style import KindStyle
from ..domain.words import RecordKind
from . import palette

_ICON_BYTES = 100_000
_LOGO_BYTES = 5_000_000
_LARGEST = 20_000_000
_LOGO_PIXELS = 40_000_000
_DEPTH = 40
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}"

_SHAPES = frozenset(("g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"))
_SAID = frozenset(("title", "desc", "metadata"))
_DRAWN = frozenset(
    (
        *("d", "x", "y", "width", "height", "r", "rx", "ry", "cx", "cy", "x1", "y1", "x2", "y2"),
        *("points", "transform", "fill", "fill-rule", "fill-opacity", "opacity", "style"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-dasharray", "stroke-opacity"),
    )
)
_RUNS = frozenset(("script", "foreignObject", "handler", "listener", "iframe", "audio", "video"))
_FETCHES = re.compile(r"url\s*\(\s*(?!['\"]?#)|@import|javascript:|expression\s*\(", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg);base64,)", re.IGNORECASE)


def looks_of(
    style: Mapping[RecordKind, KindStyle], folder: Path | None, told: list[Sentence]
) -> dict[RecordKind, palette.KindLook]:
    """Return how each kind is drawn; the reason why an icon is not used is added to ``told``."""
    found = {}
    for kind in RecordKind:
        look = palette.look_of(kind, style)
        name = style[kind].icon if kind in style else None
        if name:
            try:
                look = look.with_icon(_icon(beside(folder, name, (".svg",), _ICON_BYTES)))
            except KansenkaartError as error:
                told.append(
                    Sentence(
                        QT_TRANSLATE_NOOP(
                            "Kansenkaart",
                            "The icon “{name}” of {kind} is not used: {reason}. The usual sign is"
                            " drawn instead.",
                        ),
                        name=name,
                        kind=kind,
                        reason=error.sentence,
                    )
                )
        found[kind] = look
    return found


def logo_of(name: str | None, folder: Path | None, told: list[Sentence]) -> str | None:
    """Return what QGIS can draw the logo from; why it is not used is added to ``told``."""
    if not name:
        return None
    try:
        path = beside(folder, name, (".svg", ".png", ".jpg", ".jpeg"), _LOGO_BYTES)
        return _logo(path)
    except KansenkaartError as error:
        told.append(
            Sentence(
                QT_TRANSLATE_NOOP("Kansenkaart", "The logo “{name}” is not used: {reason}."),
                name=name,
                reason=error.sentence,
            )
        )
        return None


def beside(folder: Path | None, name: str, endings: tuple[str, ...], most: int = _LARGEST) -> Path:
    """Return the file called ``name`` in ``folder``, of at most so many bytes.

    Raises:
        KansenkaartError: it is elsewhere, of another sort or too large; the sentence is a reason
            that stands after a colon.
    """
    place = Path(folder or "").resolve()
    path = (place / name).resolve()
    if folder is None or Path(name).is_absolute() or place not in path.parents:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "it is not in the folder of the kansenkaart")
        )
    if path.suffix.lower() not in endings:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "its name must end in {endings}"),
            endings=", ".join(endings),
        )
    try:
        size = path.stat().st_size if path.is_file() else 0
    except OSError:
        size = 0
    if not size:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "there is no such file beside the kansenkaart")
        )
    if size > most:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "it is larger than {size} kB"), size=most // 1000
        )
    return path


def _tree(path: Path) -> ElementTree.Element:
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    return _tree_of(data)


def _tree_of(data: bytes) -> ElementTree.Element:
    try:
        text = data.decode("utf-8-sig")
        if "<!entity" in text.lower():
            raise ValueError
        root = ElementTree.fromstring(text.encode("utf-8"))
    except (ValueError, LookupError, ElementTree.ParseError, RecursionError) as error:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "it is no SVG that can be read")
        ) from error
    if root.tag != f"{_SVG}svg":
        raise KansenkaartError(QT_TRANSLATE_NOOP("Kansenkaart", "it is no SVG that can be read"))
    return root


def _refused(what: str) -> KansenkaartError:
    return KansenkaartError(
        QT_TRANSLATE_NOOP("Kansenkaart", "it holds “{what}”, which is not allowed there"),
        what=what[:40],
    )


def _icon(path: Path) -> str:
    """Return the shapes of an icon, scaled to -1 … 1 in both directions."""
    root = _tree(path)
    x, y, width, height = _measures(root)
    shapes = _shapes(root, 0)
    if not re.search(r"<(?!/?g\b)", shapes):
        raise KansenkaartError(QT_TRANSLATE_NOOP("Kansenkaart", "there is nothing drawn in it"))
    scale = 2 / max(width, height)
    place = f"scale({scale:.6f}) translate({-x - width / 2:.4f} {-y - height / 2:.4f})"
    return f'<g transform="{place}">{shapes}</g>'


def _measures(root: ElementTree.Element) -> tuple[float, float, float, float]:
    try:
        if root.get("viewBox"):
            numbers = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
        else:
            sides = (root.get("width", ""), root.get("height", ""))
            numbers = [0.0, 0.0, *(float(re.sub(r"[a-z]+$", "", side)) for side in sides)]
        x, y, width, height = numbers
        if not (0 < width < 1e6 and 0 < height < 1e6 and abs(x) < 1e6 and abs(y) < 1e6):
            raise ValueError
    except ValueError as error:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "it does not say how large it is")
        ) from error
    return x, y, width, height


def _shapes(element: ElementTree.Element, depth: int) -> str:
    """Return a shape written anew, from the elements and attributes that only draw."""
    space, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    if space != _SVG[:-1] or name in _SAID:
        return ""
    if name == "defs" and not len(element):
        return ""
    if (name not in _SHAPES and not (depth == 0 and name == "svg")) or depth > _DEPTH:
        raise _refused(f"<{name}>")
    attributes = ""
    for key, value in element.attrib.items():
        if key.startswith("on") or key.endswith("href"):
            raise _refused(key.rpartition("}")[2])
        if key not in _DRAWN or (name == "svg" and key in ("x", "y", "width", "height")):
            continue
        if _FETCHES.search(value) or "url" in value.lower() or "\\" in value:
            raise _refused(value)
        attributes += f" {key}={quoteattr(value)}"
    inner = "".join(_shapes(child, depth + 1) for child in element)
    return (
        f"<{'g' if name == 'svg' else name}{attributes}>{inner}</{'g' if name == 'svg' else name}>"
    )


def embedded(source: str, folder: Path) -> str:
    """Return what QGIS can draw a picture of a template from: a file in ``folder``, or base64.

    Raises:
        KansenkaartError: it lies elsewhere, or is no picture that only draws; the sentence is a
            reason that stands after a colon.
    """
    if not source.startswith("base64:"):
        if "://" in source or source.startswith(":"):
            raise KansenkaartError(
                QT_TRANSLATE_NOOP("Kansenkaart", "it is not in the folder of the template")
            )
        return _logo(beside(folder, source, (".svg", ".png", ".jpg", ".jpeg"), _LOGO_BYTES))
    try:
        data = base64.b64decode(source[7:], validate=True)
    except ValueError:
        data = b""
    if b"<svg" in data[:2000]:
        return _checked_svg(_tree_of(data))
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer))


def _logo(path: Path) -> str:
    return _raster(path) if path.suffix.lower() != ".svg" else _checked_svg(_tree(path))


def _checked_svg(root: ElementTree.Element) -> str:
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _RUNS:
            raise _refused(f"<{name}>")
        if name == "style" and _FETCHES.search("".join(element.itertext())):
            raise _refused("<style>")
        for key, value in element.attrib.items():
            if key.startswith("on"):
                raise _refused(key)
            if key.rpartition("}")[2] == "href" and not _INSIDE.match(value):
                raise _refused(value)
            if _FETCHES.search(value):
                raise _refused(value)
    return "base64:" + base64.b64encode(_written(root)).decode()


def _written(root: ElementTree.Element) -> bytes:
    """Return an SVG with the usual names: QGIS and Qt draw nothing that is called otherwise."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(_SVG)
            for key in [key for key in element.attrib if key.startswith(_LINK)]:
                element.set(f"xlink:{key.removeprefix(_LINK)}", element.attrib.pop(key))
    root.set("xmlns", _SVG[1:-1])
    root.set("xmlns:xlink", _LINK[1:-1])
    return ElementTree.tostring(root)


def _raster(path: Path) -> str:
    return _read(QImageReader(str(path), b"png" if path.suffix.lower() == ".png" else b"jpg"))


def _read(reader: QImageReader) -> str:
    """Return the pixels of a picture and nothing else of it (no place, no maker)."""
    reader.setAutoTransform(True)
    size = reader.size()
    image = QImage()
    if size.isValid() and size.width() * size.height() <= _LOGO_PIXELS:
        image = reader.read()
    if image.isNull():
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "it is no picture that can be read")
        )
    for key in image.textKeys():
        image.setText(key, "")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return "base64:" + bytes(data.toBase64()).decode()
