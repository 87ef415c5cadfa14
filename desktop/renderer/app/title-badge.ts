const badge = /^\(\d+\+?\) /

/** Keeps "(3) " before the page's title whatever title a page sets; 0 takes it away. */
export function createTitleBadge(document: Document): { show: (unread: number) => void } {
  let prefix = ''
  const titleChanges = new MutationObserver(apply)

  function apply(): void {
    const wanted = prefix + document.title.replace(badge, '')
    if (document.title !== wanted) document.title = wanted
  }

  return {
    show(unread) {
      prefix = unread === 0 ? '' : unread > 99 ? '(99+) ' : `(${unread}) `
      apply()
      titleChanges.disconnect()
      if (unread > 0)
        titleChanges.observe(document.head, { subtree: true, childList: true, characterData: true })
    },
  }
}
