"""The dock of joint sessions: the agenda while one is prepared, the shared screen while it runs."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...domain.model import Session
from ...domain.sentence import KansenkaartError
from ..ask import agreed, until_saved
from ..current import Current
from .actions import SessionActions
from .agenda import AgendaView
from .dialog import SessionDialog
from .export import DecisionsExport
from .stage import SessionStage
from .state import JointSession


class _Faces(QStackedWidget):
    """Asks for the room of the face in sight only: the shared screen is wide, the agenda not."""

    def sizeHint(self) -> QSize:
        """Return what the face in sight asks for."""
        return self.currentWidget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the face in sight needs."""
        return self.currentWidget().minimumSizeHint()


class SessionPanel(QWidget):
    """Fills the two faces of a session and does what people ask there."""

    wanted = pyqtSignal()
    """The dock is asked to come forward."""
    running_changed = pyqtSignal(bool)
    """A session began or ended: the other docks make room, or come back."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self.session = JointSession(current, self)
        self.actions = SessionActions(self.session, current, self)
        self.agenda = AgendaView()
        self.stage = SessionStage(self.session, self.actions, current)
        self._export = DecisionsExport(current, self)
        self._faces = _Faces()
        self._faces.addWidget(self.agenda)
        self._faces.addWidget(self.stage)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._faces)
        self._connect()
        self._show()

    def _connect(self) -> None:
        session, agenda = self.session, self.agenda
        session.changed.connect(self._show)
        session.wanted.connect(self.wanted)
        session.running_changed.connect(self._turn)
        self.actions.new_wanted.connect(self._make_for)
        self._current.opened.connect(self._show)
        self._current.closed.connect(self._show)
        agenda.session_chosen.connect(session.choose)
        agenda.order_changed.connect(self.actions.reorder)
        agenda.hidden_wanted.connect(session.show_hidden)
        actions = {
            "new": self.make,
            "edit": self.edit,
            "delete": self.delete,
            "takeover": self.actions.take_over,
            "remove": lambda: self.actions.take_off(agenda.list.chosen()),
            "start": self.start,
            "export": self.export,
        }
        agenda.action_wanted.connect(lambda name: actions[name]())
        self.stage.end_wanted.connect(session.end)
        self.stage.export_wanted.connect(self.export)

    def stop(self) -> None:
        """Wait for the worker: the panel is about to go."""
        self.session.stop()

    def _show(self) -> None:
        current, session = self._current, self.session
        if not session.is_running:
            is_open = current.kansenkaart is not None
            self.agenda.show_scene(
                session.scene, is_open, current.is_writable, session.shows_hidden
            )

    def _turn(self, running: bool) -> None:
        if running:  # first, while the dock still is as wide as it was
            self.running_changed.emit(True)
        self._faces.setCurrentWidget(self.stage if running else self.agenda)
        self._faces.updateGeometry()
        self._show()
        if running:
            self.stage.setFocus()
        else:
            self.running_changed.emit(False)

    def sizeHint(self) -> QSize:
        """Ask for what the face in sight asks for."""
        return self._faces.currentWidget().sizeHint()

    # what people ask

    def make(self) -> None:
        """Ask what a new session is and make it."""
        self._ask(None)

    def _make_for(self, records: Sequence[str]) -> None:
        """Make the first session, with ``records`` on its agenda."""
        self.wanted.emit()
        self._ask(None, records)

    def edit(self) -> None:
        """Ask what is different about the session."""
        chosen = self._chosen()
        if chosen is not None:
            self._ask(chosen)

    def _chosen(self) -> Session | None:
        """Return the chosen session as it is in the file now, with all that is on its agenda."""
        chosen = self.session.scene.chosen
        if chosen is None or self._current.kansenkaart is None:
            return None
        try:
            stored = self._current.kansenkaart.queries.sessions()
        except KansenkaartError as error:
            self._current.failed.emit(error)
            return None
        return next((one for one in stored if one.uuid == chosen.uuid), None)

    def _ask(self, session: Session | None, records: Sequence[str] = ()) -> None:
        if not self._current.is_writable:
            return
        scene = self.session.scene
        title = self.tr("Joint session {}").format(len(scene.sessions) + 1)
        unfinished = scene.unfinished if session else scene.open_items
        parties = self._current.vocabulary.parties
        dialog = SessionDialog(parties, session, title, unfinished, self)

        def save() -> bool:
            draft = dialog.draft(records)
            if session is None:
                return self.actions.make_session(draft)
            return self.actions.save_session(draft, session)

        until_saved(dialog, save)

    def delete(self) -> None:
        """Delete the session, after asking."""
        chosen = self._chosen()
        if chosen is None or not self._current.is_writable:
            return
        question = self.tr("Delete “{}” with its agenda and decisions? Positions stay.")
        if agreed(self, question.format(chosen.title), self.tr("Delete")):
            self.actions.delete_session(chosen)

    def start(self) -> None:
        """Hold the session, from the record that is chosen in the agenda if there is one."""
        chosen = self.agenda.list.chosen()
        self.session.start(chosen[0] if len(chosen) == 1 else None)

    def export(self) -> None:
        """Ask for whom the list of decisions is, and make it."""
        if self.session.scene.chosen is not None:
            self._export.ask(self.session.scene.chosen)
