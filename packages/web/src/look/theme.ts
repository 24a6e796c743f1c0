import { createStore } from "../ui/store.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Read by public/start.js too, before the first paint. */
const KEY = "syncboard.theme";

function remembered(): Theme {
  const theme = localStorage.getItem(KEY);
  return theme === "light" || theme === "dark" ? theme : "system";
}

export const themeStore = createStore<Theme>(remembered());

export function chooseTheme(theme: Theme): void {
  themeStore.set(theme);
  if (theme === "system") {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
}
