"""Documents to files: docx or odt, through `deliver`."""

from __future__ import annotations

from pathlib import Path

from ..domain.model import Session
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..store import Snapshot, Withheld, deliver
from .decisions import build_decisions
from .document import Document
from .docx import check_template, write_docx
from .odt import write_odt
from .pictures import Draw
from .plan import build_plan
from .voice import Voice


def export_plan(
    snapshot: Snapshot,
    withheld: Withheld,
    draw: Draw,
    path: Path,
    then: Snapshot | None = None,
    template: Path | None = None,
) -> Path:
    """Write the plan van aanpak to the docx or odt at ``path``.

    ``withheld`` belongs to ``snapshot``, and to ``then`` as well when that is given.

    Raises:
        KansenkaartError: the template cannot be used, the file cannot be written, or its check
            failed; nothing was made.
    """
    _check(path, template)
    voice = Voice(snapshot)
    document = build_plan(voice, draw, then)
    return _deliver(document, path, withheld.apart_from(voice.fixed), template)


def export_decisions(
    snapshot: Snapshot, withheld: Withheld, draw: Draw, path: Path, session: Session
) -> Path:
    """Write the decisions of ``session``, one of ``snapshot``, to the docx or odt at ``path``.

    Raises:
        KansenkaartError: the file cannot be written, or its check failed; nothing was made.
    """
    _check(path)
    voice = Voice(snapshot)
    document = build_decisions(voice, draw, session)
    return _deliver(document, path, withheld.apart_from(voice.fixed))


def _deliver(
    document: Document, path: Path, withheld: Withheld, template: Path | None = None
) -> Path:
    def build(product: Path) -> None:
        if product.suffix.lower() == ".odt":
            write_odt(document, product)
        else:
            write_docx(document, product, template)

    return deliver(build, path, withheld)


def _check(path: Path, template: Path | None = None) -> None:
    if path.suffix.lower() not in (".docx", ".odt"):
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is neither docx nor odt; give it one of those endings."
            ),
            path=path,
        )
    if template is None:
        return
    if path.suffix.lower() != ".docx":
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "A template is filled as docx; let “{path}” end in .docx or leave the"
                " template out.",
            ),
            path=path,
        )
    check_template(template)  # before maps are drawn for it
