export * from './identity'
export * from './ledger'
export * from './meetings'
export * from './sign-in'
