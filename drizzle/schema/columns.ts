import { customType } from 'drizzle-orm/pg-core'

/** Raw bytes: `Uint8Array` in, `Buffer` out. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: value => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})
