/** The two hash functions the ledger is made of, passed in so that the same code runs on node:crypto and in a browser. */
export type Hashes = {
  /** SHA-256: 32 bytes. */
  sha256(message: Uint8Array): Uint8Array
  /** HMAC with SHA-256 of a text's UTF-8. Key and result are base64 of 32 bytes, as entries hold them: an entry has dozens. */
  hmacSha256(key: string, message: string): string
}

/** Ed25519 (RFC 8032): is this 64-byte signature of `message` by the holder of this 32-byte public key? Never throws. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
