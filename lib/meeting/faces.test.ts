import { expect, test } from 'vitest'
import { agencyFace, agencyFaces, type Faces, facedAs, facesOf } from './faces'
import type { Guarded, Setup } from './setup'
import type { Audience } from './state'

const SURGERY = { id: 'g', name: 'Quillmere Surgery', type: 'gp' } as const
const SCHOOL = { id: 's', name: 'Linden Row School', type: 'school' } as const
const HOME = { id: 'f', name: 'Family', type: 'family' } as const
const doctor = { person: 'd', name: 'Dr Quill', agency: SURGERY.name, role: 'practitioner' }
const mother = { person: 'm', name: 'Leah', agency: HOME.name, role: 'family' }

const setup = (faces: Guarded['faces']): Setup => ({
  title: 'A conference',
  type: 'other',
  children: [],
  people: [
    { id: 'mother', name: 'Leah', relationship: 'Mother', account: 'm' },
    { id: 'father', name: 'Daniel', relationship: 'Father', account: 'p' },
    { id: 'uncle', name: 'Ray', relationship: 'Uncle' },
  ],
  concerns: [],
  apologies: [],
  guarded: { terms: [], apart: [], faces },
})
const faces = (
  agencies: NonNullable<Guarded['faces']>['agencies'] = {},
  people: NonNullable<Guarded['faces']>['people'] = {},
): Faces | null => facesOf(setup({ agencies, people }), [SURGERY, SCHOOL, HOME])
const audience = (kind: Audience['kind'], people: string[] = [], without: string[] = []): Audience => ({
  id: kind,
  kind,
  version: 1,
  people: new Set(people),
  without: new Set(without),
})
const shared = audience('meeting')

test('H30 left blank, family see the general name of an agency, and of a person the role; family and professionals see their own', () => {
  expect(facedAs(faces(), shared, doctor)).toEqual({ ...doctor, name: 'Practitioner, Health', agency: 'Health' })
  expect(facedAs(faces(), shared, mother)).toEqual(mother)
  expect(facedAs(faces(), audience('professionals'), doctor)).toEqual(doctor)
  expect(facedAs(faces(), audience('named', ['d']), doctor)).toEqual(doctor)
  expect(facedAs(faces(), audience('named', ['d', 'm']), doctor).agency).toBe('Health')
  expect(facedAs(null, shared, doctor)).toEqual(doctor)
})

test('H30 what the organiser gave is used, but not where anyone who may read it is among those it is hidden from', () => {
  const given = (...hideFrom: string[]) =>
    faces({ g: { shownAs: 'Your GP', hideFrom } }, { d: { shownAs: 'The doctor', hideFrom } })
  const called = (all: Faces | null, where: Audience) => facedAs(all, where, doctor)
  expect(called(given(), shared)).toMatchObject({ name: 'The doctor', agency: 'Your GP' })
  const general = { name: 'Practitioner, Health', agency: 'Health' }
  expect(called(given('father'), shared)).toMatchObject(general)
  expect(called(given('uncle'), shared)).toMatchObject(general)
  expect(called(given('father'), audience('meeting', [], ['p']))).toMatchObject({ agency: 'Your GP' })
  expect(called(given('father'), audience('own', ['m']))).toMatchObject({ name: 'The doctor' })
  expect(called(given('father'), audience('own', ['p']))).toMatchObject(general)
  expect(agencyFace(given('father'), undefined, SURGERY.name)).toBe('Health')
})

test('H30 agencies under one face stand once, and nothing of a name is in their short forms', () => {
  const look = { shortName: 'Quill', code: 'QM', shape: 'leaf', colour: 'gp' } as const
  const list = [
    { ...look, name: SURGERY.name },
    { ...look, name: HOME.name, shortName: 'Family', code: 'FA' },
  ]
  const two = facesOf(setup({ agencies: {}, people: {} }), [SURGERY, { ...SURGERY, id: 'h', name: 'Other' }, HOME])
  const seen = agencyFaces(two, shared, [...list, { ...look, name: 'Other' }])
  expect(seen.map(({ name, shortName, code }) => [name, shortName, code])).toEqual([
    ['Health', 'Health', 'HE'],
    ['Family', 'Family', 'FA'],
  ])
})
