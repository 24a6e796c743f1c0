import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import type { BoardDesk } from "../board/board-desk.ts";
import { type FilterSearch, filterIn, isSameFilter, searchOf } from "./filter.ts";
import { useShown } from "./use-shown.ts";

/** What is typed goes into the address in one piece: browsers refuse a page that changes it all the time. */
const TYPING_MS = 250;

const keyOf = (search: FilterSearch) => JSON.stringify(searchOf(filterIn({ ...search })));

/** The filter lives in the address: it can be passed on, comes back after a reload, and goes back and forward. */
export function useFilterAddress({ shown }: BoardDesk): void {
  const navigate = useNavigate();
  const search = useSearch({ from: "/signed-in/b/$boardId" });
  const filter = useShown((now) => now.filter);
  /** What was written last: it comes back from the router when newer letters are typed already. */
  const written = useRef<string>(undefined);

  const read = useEffectEvent(() => {
    const wanted = filterIn({ ...search });
    if (keyOf(search) !== written.current && !isSameFilter(wanted, shown.filter)) shown.setFilter(wanted);
    written.current = undefined;
  });

  useEffect(() => {
    if (search) read();
  }, [search]);

  const write = useEffectEvent(() => {
    const wanted = searchOf(filter);
    const isRefined = wanted.q !== undefined && search.q !== undefined && isOnlyText(wanted, search);
    written.current = keyOf(wanted);
    // A word that grows is one step back, each choice another.
    void navigate({ to: ".", search: wanted, replace: isRefined });
  });

  const delay = useEffectEvent(() => {
    const wanted = searchOf(filter);
    if (keyOf(wanted) === keyOf(search)) return undefined;
    return isOnlyText(wanted, search) ? TYPING_MS : 0;
  });

  useEffect(() => {
    const wait = filter && delay();
    if (wait === undefined) return;
    const timer = setTimeout(write, wait);
    return () => clearTimeout(timer);
  }, [filter]);
}

function isOnlyText(one: FilterSearch, other: FilterSearch): boolean {
  return one.labels === other.labels && one.people === other.people && one.due === other.due;
}
