"""What is done with records: one action, with the offer to take it back right after."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QCoreApplication

from ..store import Change
from .current import Current


def do(
    current: Current,
    label: str,
    work: Callable[[Change], object],
    *,
    told: Callable[[], str] | None = None,
    nothing: Callable[[], str] | None = None,
    beside: bool = False,
) -> bool:
    """Do ``work`` as one action named ``label`` and offer to undo it; return whether it was saved.

    ``told`` gives what is said of it when that is more than the label; ``nothing`` what is said
    when nothing differed: then there is nothing to undo, least of all what was done before.
    ``beside`` is that of `Current.save`.
    """
    translate = QCoreApplication.translate
    path, before = current.path, current.last_action
    if not current.save(label, work, beside=beside):
        return False
    action = current.last_action
    if action == before:
        unchanged = translate("Kansenkaart", "Nothing had to be changed.")
        current.noted.emit(nothing() if nothing else unchanged)
        return True

    def undo() -> None:
        if current.path == path:
            current.undo(action)

    current.offered.emit(told() if told else label, translate("Kansenkaart", "Undo"), undo)
    return True
