import type { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { Bell, Settings, UsersRound } from "lucide-react";
import { PLACES } from "../app/places.ts";
import { SECTION_NAMES } from "../settings/section-names.ts";
import { rememberWayBack } from "../settings/way-back.ts";
import type { PaletteEntry } from "./palette.ts";

interface PlacesDeps {
  readonly t: TFunction;
  readonly navigate: ReturnType<typeof useNavigate>;
  /** Where one is. */
  readonly path: string;
  readonly isAdministrator: boolean;
}

/** Every screen that has an address of its own. */
export function places({ t, navigate, path, isAdministrator }: PlacesDeps): readonly PaletteEntry[] {
  const settings = SECTION_NAMES.map(({ path: section, label, icon }) => ({
    id: `settings.${section}`,
    label: t(label),
    detail: t("settings.title"),
    icon,
    run() {
      rememberWayBack(path);
      void navigate({ to: "/settings/$section", params: { section } });
    },
  }));
  return [
    ...PLACES.map(({ to, label, icon }) => ({
      id: `place.${to}`,
      label: t(label),
      icon,
      run: () => void navigate({ to }),
    })),
    {
      id: "notifications",
      label: t("notification.title"),
      icon: Bell,
      run: () => void navigate({ to: "/notifications" }),
    },
    {
      id: "settings",
      label: t("settings.title"),
      icon: Settings,
      run() {
        rememberWayBack(path);
        void navigate({ to: "/settings" });
      },
    },
    ...settings,
    ...(isAdministrator
      ? [
          {
            id: "administration",
            label: t("administration.title"),
            icon: UsersRound,
            run() {
              rememberWayBack(path);
              void navigate({ to: "/admin" });
            },
          },
        ]
      : []),
  ];
}
