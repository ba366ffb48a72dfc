/** The version of the policy text that people see on screen: entered in the ledger when a meeting starts. */
export const POLICY_VERSION = 'information-sharing-policy/1'
