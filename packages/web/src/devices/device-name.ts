import type { TFunction } from "i18next";

/** In the reader's language, as far as the server's words are known: a program has but its own name. */
export function deviceName(device: string, t: TFunction): string {
  if (device === "Unknown device") return t("devices.sessions.unknown");
  const [, browser, system] = /^(.+) on (.+)$/.exec(device) ?? [];
  return browser && system ? t("devices.sessions.browserOn", { browser, system }) : device;
}
