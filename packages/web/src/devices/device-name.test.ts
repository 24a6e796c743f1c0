import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { en } from "../locales/en.ts";
import { es } from "../locales/es.ts";
import { deviceName } from "./device-name.ts";

test.each([
  ["en", "Firefox on Linux", "Firefox on Linux"],
  ["es", "Firefox on Linux", "Firefox en Linux"],
  ["es", "Samsung Internet on Android", "Samsung Internet en Android"],
  ["es", "curl", "curl"],
  ["en", "Unknown device", "Unknown device"],
  ["es", "Unknown device", "Dispositivo desconocido"],
])("in %s %s is %s", async (lng, device, shown) => {
  const i18n = createInstance();
  const resources = { en: { translation: en }, es: { translation: es } };
  await i18n.init({ lng, resources, interpolation: { escapeValue: false } });
  expect(deviceName(device, i18n.t)).toBe(shown);
});
