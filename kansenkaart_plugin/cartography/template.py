"""Templates (qpt) read as data: what only draws is kept, all that runs or fetches is left out.

A template gives the page, its own labels, pictures, shapes and lines, and the places of what we
draw: items with the ids in `PLACES`. Its labels may hold the variables in `VARIABLES`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from .pictures import embedded

SHIPPED = Path(__file__).parent.parent / "resources" / "templates"

MAP, LEGEND, INDEX = "kk_map", "kk_legend", "kk_index"
INSET, LOGO, NORTH = "kk_inset", "kk_logo", "kk_north"
SCALEBAR, MARKS = "kk_scalebar", "kk_marks"

PLACES = {
    MAP: QT_TRANSLATE_NOOP("Kansenkaart", "map"),
    LEGEND: QT_TRANSLATE_NOOP("Kansenkaart", "legend"),
    INDEX: QT_TRANSLATE_NOOP("Kansenkaart", "list of records"),
    NORTH: QT_TRANSLATE_NOOP("Kansenkaart", "north arrow"),
    SCALEBAR: QT_TRANSLATE_NOOP("Kansenkaart", "scale bar"),
}
"""Items with these ids are places for what we draw, and what a page is expected to have."""

_MAY = (INSET, LOGO, MARKS)

VARIABLES = {
    "kk_title": QT_TRANSLATE_NOOP("Kansenkaart", "title"),
    "kk_subtitle": QT_TRANSLATE_NOOP("Kansenkaart", "subtitle"),
    "kk_scale": QT_TRANSLATE_NOOP("Kansenkaart", "scale"),
    "kk_dates": QT_TRANSLATE_NOOP("Kansenkaart", "dates"),
    "kk_sources": QT_TRANSLATE_NOOP("Kansenkaart", "sources"),
    "kk_status": QT_TRANSLATE_NOOP("Kansenkaart", "status"),
    "kk_page": QT_TRANSLATE_NOOP("Kansenkaart", "page number"),
}
"""Variables of a layout that are expected in some label of a page."""

_MORE_VARIABLES = (
    *("kk_level", "kk_audience", "kk_owner", "kk_date", "kk_reference_date", "kk_crs"),
    *("kk_version", "kk_pages", "kk_page_of", "kk_classification", "kk_disclaimer", "kk_drawing"),
)
ALL_VARIABLES = (*VARIABLES, *_MORE_VARIABLES)

_STANDS_FOR = {"kk_page": ("kk_page_of",), "kk_dates": ("kk_date", "kk_reference_date")}

_BYTES = 20_000_000
_LEAST_PAGE, _MOST_PAGE = 100.0, 5000.0  # mm; on a smaller page the list would never end
_LEAST_MAP = 30.0  # mm
_MILLIMETRES = {
    **{"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8},
    **{"pt": 25.4 / 72, "pica": 25.4 / 6, "px": 25.4 / 96},
}
_PAGE, _PICTURE, _LABEL, _MAP = "65638", "65640", "65641", "65639"
_SHAPES = ("65643", "65644", "65645")  # shape, polygon, polyline
_KEPT = frozenset(
    (
        *("Layout", "PageCollection", "LayoutItem", "FrameColor", "BackgroundColor"),
        *("LayoutObject", "symbol", "layer", "Option", "prop", "text-style", "families"),
        *("text-buffer", "background", "shadow", "nodes", "node", "LabelFont", "FontColor"),
        *("text-format", "family"),
    )
)
_DRAWN = {"fill": "SimpleFill", "line": "SimpleLine", "marker": "SimpleMarker"}
_EXPRESSION = re.compile(r"\[%(.*?)%\]", re.DOTALL)
_VARIABLE = re.compile(r"\s*@(kk_[a-z_]+)\s*")


_COLUMN = re.compile(rf"({LEGEND}|{INDEX})_[2-9]")


def place_named(item_id: str) -> bool:
    """Return whether an item of this id is a place; ``kk_index_2`` is the next column."""
    return item_id in PLACES or item_id in _MAY or bool(_COLUMN.fullmatch(item_id))


@dataclass
class Template:
    """A template that may be used: ``document`` is its cleaned XML.

    ``variables`` are those that its labels name; ``told`` what of it was not used, and why.
    """

    name: str
    document: str
    variables: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    told: list[Sentence] = field(default_factory=list)


def read_template(path: Path) -> Template:
    """Return the template in the file at ``path``; pictures are read from its folder.

    Raises:
        KansenkaartError: it is no template, or has no place for the map.
    """
    template = Template(path.name, "")
    root = _tree(path)
    cleaned = _Cleaner(template, path.parent).cleaned(root)
    if MAP not in template.ids:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The template “{name}” has no map with the id {id} on its first page: give the"
                " map that id in QGIS (Item Properties, Item ID).",
            ),
            name=path.name,
            id=MAP,
        )
    _check_sizes(template, cleaned)
    template.document = ElementTree.tostring(cleaned, encoding="unicode")
    _tell_missing(template)
    return template


def _check_sizes(template: Template, root: ElementTree.Element) -> None:
    """Raise unless page and map can hold what is drawn on them."""
    across, down = _millimetres(root.find("PageCollection/LayoutItem"), "size")
    if not all(_LEAST_PAGE <= side <= _MOST_PAGE for side in (across, down)):
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The page of the template “{name}” must be from {least} to {most} mm wide and"
                " high.",
            ),
            name=template.name,
            least=round(_LEAST_PAGE),
            most=round(_MOST_PAGE),
        )
    place = root.find(f"LayoutItem[@id='{MAP}']")
    x, y = _millimetres(place, "position")
    on_page = 0 <= x <= across and 0 <= y <= down
    if not on_page or not all(side >= _LEAST_MAP for side in _millimetres(place, "size")):
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The map {id} of the template “{name}” must lie on the page and be at least"
                " {least} mm wide and high.",
            ),
            name=template.name,
            id=MAP,
            least=round(_LEAST_MAP),
        )


def _millimetres(item: ElementTree.Element | None, key: str) -> list[float]:
    """Return a size or position in mm; what is none is 0."""
    text = item.get(key, "") if item is not None else ""
    unit = text.rpartition(",")[2].strip()
    return [part * _MILLIMETRES.get(unit, 1.0) for part in _numbers(text)]


def _tree(path: Path) -> ElementTree.Element:
    unreadable = QT_TRANSLATE_NOOP(
        "Kansenkaart", "“{name}” is no layout template (qpt) that can be read; save one in QGIS."
    )
    try:
        if path.stat().st_size > _BYTES:
            raise ValueError
        text = path.read_bytes().decode("utf-8-sig")
        if "<!entity" in text.lower():
            raise ValueError
        root = ElementTree.fromstring(text.encode("utf-8"))
    except (OSError, ValueError, LookupError, ElementTree.ParseError, RecursionError) as error:
        raise KansenkaartError(unreadable, name=path.name) from error
    if root.tag != "Layout":
        raise KansenkaartError(unreadable, name=path.name)
    return root


def _tell_missing(template: Template) -> None:
    missing: list[Sentence | str] = [
        Sentence("{what} ({id})", what=Sentence(what), id=key)
        for key, what in PLACES.items()
        if key not in template.ids
    ]
    missing += [
        Sentence("{what} (@{id})", what=Sentence(what), id=key)
        for key, what in VARIABLES.items()
        if template.variables.isdisjoint((key, *_STANDS_FOR.get(key, ())))
    ]
    if missing:
        template.told.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "The template “{name}” has no place for: {missing}."
                ),
                name=template.name,
                missing=missing,
            )
        )


class _Cleaner:
    """Writes a template anew from the elements that only draw."""

    def __init__(self, template: Template, folder: Path) -> None:
        self._template, self._folder = template, folder
        self._left_out: dict[str, None] = {}
        self._emptied = False

    def cleaned(self, root: ElementTree.Element) -> ElementTree.Element:
        """Return the cleaned tree; tell what was left out."""
        made = ElementTree.Element("Layout", {"units": "mm", "name": "", "printResolution": "300"})
        page = self._page(root, made)
        for item in root:
            if item.tag == "LayoutMultiFrame":
                self._leave(item)
            elif item.tag == "LayoutItem" and _on_first(item, page):
                self._item(item, made)
        tell, name = self._template.told.append, self._template.name
        if self._left_out:
            text = QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "Of the template “{name}” is left out what is no label, picture, shape or line:"
                " {items}.",
            )
            tell(Sentence(text, name=name, items=", ".join(self._left_out)))
        if self._emptied:
            text = QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "Expressions in the template “{name}” are left out; only the variables of a"
                " kansenkaart, such as @kk_title, may stand in it.",
            )
            tell(Sentence(text, name=name))
        return made

    def _page(self, root: ElementTree.Element, made: ElementTree.Element) -> float:
        """Copy the first page; return how high it is in mm."""
        pages = root.findall("PageCollection/LayoutItem")
        collection = ElementTree.SubElement(made, "PageCollection")
        if not pages:
            raise KansenkaartError(
                QT_TRANSLATE_NOOP("Kansenkaart", "The template “{name}” has no page."),
                name=self._template.name,
            )
        collection.append(self._copied(pages[0]))
        return _millimetres(pages[0], "size")[1]

    def _leave(self, item: ElementTree.Element) -> None:
        name = item.get("id") or item.get("type") or "?"
        self._left_out[name[:40]] = None

    def _item(self, item: ElementTree.Element, made: ElementTree.Element) -> None:
        kind, item_id = item.get("type", ""), item.get("id", "")
        if place_named(item_id):
            self._template.ids.add(item_id)
            made.append(self._placeholder(item))
        elif kind == _LABEL:
            made.append(self._label(item))
        elif kind == _PICTURE:
            copy = self._picture(item)
            if copy is not None:
                made.append(copy)
        elif kind in _SHAPES:
            made.append(self._copied(item))
        elif kind != _PAGE:
            self._leave(item)

    def _placeholder(self, item: ElementTree.Element) -> ElementTree.Element:
        """Return an empty shape in the place of an item; a logo keeps its picture."""
        if item.get("id") in (LOGO, NORTH) and item.get("type") == _PICTURE and item.get("file"):
            copy = self._picture(item)
            if copy is not None:
                return copy
        wanted = ("size", "position", "positionOnPage", "referencePoint", "id", "uuid", "zValue")
        kept = {key: item.get(key, "") for key in wanted if item.get(key)}
        return ElementTree.Element("LayoutItem", {**kept, "type": _SHAPES[0], "shapeType": "1"})

    def _label(self, item: ElementTree.Element) -> ElementTree.Element:
        copy = self._copied(item)
        copy.set("htmlState", "0")
        text, before = copy.get("labelText", ""), None
        while text != before:  # what is left after leaving one out may be another
            text, before = _EXPRESSION.sub(self._kept, text), text
        copy.set("labelText", text)
        return copy

    def _kept(self, match: re.Match[str]) -> str:
        found = _VARIABLE.fullmatch(match[1])
        if found is not None and found[1] in ALL_VARIABLES:
            self._template.variables.add(found[1])
            return f"[% @{found[1]} %]"
        self._emptied = True
        return ""

    def _picture(self, item: ElementTree.Element) -> ElementTree.Element | None:
        source = item.get("file", "")
        if not source:
            return None
        try:
            safe = embedded(source, self._folder)
        except KansenkaartError as error:
            self._template.told.append(
                Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart",
                        "The picture “{name}” of the template “{template}” is not used: {reason}.",
                    ),
                    name=source[:60],
                    template=self._template.name,
                    reason=error.sentence,
                )
            )
            return None
        copy = self._copied(item)
        copy.set("file", safe)
        copy.set("northMode", "0")
        copy.set("mapUuid", "")
        copy.set("mode", "")
        return copy

    def _copied(self, element: ElementTree.Element) -> ElementTree.Element:
        """Return an element with those inside it that draw, without paths and expressions."""
        attributes = dict(element.attrib)
        if element.tag == "layer":
            attributes = {"class": element.get("class", ""), "enabled": "1", "pass": "0"}
        for key in attributes:
            if key.lower().endswith("file"):  # of a picture it is set again, once it is checked
                attributes[key] = ""
        if "allowHtml" in attributes:
            attributes["allowHtml"] = "0"
        copy = ElementTree.Element(element.tag, attributes)
        copy.text = element.text if not len(element) else None
        kind = element.get("type", "")
        for child in element:
            if child.tag not in _KEPT or (element.tag == "LayoutObject"):
                continue
            if child.tag == "layer" and child.get("class") != _DRAWN.get(kind):
                child = ElementTree.Element("layer", {"class": _DRAWN.get(kind, "SimpleFill")})
                child.append(ElementTree.Element("Option", {"type": "Map"}))
            copy.append(self._copied(child))
        return copy


def _numbers(text: str) -> list[float]:
    found = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", text)]
    return [*found, 0.0, 0.0][:2]


def _on_first(item: ElementTree.Element, height: float) -> bool:
    """Return whether an item lies on the first page: its place counts from the top of all."""
    return height <= 0 or _millimetres(item, "position")[1] < height
