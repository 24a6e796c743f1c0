import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";

export function startLocales(): void {
  void i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    // React escapes.
    interpolation: { escapeValue: false },
    // The catalogue is in the bundle: the first paint has its words.
    initAsync: false,
  });
  document.documentElement.lang = i18next.language;
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}
