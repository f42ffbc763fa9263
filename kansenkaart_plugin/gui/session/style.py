"""How the shared screen of a session looks: large letters, the colours of QGIS, few lines."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QWidget

SMALLEST, LARGEST = 9, 32
"""Points."""

_SHEET = """
* {{ font-size: {plain}pt; }}
QLabel[voice="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[voice="head"] {{ font-weight: 600; }}
QLabel[voice="quiet"], QToolTip {{ font-size: {quiet}pt; }}
QLabel[voice="name"] {{ font-size: {quiet}pt; padding-top: {drop}px; }}
QLabel[voice="obstacle"] {{
  border: none; border-left: {bar}px solid #d55e00; padding-left: {gap}px; }}
QLabel[voice="warning"] {{
  background: #f7d9c4; color: #5a2600; padding: {gap}px; font-size: {quiet}pt; }}
QToolButton[key="true"], QPushButton[key="true"] {{
  border: 1px solid palette(mid); border-radius: {gap}px; padding: {gap}px;
  background: rgba(128, 128, 128, 20); }}
QToolButton[key="true"]:hover, QPushButton[key="true"]:hover {{
  background: rgba(128, 128, 128, 80); }}
QToolButton[key="true"] {{ min-width: {side}px; min-height: {side}px; padding: 0px; }}
QToolButton[key="true"]:checked, QPushButton[key="true"]:checked {{
  background: palette(highlight); color: palette(highlighted-text);
  border-color: palette(highlight); }}
QToolButton[key="true"]:checked {{ font-weight: 700; }}
QPushButton[small="true"], QCheckBox[small="true"] {{ font-size: {quiet}pt; }}
QToolButton[key="true"]:focus, QPushButton[key="true"]:focus {{
  border: 2px solid palette(highlight); }}
QToolButton[key="true"]:checked:focus, QPushButton[key="true"]:checked:focus {{
  border: 2px solid palette(text); }}
QToolButton[key="true"]:disabled, QPushButton[key="true"]:disabled {{ color: gray; }}
QToolButton[key="true"]:checked:disabled, QPushButton[key="true"]:checked:disabled {{
  color: palette(highlighted-text); }}
QFrame[row="true"] {{ border: none; border-left: {bar}px solid transparent; }}
QFrame[row="true"][chosen="true"] {{
  border-left: {bar}px solid palette(highlight); background: rgba(128, 128, 128, 40); }}
QFrame[row="true"] QLabel {{ background: transparent; }}
"""


def stage_style(points: int) -> str:
    """Return the style sheet for letters of ``points``."""
    return _SHEET.format(
        plain=points,
        title=round(1.45 * points),
        quiet=round(0.85 * points),
        drop=round(0.19 * points),  # so that it stands on the line of what it names
        side=round(2.1 * points),
        gap=max(3, points // 3),
        bar=max(3, points // 4),
    )


def voiced(label: QLabel, voice: str) -> QLabel:
    """Let ``label`` speak in ``voice``: title, head, quiet, name, obstacle or warning."""
    label.setProperty("voice", voice)
    return label


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Give ``widget`` a property that its style depends on."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
