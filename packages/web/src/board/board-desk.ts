import type { Api, LiveBoard, LiveBoardState, Notifications, User } from "@syncboard/client";
import { type CommandType, can } from "@syncboard/model";
import type { TFunction } from "i18next";
import { createContext, use, useSyncExternalStore } from "react";
import type { ShownCards } from "../filter/shown-cards.ts";
import { type Store, useStore } from "../ui/store.ts";
import type { BoardDom } from "./board-dom.ts";
import type { BoardUi } from "./board-ui.ts";

/** All that an action on an open board needs. */
export interface BoardDesk {
  readonly live: LiveBoard;
  readonly api: Api;
  readonly notifications: Notifications;
  readonly ui: Store<BoardUi>;
  /** The cards that are on the screen: what hands walk and carry among. */
  readonly shown: ShownCards;
  readonly dom: BoardDom;
  readonly me: User;
  readonly t: TFunction;
  openCard(cardId: string): void;
  closeCard(): void;
  leave(): void;
}

export const DeskContext = createContext<BoardDesk | null>(null);

export function useDesk(): BoardDesk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("There is no board around this component");
  return desk;
}

/** The part of the live board that a component shows: it renders again only when that part is another value. */
export function useBoard<Part>(select: (state: LiveBoardState) => Part): Part {
  const { live } = useDesk();
  return useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => select(live.getState()),
  );
}

/** The same for what is also shown where no board is open: undefined there. */
export function useBoardIfAny<Part>(select: (state: LiveBoardState) => Part): Part | undefined {
  const desk = use(DeskContext);
  return useSyncExternalStore(
    (listener) => desk?.live.subscribe(listener) ?? (() => {}),
    () => desk?.live.getState() && select(desk.live.getState()),
  );
}

export function useBoardUi<Part>(select: (state: BoardUi) => Part): Part {
  return useStore(useDesk().ui, select);
}

/** Whether my role lets me do a thing at all. */
export function useCan(type: CommandType): boolean {
  return useBoard((state) => can(state.role ?? undefined, type));
}

export function patchUi(desk: BoardDesk, patch: Partial<BoardUi>): void {
  desk.ui.set({ ...desk.ui.get(), ...patch });
}

export function close(desk: BoardDesk): void {
  patchUi(desk, { opened: null });
}
