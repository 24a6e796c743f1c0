const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

const SHOWN: Record<string, string> = {
  Mod: IS_APPLE ? "⌘" : "Ctrl",
  Shift: IS_APPLE ? "⇧" : "Shift",
  Delete: IS_APPLE ? "⌫" : "Del",
  Enter: "↵",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** Whether the keys pressed are those of a shortcut written like `n`, `Mod+z` or `Mod+Shift+z`. */
export function isPressed(event: KeyboardEvent, shortcut: string): boolean {
  const parts = shortcut.split("+");
  const key = parts.at(-1) ?? "";
  const wantsMod = parts.includes("Mod");
  if ((event.ctrlKey || event.metaKey) !== wantsMod || event.altKey) return false;
  // A sign like ? or # needs Shift on some keyboards and not on others: the sign says enough.
  if (/^[a-z]$/.test(key) && event.shiftKey !== parts.includes("Shift")) return false;
  const pressed = event.key === " " ? "Space" : event.key;
  return pressed.toLowerCase() === key.toLowerCase();
}

/** How a shortcut reads on this machine. */
export function shownShortcut(shortcut: string): string {
  const parts = shortcut.split("+").map((part) => SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return parts.join(IS_APPLE ? "" : " ");
}
