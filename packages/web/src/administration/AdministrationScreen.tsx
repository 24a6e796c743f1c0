import { Navigate, useParams } from "@tanstack/react-router";
import { NotFoundScreen } from "../app/NotFoundScreen.tsx";
import { useMe } from "../session/use-session.ts";
import { ShownSection } from "../settings/SectionScreen.tsx";
import { SettingsScreen } from "../settings/SettingsScreen.tsx";
import { ADMINISTRATION } from "./administration-sections.ts";

/** For administrators, in the frame of the settings. For everybody else there is nothing here, as at any page that is not theirs. */
export function AdministrationScreen() {
  const { isAdministrator } = useMe();
  return isAdministrator ? <SettingsScreen /> : <NotFoundScreen />;
}

export function AdministrationSection() {
  const { section: path } = useParams({ from: "/signed-in/admin/$section" });
  const section = ADMINISTRATION.find((each) => each.path === path);
  return section ? <ShownSection key={path} section={section} /> : <FirstAdministration />;
}

export function FirstAdministration() {
  return <Navigate to="/admin/$section" params={{ section: "users" }} replace />;
}
