import { expect, test } from "vitest";
import { en } from "../locales/en.ts";
import { es } from "../locales/es.ts";
import { textsIn, translator } from "../locales/translate.ts";
import { deviceName } from "./device-name.ts";

test.each([
  ["en", "Firefox on Linux", "Firefox on Linux"],
  ["es", "Firefox on Linux", "Firefox en Linux"],
  ["es", "Samsung Internet on Android", "Samsung Internet en Android"],
  ["es", "curl", "curl"],
  ["en", "Unknown device", "Unknown device"],
  ["es", "Unknown device", "Dispositivo desconocido"],
] as const)("in %s %s is %s", (language, device, shown) => {
  const t = translator(language, new Map(textsIn({ en, es }[language])));
  expect(deviceName(device, t)).toBe(shown);
});
