import type { EventEmitter } from 'node:events'

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

/**
 * Faults that nobody expected end no process: what is durable is in the database, each room answers for itself, and everybody
 * else's meeting goes on. Only the fault's name is said: its message may repeat what somebody wrote.
 */
export function catchLast(on: Pick<EventEmitter, 'on'>, say: (line: string) => void = console.error): void {
  on.on('unhandledRejection', error => say(`a fault nobody expected: ${nameOf(error)}`))
  on.on('uncaughtException', error => say(`a fault nobody expected: ${nameOf(error)}`))
}
