import type { Card } from "@syncboard/model";
import { Check } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { personOf } from "../member/use-people.ts";
import { matching } from "../ui/matching.ts";
import type { Asked } from "./asked.ts";
import { cardReference } from "./references.ts";

/** Something that what is typed may stand for. */
export interface Suggestion {
  readonly id: string;
  readonly look: ReactNode;
  /** What the text has in the end. */
  readonly text: string;
}

const MOST = 8;
const NONE: readonly Suggestion[] = [];

/** The members or cards that may be meant, the likeliest first. */
export function useSuggestions(asked: Asked | undefined): readonly Suggestion[] {
  const { live, me } = useDesk();
  const members = useBoard((state) => state.members);
  const version = useBoard((state) => (asked?.sign === "#" ? state.version : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the view, which stays the same object
  return useMemo(() => {
    if (!asked) return NONE;
    if (asked.sign === "@") {
      const people = members
        .filter(({ deactivatedAt }) => deactivatedAt === null)
        .map((member) => personOf(member, member.userId === me.id ? me : member.user));
      return matching(people, asked.typed, ({ name, username }) => `${name} ${username}`)
        .slice(0, MOST)
        .map((person) => ({
          id: person.id,
          text: `@${person.username}`,
          look: (
            <>
              <PersonAvatar person={person} size={20} />
              <bdi className="truncate">{person.name}</bdi>
              <span className="ms-auto shrink-0 text-xs text-ink-faint">@{person.username}</span>
            </>
          ),
        }));
    }
    const { view } = live.getState();
    const cards = view.columns.flatMap(({ id }) => view.cardsIn(id));
    return matching(cards, asked.typed, ({ title }) => title)
      .slice(0, MOST)
      .map((card) => ({ id: card.id, text: cardReference(live.boardId, card), look: <CardLook card={card} /> }));
  }, [asked?.sign, asked?.typed, members, me, live, version]);
}

function CardLook({ card }: { readonly card: Card }) {
  const column = useBoard((state) => state.view.liveColumn(card.columnId)?.title ?? "");
  return (
    <>
      {card.doneAt !== null && <Check aria-hidden size={14} className="shrink-0 text-good-text" />}
      <bdi className="truncate">{card.title}</bdi>
      <bdi className="ms-auto max-w-2/5 shrink-0 truncate text-xs text-ink-faint">{column}</bdi>
    </>
  );
}
