"""Putting a line that is known where it was."""

from __future__ import annotations

from engross.importing.assembly.open_provisions import OpenProvisions
from engross.importing.assembly.provision_draft import ProvisionDraft, set_head
from engross.importing.known_text.line_matching import LineMatch
from engross.importing.markup.markup_transfer import transfer_markup
from engross.importing.recognition.headings import heading_of
from engross.importing.recognition.lists import count_in_list
from engross.importing.recognition.page_lines import same_kind, split_label, starts_provision
from engross.importing.source_page import PageItem, Paragraph
from engross.model.law.provision import Provision
from engross.model.law.text import Text


def place_known(chain: OpenProvisions, item: PageItem, hint: LineMatch) -> bool:
    """Put ``item`` where it was; False where that place is not open, or the line has become another kind."""
    provision = hint.line.provision
    if hint.line.role == "head":
        return isinstance(item, Paragraph) and _open_known(chain, item, hint)
    owner = _reopen(chain, provision)
    if owner is None:
        return False
    block = chain.block(item, hint)
    if isinstance(item, Paragraph) and not hint.exact and (item.label or starts_provision(item)):
        return False
    if hint.line.role == "flush" and not owner.children:
        owner.body.append(block)
    else:
        owner.add(block)
    return True


def _open_known(chain: OpenProvisions, item: Paragraph, hint: LineMatch) -> bool:
    provision = hint.line.provision
    if not hint.exact and not same_kind(item, provision):
        return False
    if chain.text is not None and provision is chain.text.chapter.root:
        opened = chain.root
        opened.depth, chain.stack, chain.headed = 0, [chain.root], True
    else:
        parent = _reopen(chain, chain.text.parents[id(provision)]) if chain.text else None
        if parent is None:
            return False
        opened = chain.push(parent, provision.level)
    opened.known, opened.untouched = provision, hint.exact
    if hint.exact:
        opened.label = provision.label
        head = chain.block(item, hint)
    else:
        headed = heading_of(item)
        label, words = (headed.label, headed.heading or Text()) if headed else split_label(item)
        opened.label = "" if item.bullet else label
        head = transfer_markup(words, hint.line.block) if isinstance(hint.line.block, Text) else words
    set_head(opened, head, provision.own_line, empty=provision.heading if hint.exact else None)
    count_in_list(chain.stack, opened, opened.label, item)
    return True


def _reopen(chain: OpenProvisions, provision: Provision) -> ProvisionDraft | None:
    """The open provision that ``provision`` was, what is inside it closed; opened where it has no line."""
    for at in range(len(chain.stack) - 1, -1, -1):
        if chain.stack[at].known is provision:
            del chain.stack[at + 1 :]
            return chain.stack[at]
    head, _ = provision.head()
    if chain.text is None or provision is chain.text.chapter.root or provision.label or head.plain:
        return None
    parent = _reopen(chain, chain.text.parents[id(provision)])
    if parent is None:
        return None
    opened = chain.push(parent, provision.level)
    opened.known, opened.untouched, opened.heading = provision, True, provision.heading
    return opened
