import type { Form } from '../../../../lib/meeting/recording'

/** The query of a version's page: which form of it, and, where it is an approved one, its number. */
export const asking = (form: Form, number?: number): string =>
  new URLSearchParams({
    ...(form === 'summary' ? { form } : {}),
    ...(number === undefined ? {} : { number: String(number) }),
  }).toString()
