import { expect, test } from 'vitest'
import type { Role } from '../meeting/names'
import { callNames, firstName } from './names'
import { shareButton } from './sharing'

const reader = (name: string, role: Role, jobTitle?: string) => ({ person: name, name, role, jobTitle })
const professionals = (n: number) => Array.from({ length: n }, (_, i) => reader(`Worker ${i}`, 'practitioner'))
const me = reader('Tess Okoro', 'practitioner')
const mother = reader('Kerry Dunmore', 'family', 'Mother')
const advocate = reader('Ruth Abara', 'supporter', 'Parent advocate')

test('U5 the share button names family first and leaves the writer out', () => {
  const all = [me, ...professionals(7), advocate, mother]
  expect(shareButton(all, me.person)).toBe('Share with Kerry, her advocate and 7 professionals')
})

test('U5 whose advocate it is is only said where the meeting says it', () => {
  const father = reader('Lee Dunmore', 'family', 'Father')
  const carer = reader('Sky Dunmore', 'family', 'Carer')
  expect(shareButton([me, father, advocate], me.person)).toBe('Share with Lee and his advocate')
  expect(shareButton([me, carer, advocate], me.person)).toBe('Share with Sky and their advocate')
  expect(shareButton([me, mother, father, advocate], me.person)).toBe('Share with Kerry, Lee and an advocate')
})

test('U5 many of a kind are counted, one professional is one, and nobody is said plainly', () => {
  const family = ['A', 'B', 'C', 'D'].map(n => reader(`${n} Dunmore`, 'family'))
  expect(shareButton([me, ...family, ...professionals(1)], me.person)).toBe(
    'Share with 4 family members and 1 professional',
  )
  expect(shareButton([me, ...professionals(8)], me.person)).toBe('Share with 8 professionals')
  expect(shareButton([me], me.person)).toBe('Share: nobody else can see it yet')
})

test('U6 people keep their title, and their whole name where a first name is shared', () => {
  expect(firstName('Dr Idris Vaughan')).toBe('Dr Idris Vaughan')
  expect(callNames([{ name: 'Kerry Dunmore' }, { name: 'Kerry Lowe' }, { name: 'Otis Lowe' }])).toEqual([
    'Kerry Dunmore',
    'Kerry Lowe',
    'Otis',
  ])
})
