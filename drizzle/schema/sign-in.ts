import { bigint, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from './columns'
import { people } from './identity'

/** Which account of the organisation's own provider is which person: by issuer and subject, never by e-mail. */
export const ssoAccounts = pgTable(
  'sso_accounts',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    linkedAt: timestamp('linked_at', { withTimezone: true }).notNull().defaultNow(),
  },
  t => [primaryKey({ columns: [t.issuer, t.subject] }), index('sso_accounts_person').on(t.personId)],
)

/** The secret an authenticator app shares with us, sealed under `APP_KEY`. `pending`: shown, and not yet proved by a code. */
export const secondFactors = pgTable('second_factors', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => people.id),
  sealed: bytea('sealed'),
  pending: bytea('pending'),
  /** The newest thirty-second step whose code was used: a code opens nothing twice. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
})

/** What opens an account when the phone is lost: hashes only, and a used one is deleted. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    hash: bytea('hash').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.hash] })],
)
