import { expect, test } from 'vitest'
import { type Told, workOf } from './work'

const [POLICE, SCHOOL] = ['Northmarch Police', 'Linden Row School']
const share = (
  contribution: string,
  agency: string,
  heading: Told['heading'] = 'accurate',
  ...children: string[]
): Told => ({
  kind: 'contribution',
  contribution,
  agency,
  heading,
  children,
})
const mark = (contribution: string, asks = false, judged = true): Told => ({
  kind: 'mark',
  contribution,
  agency: 'Unit',
  judged,
  asks,
})
const on = (agency: string, leads = false) => ({
  agency,
  leads,
  children: ['ada', 'ben'].map(id => ({ id, name: id })),
  due: [],
})

test('H21 what an agency has shared, what it is asked and has not answered, and whose views it brought are counted for its people', () => {
  const told: Told[] = [
    share('1', POLICE),
    share('2', POLICE, 'childs-views', 'ada'),
    share('3', POLICE),
    share('4', SCHOOL, 'childs-views', 'ben'),
    mark('1', true),
    mark('2', true),
    mark('3', true),
    mark('4', true),
    { kind: 'reply', contribution: '2', agency: POLICE },
    { kind: 'correction', contribution: '3', agency: POLICE, heading: 'timely', children: ['ada'] },
  ]
  expect(workOf(told, on(POLICE))).toEqual({
    shared: 3,
    asked: 1,
    unmarked: null,
    voices: [
      { child: 'ada', heard: true },
      { child: 'ben', heard: false },
    ],
    due: [],
  })
  expect(workOf([...told, { kind: 'withdrawal', contribution: '1', agency: POLICE }], on(POLICE))).toMatchObject({
    shared: 2,
    asked: 0,
  })
})

test('H21 whoever chairs hears what waits for a mark, a mark taken back included, and every child nobody has brought a view of', () => {
  const told = [
    share('1', POLICE),
    share('2', SCHOOL, 'childs-views', 'ben'),
    mark('1'),
    mark('2'),
    mark('2', false, false),
  ]
  const { unmarked, voices, shared } = workOf(told, on('Unit', true))
  expect({ unmarked, shared, heard: voices.map(voice => voice.heard) }).toEqual({
    unmarked: 1,
    shared: 0,
    heard: [false, true],
  })
})
