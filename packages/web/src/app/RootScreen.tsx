import { DirectionProvider } from "@base-ui/react/direction-provider";
import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isRightToLeft } from "../locales/direction.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { Notices } from "../ui/Notices.tsx";

export function RootScreen() {
  // With another language the direction may be another, too.
  useTranslation();
  return (
    <DirectionProvider direction={isRightToLeft() ? "rtl" : "ltr"}>
      <Outlet />
      <Notices />
      <Announcer />
    </DirectionProvider>
  );
}
