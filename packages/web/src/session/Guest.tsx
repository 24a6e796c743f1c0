import { useRouter, useSearch } from "@tanstack/react-router";
import { type ComponentProps, useEffect } from "react";
import { GuestFrame } from "./GuestFrame.tsx";
import { useRestore } from "./use-restore.ts";

/** The frame of the pages for who is not signed in. Who is, goes on to where they wanted to be. */
export function Guest(props: ComponentProps<typeof GuestFrame>) {
  const { state } = useRestore();
  const { history } = useRouter();
  const next = useSearch({ strict: false, select: (search) => search.next ?? "/" });
  const isSignedIn = state.status === "signed_in";
  useEffect(() => {
    // The address as it was, with what is behind its question mark.
    if (isSignedIn) history.replace(next);
  }, [isSignedIn, history, next]);
  return isSignedIn ? null : <GuestFrame {...props} />;
}
