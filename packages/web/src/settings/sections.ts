import type { ComponentType } from "react";
import { CalendarSection } from "../calendar/CalendarSection.tsx";
import { SessionsSection } from "../devices/SessionsSection.tsx";
import { TokensSection } from "../devices/TokensSection.tsx";
import { NotificationsSection } from "../notification/NotificationsSection.tsx";
import { AccountSection } from "./AccountSection.tsx";
import { AppearanceSection } from "./AppearanceSection.tsx";
import { LanguageSection } from "./LanguageSection.tsx";
import { PrivacySection } from "./PrivacySection.tsx";
import { ProfileSection } from "./ProfileSection.tsx";
import { SECTION_NAMES, type SectionName } from "./section-names.ts";

export interface SettingsSection extends SectionName {
  readonly Shown: ComponentType;
}

const SHOWN: Record<(typeof SECTION_NAMES)[number]["path"], ComponentType> = {
  profile: ProfileSection,
  account: AccountSection,
  privacy: PrivacySection,
  notifications: NotificationsSection,
  calendar: CalendarSection,
  sessions: SessionsSection,
  tokens: TokensSection,
  appearance: AppearanceSection,
  language: LanguageSection,
};

/** Every section of the settings with what it shows. */
export const SECTIONS: readonly SettingsSection[] = SECTION_NAMES.map((name) => ({ ...name, Shown: SHOWN[name.path] }));
