import { DirectionProvider } from "@base-ui/react/direction-provider";
import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isRightToLeft } from "../locales/direction.ts";
import { useSession } from "../session/use-session.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { Notices } from "../ui/Notices.tsx";
import { notices } from "../ui/notices.ts";

export function RootScreen() {
  // With another language the direction may be another, too.
  useTranslation();
  const userId = useSession().user?.id;
  // What one person is told, and could take back, is for nobody who comes after them.
  useEffect(() => (userId === undefined ? undefined : () => notices.set([])), [userId]);
  return (
    <DirectionProvider direction={isRightToLeft() ? "rtl" : "ltr"}>
      <Outlet />
      <Notices />
      <Announcer />
    </DirectionProvider>
  );
}
