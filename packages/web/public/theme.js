// Before the first paint, so that a chosen theme never flashes the other one. A file of its own for the content security policy.
try {
  const theme = localStorage.getItem("syncboard.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme it is.
}
