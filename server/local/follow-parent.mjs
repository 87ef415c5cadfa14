/** Loaded before the server: it ends with `npm start`, even where that was killed and could not say so. */
process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit()
})
// Listening must not keep the server from ending by itself.
process.channel?.unref()
