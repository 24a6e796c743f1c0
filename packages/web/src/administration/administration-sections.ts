import { DoorOpen, UsersRound } from "lucide-react";
import type { SettingsSection } from "../settings/sections.ts";
import { lazyPart } from "../ui/lazy-part.tsx";

/** What administrators have below their own settings. Loaded when it is shown: most people never do. */
export const ADMINISTRATION: readonly SettingsSection[] = [
  {
    path: "users",
    label: "administration.users.title",
    icon: UsersRound,
    Shown: lazyPart(async () => (await import("./UsersSection.tsx")).UsersSection),
  },
  {
    path: "registration",
    label: "administration.registration.title",
    icon: DoorOpen,
    Shown: lazyPart(async () => (await import("./RegistrationSection.tsx")).RegistrationSection),
  },
];
