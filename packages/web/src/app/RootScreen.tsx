import { Outlet } from "@tanstack/react-router";
import { Announcer } from "../ui/Announcer.tsx";
import { Notices } from "../ui/Notices.tsx";

export function RootScreen() {
  return (
    <>
      <Outlet />
      <Notices />
      <Announcer />
    </>
  );
}
