"""The question what a place is called: it is there until the answer is saved."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtWidgets import QWidget

from ...domain.sentence import KansenkaartError
from ..ask import text_dialog, until_saved
from ..current import Current
from ..messages import sentence_of


def name_until_saved(
    current: Current, window: QWidget, words: tuple[str, str, str], save: Callable[[str], bool]
) -> bool:
    """Ask a name over ``window`` until it is saved or dropped; return whether it was saved.

    ``words`` are title, question and the text that is there first. When it cannot be saved, the
    question says why, with what was typed still there.
    """
    title, question, text = words
    dialog = text_dialog(window, title, question, text)

    def tell(error: KansenkaartError) -> None:
        dialog.setLabelText(f"{sentence_of(error)}\n\n{question}")

    current.failed.connect(tell)
    saved = until_saved(dialog, lambda: save(dialog.textValue().strip()))
    current.failed.disconnect(tell)
    return saved
