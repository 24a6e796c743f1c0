import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { keepCode, keptCode, type LinkCode } from "./link-code.ts";

/** Takes the code of a link out of the address, where it could be seen, and keeps it. */
export function useLinkCode(kind: LinkCode): string | undefined {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  // While rendering: the first paint is the right one.
  const isFound = keepCode(kind, hash);
  useEffect(() => {
    if (isFound) void navigate({ to: ".", search: true, hash: "", replace: true });
  }, [isFound, navigate]);
  return keptCode(kind);
}
