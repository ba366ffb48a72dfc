/** The name in the checkpoints of a campaign's deployment. */
export const DEPLOYMENT = 'test.invalid'
