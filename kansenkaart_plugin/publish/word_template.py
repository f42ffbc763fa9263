"""A bureau's docx as a template: what is refused, and what of it is left out.

A template comes from outside: it is read with limits, and nothing of it may run, or fetch
something from elsewhere when the document is opened.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from .packing import read_zip
from .word_package import NAMESPACES, W, WordPackage, kind_of

_PROPERTIES = ("core-properties", "extended-properties", "custom-properties", "thumbnail")
_ACTIVE = {"vbaProject", "oleObject", "control", "activeXControlBinary", "attachedToolbars"}
_FOREIGN = {"aFChunk", "subDocument", "frame", "mailMergeSource", "recipientData"}
_LINKS = ("http://", "https://", "mailto:")
_FETCHING = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|DATABASE|RD)\b"
)


class BadTemplate(KansenkaartError):
    """A template that cannot be used; the sentence says why and what to do."""


def read_template(path: Path) -> WordPackage:
    """Return the docx at ``path``, without its properties and its link to another template.

    Raises:
        BadTemplate: it is no docx, too large, holds macros or refers to something outside it.
    """
    try:
        package = WordPackage(read_zip(path))
        _refuse_active(path, package)
        package.drop_relations("", _PROPERTIES)
        for settings in package.related(package.main, "settings"):
            package.drop_relations(settings, ("attachedTemplate",))
            for element in package.tree(settings).getElementsByTagNameNS(W, "attachedTemplate"):
                element.parentNode.removeChild(element)
        _refuse_outside(path, package)
        _refuse_unusual(package)
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        ExpatError,
        KeyError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise _bad(
            path,
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "it is no readable Word document; save it in Word as .docx"
            ),
        ) from error
    return package


def _bad(path: Path, reason: str, **values: object) -> BadTemplate:
    return BadTemplate(
        QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” cannot be the template: {reason}."),
        path=path,
        reason=Sentence(reason, **values),
    )


def without_place(path: Path) -> BadTemplate:
    """Return what to raise when no paragraph says where the document goes."""
    return _bad(
        path,
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "it has no paragraph {place}; write one where the document has to come",
        ),
        place="{{kansenkaart}}",
    )


def _refuse_active(path: Path, package: WordPackage) -> None:
    kinds = {kind_of(relation) for name in package.parts for relation in _relations(package, name)}
    macros = any("macroEnabled" in kind or "vba" in kind for kind in package.content_types())
    if macros or kinds & _ACTIVE:
        raise _bad(
            path,
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "it holds macros or other things that run; save it without them as .docx",
            ),
        )


def _refuse_outside(path: Path, package: WordPackage) -> None:
    for name in list(package.parts):
        for relation in _relations(package, name):
            target = relation.getAttribute("Target")
            outside = relation.getAttribute("TargetMode") == "External"
            link = kind_of(relation) == "hyperlink" and target.lower().startswith(_LINKS)
            if (outside and not link) or kind_of(relation) in _FOREIGN:
                raise _outside(path, target)
    for name in package.parts:
        if name.endswith(".xml") and (match := _FETCHING.search(_field_codes(package, name))):
            raise _outside(path, match[0])


def _field_codes(package: WordPackage, name: str) -> str:
    """Return the codes of the fields in a part; Word may have cut one over several runs."""
    tree = package.tree(name)
    pieces = [
        child.data
        for element in tree.getElementsByTagNameNS(W, "instrText")
        for child in element.childNodes
        if child.nodeType == child.TEXT_NODE
    ]
    simple = [e.getAttributeNS(W, "instr") for e in tree.getElementsByTagNameNS(W, "fldSimple")]
    return " ".join(["".join(pieces), *simple]).upper()


def _refuse_unusual(package: WordPackage) -> None:
    """Refuse the strict kind of docx, and prefixes that mean something else than with Word."""
    kinds = ("styles", "numbering", "header", "footer")
    for part in (
        package.main,
        *(name for kind in kinds for name in package.related(package.main, kind)),
    ):
        root = package.tree(part).documentElement
        bound = {prefix: root.getAttribute(f"xmlns:{prefix}") for prefix in NAMESPACES}
        if root.namespaceURI != W or any(
            space not in ("", NAMESPACES[prefix]) for prefix, space in bound.items()
        ):
            raise ValueError("it is of the strict kind, or not by Word")


def _outside(path: Path, what: str) -> BadTemplate:
    return _bad(
        path,
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "it refers to something outside itself ({what}); put that into the document itself",
        ),
        what=what,
    )


def _relations(package: WordPackage, name: str) -> list:
    """Return the relations that the part ``name`` lists, when it is a list of relations."""
    return (
        list(package.tree(name).documentElement.getElementsByTagName("*"))
        if name.endswith(".rels")
        else []
    )
