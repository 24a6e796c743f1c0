import { type ComponentProps, type ReactNode, useEffect } from "react";
import { type BoardDesk, useDesk } from "../board/board-desk.ts";

export type TypingField = NonNullable<Parameters<BoardDesk["live"]["typeIn"]>[0]>["field"];

interface TypingAreaProps extends Pick<ComponentProps<"div">, "className"> {
  readonly cardId: string;
  readonly field: TypingField;
  readonly children: ReactNode;
}

/** Around a text of a card that is edited: the others are told that somebody types there, from a letter until it is left. */
export function TypingArea({ cardId, field, className, children }: TypingAreaProps) {
  const { live } = useDesk();
  // What is saved or closed by a key goes without a word.
  useEffect(() => () => live.typeIn(null), [live]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is typed is heard on its way out of the field
    <div className={className} onInput={() => live.typeIn({ cardId, field })} onBlur={() => live.typeIn(null)}>
      {children}
    </div>
  );
}
