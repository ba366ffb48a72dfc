import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { knownBase64, toBase64, utf8 } from './bytes'
import type { Hashes, VerifySignature } from './hashes'

/** The hash functions in plain JavaScript: for browsers, where WebCrypto offers them only asynchronously. */
export const nobleHashes: Hashes = {
  sha256: message => sha256(message),
  hmacSha256: (key, message) => toBase64(hmac(sha256, knownBase64(key), utf8(message))),
}

/** Ed25519 in plain JavaScript, by the letter of RFC 8032. */
export const nobleVerify: VerifySignature = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
