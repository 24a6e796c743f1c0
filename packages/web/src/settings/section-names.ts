import {
  AtSign,
  Bell,
  CalendarDays,
  KeyRound,
  Languages,
  type LucideIcon,
  MonitorSmartphone,
  ShieldCheck,
  SunMoon,
  UserRound,
} from "lucide-react";
import type { PlainKey } from "../locales/plain-key.ts";

export interface SectionName {
  /** Its address: `/settings/<path>`. */
  readonly path: string;
  readonly label: PlainKey;
  readonly icon: LucideIcon;
}

/** Every section of the settings, in the order of the list: a new one is a file, a line here and one in sections.ts. */
export const SECTION_NAMES = [
  { path: "profile", label: "settings.profile.title", icon: UserRound },
  { path: "account", label: "settings.account.title", icon: AtSign },
  { path: "privacy", label: "settings.privacy.title", icon: ShieldCheck },
  { path: "notifications", label: "notification.title", icon: Bell },
  { path: "calendar", label: "calendar.title", icon: CalendarDays },
  { path: "sessions", label: "devices.sessions.title", icon: MonitorSmartphone },
  { path: "tokens", label: "devices.tokens.title", icon: KeyRound },
  { path: "appearance", label: "settings.appearance.title", icon: SunMoon },
  { path: "language", label: "settings.language.title", icon: Languages },
] as const satisfies readonly SectionName[];
