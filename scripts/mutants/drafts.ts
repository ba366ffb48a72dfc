import type { Mutant } from './mutant'

const document = 'server/gate/text-document.ts'
const room = 'server/drafts/room.ts'
const presence = 'server/drafts/presence.ts'

/** Drafts: the text grammar, keeping, whose they are, and what the browser says of them. */
export const drafts: Mutant[] = [
  {
    always: true,
    rules: 'N6 N8 N11',
    says: 'text is put wherever its sender says',
    file: document,
    find: 'const place = this.placeOf(struct, work)',
    put: "const place: Place = 'gone'",
  },
  {
    rules: 'N7',
    says: 'anything in a draft can be removed',
    file: document,
    find: 'if (!this.mayErase(range, deletes, work)) return NOT_A_DRAFT',
    put: 'this.mayErase(range, deletes, work)',
  },
  {
    rules: 'N2',
    says: 'a colleague’s client id can be written under',
    file: room,
    find: 'if (client !== null && client !== from.client)',
    put: 'if (client === 0)',
  },
  {
    rules: 'N2',
    says: 'whose a client id is is forgotten',
    file: 'server/drafts/store.ts',
    find: 'if (writers.length > 0)',
    put: 'if (writers.length > 1000)',
  },
  {
    always: true,
    rules: 'N12',
    says: 'drafts are shown and acknowledged before they are stored',
    file: room,
    find: `const at = await this.keep(round)
    if (this.over) return
    for (const after of round.afterwards) after(at)`,
    put: `for (const after of round.afterwards) after('')
    await this.keep(round)
    if (this.over) return`,
  },
  {
    rules: 'N16',
    says: 'what was deleted stays stored',
    file: room,
    find: 'round.erases ||= gone.length > 0',
    put: 'round.erases ||= gone.length > 1000',
  },
  {
    always: true,
    rules: 'N17',
    says: 'another agency may open an agency’s drafts',
    file: 'server/drafts/drafts.ts',
    find: 'return member.agencyId === owner && can(',
    put: 'return can(',
  },
  {
    rules: 'N17',
    says: 'everyone of an agency may open its drafts',
    file: 'server/drafts/drafts.ts',
    find: "member.agencyId === owner && can(member, 'draft', meeting) === null",
    put: 'member.agencyId === owner',
  },
  {
    rules: 'N18',
    says: 'whoever loses their place writes on',
    file: room,
    find: 'if (!this.deps.may(one.person)) one.close(CLOSE.notAllowed)',
    put: 'void one',
    also: [
      {
        file: room,
        find: 'if (!this.deps.may(from.person)) return this.turnOut(from, CLOSE.notAllowed, round)',
        put: '',
      },
    ],
  },
  {
    rules: 'N19 N35',
    says: 'a shared draft stays among the drafts',
    file: 'server/rooms/show.ts',
    find: 'stage.drafts.shared(by.person, item.id)',
    put: 'void stage.drafts',
  },
  {
    rules: 'N20',
    says: 'an agency is said to be writing for ever',
    file: 'server/rooms/crowd.ts',
    find: 'this.writing.delete(agency)',
    put: 'void agency',
  },
  {
    rules: 'N21',
    says: 'presence is passed on as it was said, of anybody',
    file: presence,
    find: 'entries.find(entry => entry.client === from.client)',
    put: 'entries.at(0)',
  },
  {
    rules: 'N23',
    says: 'the caret stays where it was when a colleague writes before it',
    file: 'app/live/bindText.ts',
    find: 'deltas.reduce((place, delta) => shifted(place, delta), at ?? 0)',
    put: '(at ?? 0) + 0 * deltas.length',
  },
  {
    rules: 'N24',
    says: 'any receipt is taken for all that was typed',
    file: 'app/live/drafts.ts',
    find: 'if (this.answered && count === this.sent)',
    put: 'if (this.answered && count >= 0)',
  },
  {
    rules: 'N25',
    says: 'what was refused is dropped',
    file: 'app/live/drafts.ts',
    find: "this.giveBack(one, 'refused', this.refused ?? nameless)",
    put: 'void one',
  },
  {
    always: true,
    rules: 'N30',
    says: 'a box is not written together once its draft is begun',
    file: 'app/live/drafts.ts',
    find: 'one.bind()',
    put: 'void one',
  },
  {
    rules: 'N31',
    says: 'what nobody else should have is sent',
    file: 'app/live/drafts.ts',
    find: 'if (room !== null) this.connect(this.doc, room)',
    put: "if (room !== '') this.connect(this.doc, room ?? 'draft.m.a')",
  },
  {
    rules: 'N32',
    says: 'what is shared is what was on show',
    file: 'app/live/drafts.ts',
    find: '=> readOne(this.doc, id)',
    put: '=> (this.snapshot?.list ?? []).find(one => one.id === id)?.fields ?? null',
  },
  {
    always: true,
    rules: 'N33',
    says: 'the advice goes with what is shared',
    file: 'lib/board/compose.ts',
    find: 'handlingNote: typed(draft.handlingNote),',
    put: 'handlingNote: typed(draft.handlingNote) || typed(draft.adviceAnswer),',
  },
  {
    rules: 'N34',
    says: 'what is held keeps the audience it had',
    file: 'lib/board/compose.ts',
    find: "audience: 'professionals', audienceChosen: true }",
    put: 'audienceChosen: true }',
  },
  {
    always: true,
    rules: 'N36',
    says: 'home counts drafts for whoever may not write',
    file: 'server/read/home.ts',
    find: 'if (!me.agencyId || !mayDraft(me, me.agencyId, facts)) return null',
    put: 'if (!me.agencyId) return null',
  },
  {
    rules: 'N37',
    says: 'of what is split the first half is dropped',
    file: 'lib/board/split.ts',
    find: 'stays: words(false)',
    put: 'stays: words(true)',
  },
  {
    rules: 'N38',
    says: 'a draft that comes after its statement stays',
    file: 'server/drafts/drafts.ts',
    find: 'if (meeting().said.has(draft)) room.remove(draft)\n        const',
    put: 'void draft\n        const',
  },
  {
    rules: 'U62',
    says: 'what was held is offered while family are here',
    file: 'app/meetings/[id]/drafts/HeldLine.tsx',
    find: "state.meeting.part !== 'closed' || held.length === 0",
    put: 'held.length === 0',
  },
]
