import { Navigate, useSearch } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { GuestFrame } from "./GuestFrame.tsx";
import { useRestore } from "./use-restore.ts";

/** The frame of the pages for who is not signed in. Who is, goes on to where they wanted to be. */
export function Guest(props: ComponentProps<typeof GuestFrame>) {
  const { state } = useRestore();
  const next = useSearch({ strict: false, select: (search) => search.next });
  if (state.status === "signed_in") return <Navigate to={next ?? "/"} replace />;
  return <GuestFrame {...props} />;
}
