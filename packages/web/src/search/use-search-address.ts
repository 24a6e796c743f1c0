import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { SearchAddress } from "./search-address.ts";

const route = getRouteApi("/signed-in/search");
/** Not longer than the results wait: whoever opens one and comes back finds them again. */
const TYPING_MS = 120;

/** What is looked for lives in the address: it can be passed on, comes back after a reload, and goes back and forward. */
export function useSearchAddress() {
  const navigate = useNavigate();
  const { q = "", type: kind } = route.useSearch();
  const [typed, setTyped] = useState(q);
  /** What was written last: it comes back from the router when newer letters are typed already. */
  const written = useRef(q);

  function go({ q: words, type }: SearchAddress) {
    written.current = words ?? "";
    void navigate({ to: "/search", search: { ...(words && { q: words }), ...(type && { type }) }, replace: true });
  }

  useEffect(() => {
    if (q === written.current) return;
    written.current = q;
    setTyped(q);
  }, [q]);

  const write = useEffectEvent(() => {
    const words = typed.trim();
    if (words !== written.current) go({ q: words, ...(kind && { type: kind }) });
  });

  useEffect(() => {
    if (typed.trim() === written.current) return;
    const timer = setTimeout(write, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    typed,
    setTyped,
    kind,
    setKind: (type?: SearchAddress["type"]) => go({ q: typed.trim(), ...(type && { type }) }),
  };
}
