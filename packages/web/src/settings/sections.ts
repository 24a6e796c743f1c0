import {
  AtSign,
  Bell,
  KeyRound,
  Languages,
  type LucideIcon,
  MonitorSmartphone,
  ShieldCheck,
  SunMoon,
  UserRound,
} from "lucide-react";
import type { ComponentType } from "react";
import { SessionsSection } from "../devices/SessionsSection.tsx";
import { TokensSection } from "../devices/TokensSection.tsx";
import type { PlainKey } from "../locales/plain-key.ts";
import { NotificationsSection } from "../notification/NotificationsSection.tsx";
import { AccountSection } from "./AccountSection.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { LanguageSection } from "./LanguageSection.tsx";
import { PrivacySection } from "./PrivacySection.tsx";
import { ProfileSection } from "./ProfileSection.tsx";

export interface SettingsSection {
  /** Its address: `/settings/<path>`. */
  readonly path: string;
  readonly label: PlainKey;
  readonly icon: LucideIcon;
  readonly Shown: ComponentType;
}

/** Every section of the settings, in the order of the list: a new one is a file and a line here. */
export const SECTIONS: readonly SettingsSection[] = [
  { path: "profile", label: "settings.profile.title", icon: UserRound, Shown: ProfileSection },
  { path: "account", label: "settings.account.title", icon: AtSign, Shown: AccountSection },
  { path: "privacy", label: "settings.privacy.title", icon: ShieldCheck, Shown: PrivacySection },
  { path: "notifications", label: "notification.title", icon: Bell, Shown: NotificationsSection },
  { path: "sessions", label: "devices.sessions.title", icon: MonitorSmartphone, Shown: SessionsSection },
  { path: "tokens", label: "devices.tokens.title", icon: KeyRound, Shown: TokensSection },
  { path: "appearance", label: "settings.appearance.title", icon: SunMoon, Shown: AppearanceSection },
  { path: "language", label: "settings.language.title", icon: Languages, Shown: LanguageSection },
];
