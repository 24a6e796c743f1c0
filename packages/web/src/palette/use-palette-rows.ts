import type { BoardSummary } from "@syncboard/client";
import { can } from "@syncboard/model";
import { useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { KanbanSquare, Plus, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoards } from "../boards/use-boards.ts";
import { useMe } from "../session/use-session.ts";
import { matching } from "../ui/matching.ts";
import { foundEntries } from "./found-entries.ts";
import type { PaletteEntry, PaletteGroup } from "./palette.ts";
import { places } from "./places.ts";
import { useAddCard } from "./use-add-card.ts";
import { useAddTodo } from "./use-add-todo.ts";
import { useFound } from "./use-found.ts";
import { useGlobalActs } from "./use-global-acts.ts";

/** With nothing typed only the last boards: the others are a letter away. */
const BOARDS_AT_REST = 5;

interface PaletteRows {
  readonly groups: readonly PaletteGroup[];
  /** What a board is asked for, where one is. */
  readonly asksFor: string | undefined;
  readonly isSearching: boolean;
  /** Back from asking for a board; answers whether there was something to go back from. */
  stepBack(): boolean;
}

/** What the palette shows for what is typed. `onStep`: another thing is asked for, and the field begins anew with this text. */
export function usePaletteRows(
  offered: readonly PaletteGroup[],
  typed: string,
  onStep: (text: string) => void,
): PaletteRows {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [cardTitle, setCardTitle] = useState<string>();
  const addCard = useAddCard();
  const { boards = [], nextCursor, isLoading, error, load } = useBoards("active");
  const editable = boards.filter(({ role }) => can(role, "card.add"));
  const wanted = typed.trim();
  const addingTodo = useAddTodo(wanted);
  const globalActs = useGlobalActs(offered);
  const shownBoards = matching(boards, wanted, ({ title }) => title);
  const hasMoreBoards = nextCursor !== null;
  const atHand = hasMoreBoards ? new Set(shownBoards.map(({ id }) => id)) : undefined;
  const { found, isSearching } = useFound(cardTitle === undefined ? wanted : "", atHand);

  // One may add a card to any of them, also to those that stand further down.
  const isAskedFor = cardTitle !== undefined && hasMoreBoards && error === undefined;
  useEffect(() => {
    if (isAskedFor && !isLoading) void load(nextCursor);
  }, [isAskedFor, isLoading, load, nextCursor]);

  const groupOf = (label: string, items: readonly PaletteEntry[]): PaletteGroup => ({
    label,
    items: matching(items, wanted, (entry) => entry.label),
  });
  const entryOf = ({ id, title }: BoardSummary, run: (boardId: string, title: string) => void): PaletteEntry => ({
    id: `board.${id}`,
    label: title,
    icon: KanbanSquare,
    run: () => run(id, title),
  });

  if (cardTitle !== undefined) {
    const items = editable.map((board) => entryOf(board, (boardId, title) => addCard({ boardId, title }, cardTitle)));
    return {
      groups: [groupOf(t("palette.boards"), items)].filter(({ items: found }) => found.length > 0),
      asksFor: t("palette.addCard", { title: cardTitle }),
      isSearching: isAskedFor,
      stepBack() {
        onStep(cardTitle);
        setCardTitle(undefined);
        return true;
      },
    };
  }

  const open = (boardId: string) => void navigate({ to: "/b/$boardId", params: { boardId } });
  const adding: PaletteEntry = {
    id: "add.card",
    label: t("palette.addCard", { title: wanted }),
    detail: t("palette.toBoard"),
    icon: Plus,
    staysOpen: true,
    run() {
      setCardTitle(wanted);
      onStep("");
    },
  };
  const searching: PaletteEntry = {
    id: "search",
    label: t("palette.searchAll", { text: wanted }),
    icon: Search,
    run: () => void navigate({ to: "/search", search: { q: wanted } }),
  };
  const groups = [
    ...offered.filter(({ isQuiet }) => !isQuiet || wanted !== "").map(({ label, items }) => groupOf(label, items)),
    groupOf(
      t("palette.boards"),
      shownBoards.slice(0, wanted === "" ? BOARDS_AT_REST : undefined).map((board) => entryOf(board, open)),
    ),
    groupOf(t("palette.goTo"), places({ t, navigate, path, isAdministrator: me.isAdministrator })),
    ...(wanted === ""
      ? []
      : [
          groupOf(t("palette.actions"), globalActs),
          { label: t("palette.add"), items: editable.length === 0 ? addingTodo : [...addingTodo, adding] },
        ]),
    // Last, for it comes later: nothing moves under the hand.
    { label: t("palette.found"), items: foundEntries(found, (address) => router.history.push(address)) },
    ...(wanted === "" ? [] : [{ label: t("nav.search"), items: [searching] }]),
  ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    asksFor: undefined,
    isSearching,
    stepBack: () => false,
  };
}
