import { useEffect, useRef, useState } from 'react'
import type { Printed } from '../../lib/ledger/printed'
import type { Verdict } from '../../lib/ledger/verdict'
import { verifyPage } from '../../lib/text/verify'
import type { Answer, Question } from './worker'

/** Whose key the file was held against: the one this server publishes, another, or none but its own. */
export type Whose = 'server' | 'given' | 'none'
export type Checked = { file: string; verdict: Verdict; printed: Printed | null; whose: Whose; at: string }
export type Work =
  | { is: 'waiting' }
  | { is: 'working'; file: string; progress: { done: number; of: number } | null }
  | { is: 'done'; checked: Checked }
  | { is: 'problem'; sentence: string }

export const linesOf = (keys: string) =>
  keys
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

const whoseOf = (lines: readonly string[], published: readonly string[]): Whose => {
  if (lines.length === 0) return 'none'
  return lines.some(line => published.includes(line)) ? 'server' : 'given'
}

/** What an answer of the worker means for the page. */
function workAfter(answer: Answer, file: string, whose: Whose): Work {
  switch (answer.is) {
    case 'progress':
      return { is: 'working', file, progress: answer }
    case 'verdict':
      return {
        is: 'done',
        checked: { file, verdict: answer.verdict, printed: answer.printed, whose, at: new Date().toISOString() },
      }
    case 'not-a-key':
      return { is: 'problem', sentence: verifyPage.problem.key(answer.line) }
    case 'cannot-open':
      return { is: 'problem', sentence: verifyPage.problem.open }
  }
}

/** Checks one file at a time in a worker of its own; a new check ends the one before. */
export function useVerifier(published: readonly string[]) {
  const [work, setWork] = useState<Work>({ is: 'waiting' })
  const worker = useRef<Worker | null>(null)
  const end = () => {
    worker.current?.terminate()
    worker.current = null
  }
  useEffect(() => () => worker.current?.terminate(), [])

  const check = (file: File, keys: string, code: string) => {
    end()
    const lines = linesOf(keys)
    const whose = whoseOf(lines, published)
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.current = made
    made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      setWork(workAfter(data, file.name, whose))
      if (data.is !== 'progress') end()
    })
    made.addEventListener('error', () => {
      end()
      setWork({ is: 'problem', sentence: verifyPage.problem.stopped })
    })
    setWork({ is: 'working', file: file.name, progress: null })
    const question: Question = { file, keys: lines, code }
    made.postMessage(question)
  }
  const stop = () => {
    end()
    setWork({ is: 'waiting' })
  }
  return { work, check, stop }
}
