// What cannot wait for the app's scripts. A file of its own for the content security policy.

// Before the first paint, so that a chosen theme never flashes the other one.
try {
  const theme = localStorage.getItem("syncboard.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme it is.
}

// A board's own scripts come beside those of every page, not after them.
if (location.pathname.startsWith("/b/")) {
  for (const href of document.currentScript?.dataset.board?.split(" ") ?? []) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
}
