/** Another process serves this meeting now: this one must stop at once. */
export class Fenced extends Error {
  constructor() {
    super('Another process has taken this meeting over.')
  }
}

/** The log moved on without this process: what it believes must be read again. */
export class Stale extends Error {
  constructor() {
    super('The log stands elsewhere than expected.')
  }
}

/** The database did not say whether the transaction was stored: neither a receipt nor a refusal may be given. */
export class CommitUnknown extends Error {
  constructor(cause: unknown) {
    super('It is not known whether the transaction was stored.', { cause })
  }
}
