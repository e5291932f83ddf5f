// Runs before the first paint, so that a dark window never flashes white. state/theme.ts takes over from here.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('understudy.theme')
  } catch {
    // Without storage the system decides.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
