/**
 * What the renderer's pages may load and run: only what ships with the app, and the API behind the same origin.
 * Inline scripts, inline styles, eval and HTML made from strings outside Vue are refused.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ')

/** The same while a development server hot-replaces modules and styles. */
export const developmentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws://localhost:* ws://127.0.0.1:*",
  "frame-ancestors 'none'",
].join('; ')

/** For whatever the server answers: shown as a page it could neither run nor load anything. */
export const replyPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"
