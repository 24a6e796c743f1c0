import type { TFunction } from "i18next";

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

const SIGNS: Record<string, string> = {
  ...(IS_APPLE && { Mod: "⌘", Shift: "⇧", Alt: "⌥", Delete: "⌫" }),
  Enter: "↵",
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

const NAMES = {
  Mod: "keys.named.Ctrl",
  Shift: "keys.named.Shift",
  Alt: "keys.named.Alt",
  Delete: "keys.named.Delete",
  Escape: "keys.named.Escape",
  Space: "keys.named.Space",
} as const;

function isNamed(key: string): key is keyof typeof NAMES {
  return Object.hasOwn(NAMES, key);
}

function shownKey(key: string, t: TFunction): string {
  return SIGNS[key] ?? (isNamed(key) ? t(NAMES[key]) : key.length === 1 ? key.toUpperCase() : key);
}

/** How a shortcut reads on this machine. */
export function shownShortcut(shortcut: string, t: TFunction): string {
  const parts = shortcut.split("+").map((key) => shownKey(key, t));
  return parts.join(IS_APPLE ? "" : " ");
}
