"""Who may see what: the one place that decides it (design, section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Collection, Mapping

from .sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .text import searchable
from .words import Visibility

RESERVED = ("public", "parties", "owner")
"""Audiences that are no party; no party may be called so."""


class UnknownAudience(KansenkaartError):
    """The audience asked for is no word for one and no party's key."""


@dataclass(frozen=True)
class Audience:
    """For whom a product is made: ``public``, ``parties``, a party's key, or ``owner``."""

    name: str

    @classmethod
    def party(cls, key: str) -> Audience:
        """Return the audience of one party.

        Raises:
            UnknownAudience: ``key`` is a reserved word, which no party is called.
        """
        if key in RESERVED:
            raise UnknownAudience(
                QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” is an audience of its own, no party."),
                name=key,
            )
        return cls(key)

    @classmethod
    def named(cls, name: str, party_keys: Collection[str]) -> Audience:
        """Return the audience called ``name``.

        Raises:
            UnknownAudience: ``name`` is neither a reserved word nor one of ``party_keys``.
        """
        if name not in RESERVED and name not in party_keys:
            raise UnknownAudience(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "There is no audience “{name}”; choose one of: {choices}"
                ),
                name=name,
                choices=", ".join((*RESERVED, *sorted(party_keys))),
            )
        return cls(name)

    @classmethod
    def called(cls, text: str, names: Mapping[str, str]) -> Audience:
        """Return the audience that a person means by ``text``; ``names`` are parties by key.

        That is a reserved word, a key, or what only one party is called, whatever its case.

        Raises:
            UnknownAudience: it is none of these, or the name of several parties.
        """
        if text in RESERVED or text in names:
            return cls(text)
        wanted = searchable(text.strip())
        called = {key: {searchable(key), searchable(name)} for key, name in names.items()}
        meant = [key for key, said in called.items() if wanted in said - set(RESERVED)]
        return cls.named(meant[0] if len(meant) == 1 else text, names)

    @property
    def is_owner(self) -> bool:
        """Whether this is the owner, who sees all."""
        return self.name == "owner"

    @property
    def is_party(self) -> bool:
        """Whether this is one party."""
        return self.name not in RESERVED

    @property
    def is_insider(self) -> bool:
        """Whether positions, notes of progress and facts for parties may be seen."""
        return self.name != "public"

    def sees(self, visibility: Visibility, participants: Collection[str]) -> bool:
        """Return whether a record may be seen, given who takes part in it in any role."""
        if self.is_owner or visibility is Visibility.PUBLIC:
            return True
        if visibility is Visibility.INTERNAL:
            return self.is_insider
        if visibility is Visibility.CONFIDENTIAL:
            return self.is_party and self.name in participants
        return False


PUBLIC = Audience("public")
PARTIES = Audience("parties")
OWNER = Audience("owner")
