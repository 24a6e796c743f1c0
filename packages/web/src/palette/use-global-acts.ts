import { useNavigate } from "@tanstack/react-router";
import { MoonStar, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { failing } from "../app/failing.ts";
import { THEMES } from "../look/theme.ts";
import { useTheme } from "../look/use-theme.ts";
import { askForm } from "./asked-form.ts";
import type { PaletteEntry, PaletteGroup } from "./palette.ts";

/** What can be done wherever one is, but for what the screens that are shown offer themselves. */
export function useGlobalActs(offered: readonly PaletteGroup[]): readonly PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { theme, choose } = useTheme();
  const making: readonly PaletteEntry[] = [
    {
      id: "board.new",
      label: t("boards.new"),
      icon: Plus,
      run() {
        askForm("board");
        void navigate({ to: "/" });
      },
    },
    {
      id: "subject.new",
      label: t("subject.new"),
      icon: Plus,
      run() {
        askForm("subject");
        void navigate({ to: "/subjects" });
      },
    },
  ];
  const isOffered = (id: string) => offered.some(({ items }) => items.some((entry) => entry.id === id));
  return [
    ...making.filter(({ id }) => !isOffered(id)),
    ...THEMES.filter((each) => each !== theme).map((each) => ({
      id: `theme.${each}`,
      label: `${t("session.theme.title")}: ${t(`session.theme.${each}`)}`,
      icon: MoonStar,
      run: () => void choose(each).catch(failing(t)),
    })),
  ];
}
