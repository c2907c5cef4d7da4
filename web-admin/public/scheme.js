// Runs before the first paint, so that the page does not flash in the other colours. Inline scripts are not allowed.
try {
  document.documentElement.dataset.scheme = localStorage.getItem('honnin.scheme') || 'system'
} catch {
  // Storage is switched off: the device's scheme holds.
}
