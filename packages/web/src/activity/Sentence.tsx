import type { MouseEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { close, useDesk } from "../board/board-desk.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import type { Part, Told } from "./told.ts";
import type { Names } from "./use-names.ts";

interface SentenceProps {
  readonly told: Told;
  readonly names: Names;
  /** The card that all of this is about, and that needs no name. */
  readonly cardId: string | undefined;
}

/** What somebody did, in the reader's language, with the things in it. */
export function Sentence({ told: { says, places, passedTo }, names, cardId }: SentenceProps) {
  const { t } = useTranslation();
  const show = (part: Part): ReactNode => {
    if (part.is === "role") return t(`member.role.${part.role}`);
    if (part.is === "cards") return t("activity.cards", { count: part.count });
    if (part.is === "thing") return <Name>{part.name}</Name>;
    if (part.is === "person") return <Name>{names.person(part.id).name}</Name>;
    if (part.is === "column") return <Name>{names.column(part.id)}</Name>;
    if (part.is === "board") return <Name>{names.board(part.id)}</Name>;
    if (part.is === "label") return <LabelName label={names.label(part.id)} />;
    return part.id === cardId ? t("activity.thisCard") : <CardName cardId={part.id} {...names.card(part.id)} />;
  };
  // It runs as its own words do, whichever way the page and the names in it go.
  return (
    <bdi>
      {filled(t(`activity.says.${says}`, MARKS), places, show)}
      {passedTo !== undefined && (
        <>
          {". "}
          {filled(t("activity.says.passedTo", MARKS), { person: { is: "person", id: passedTo } }, show)}
        </>
      )}
    </bdi>
  );
}

type Places = Told["places"];

// What comes where, each language says: the sentence is made with marks in its places, which no text has.
const MARK = "\u0002";

function markOf(place: string): string {
  return MARK + place + MARK;
}

const MARKS = {
  who: markOf("who"),
  card: markOf("card"),
  column: markOf("column"),
  from: markOf("from"),
  label: markOf("label"),
  person: markOf("person"),
  board: markOf("board"),
  role: markOf("role"),
  thing: markOf("thing"),
} as const;

function filled(text: string, places: Places, show: (part: Part) => ReactNode): ReactNode[] {
  return text.split(MARK).map((piece, at) => {
    const part = at % 2 === 1 ? places[piece] : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence stay where they are
    return <span key={at}>{part ? show(part) : piece}</span>;
  });
}

function Name({ children }: { readonly children: string }) {
  return <bdi className="font-medium break-words text-ink">{children}</bdi>;
}

function LabelName({ label: { name, color } }: { readonly label: ReturnType<Names["label"]> }) {
  if (color === undefined) return <Name>{name}</Name>;
  return (
    <span className="inline-flex max-w-full align-bottom">
      <LabelChip label={{ name, color }} />
    </span>
  );
}

interface CardNameProps {
  readonly cardId: string;
  readonly title: string;
  readonly isThere: boolean;
}

function CardName({ cardId, title, isThere }: CardNameProps) {
  const desk = useDesk();
  if (!isThere) return <Name>{title}</Name>;
  function open(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    close(desk);
    desk.openCard(cardId);
  }
  return (
    <a
      href={`/b/${desk.live.boardId}/c/${cardId}`}
      className="font-medium break-words text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
      onClick={open}
    >
      <bdi>{title}</bdi>
    </a>
  );
}
