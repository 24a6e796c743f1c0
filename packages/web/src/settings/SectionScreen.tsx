import { Navigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTitle } from "../ui/use-title.ts";
import { SECTIONS, type SettingsSection } from "./sections.ts";

/** The section that the address names. One that is not there is the first: addresses of settings are not shared. */
export function SectionScreen() {
  const { section: path } = useParams({ from: "/signed-in/settings/$section" });
  const section = SECTIONS.find((each) => each.path === path);
  return section ? <ShownSection key={path} section={section} /> : <FirstSection />;
}

export function ShownSection({ section }: { readonly section: SettingsSection }) {
  const { t } = useTranslation();
  useTitle(t("app.title", { screen: t(section.label) }));
  return (
    <>
      <h1 className="mb-5 text-lg font-semibold tracking-tight max-md:sr-only">{t(section.label)}</h1>
      <section.Shown />
    </>
  );
}

export function FirstSection() {
  return <Navigate to="/settings/$section" params={{ section: "profile" }} replace />;
}
