'use client'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type Draft, saidIn } from '../../../../lib/board/compose'
import { type Finding, findingsIn } from '../../../../lib/checks/checks'
import type { WordLists } from '../../../../lib/checks/lists'
import { CHECKS, type CheckName } from '../../../../lib/checks/names'
import { londonDate } from '../../../../lib/text/dates'
import { useMeetingValue } from '../ui/MeetingContext'

let asked: Promise<WordLists> | null = null
/** The partnership's lists, fetched once a page; where they cannot be had nothing is asked, and sharing goes on. */
const fetchLists = () => {
  asked ??= fetch('/api/checks').then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status)))
  asked.catch(() => {
    asked = null
  })
  return asked
}

/** How what is worth another look is found, on this device; the words go nowhere. Finds nothing until the lists are there. */
export function useFinder(writing: boolean): (draft: Draft) => Finding[] {
  const { state } = useMeetingValue()
  const [lists, setLists] = useState<WordLists | null>(null)
  useEffect(() => {
    if (writing) fetchLists().then(setLists, () => {})
  }, [writing])
  return useMemo(() => {
    const readers = state.audiences.flatMap(audience => audience.readers ?? [])
    const { children, people = [], agencies } = state.meeting
    const around = {
      today: londonDate(new Date().toISOString()),
      children: children.map(({ name }) => name),
      known: [...people, ...readers, ...agencies].map(({ name }) => name),
    }
    return draft => (lists ? findingsIn(saidIn(draft), around, lists) : [])
  }, [state, lists])
}

/** What is worth another look in what is being written. */
export function useChecks(draft: Draft, writing: boolean): Finding[] {
  const find = useFinder(writing)
  const settled = useDeferredValue(draft)
  return useMemo(() => find(settled), [find, settled])
}

export const namesOf = (findings: readonly Finding[]): CheckName[] =>
  CHECKS.filter(name => findings.some(({ check }) => check === name))
