import type { Card } from "@syncboard/model";
import { useRouter } from "@tanstack/react-router";
import { Check } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBoardIfAny } from "../board/board-desk.ts";
import type { Target } from "./references.ts";

interface ProseLinkProps {
  readonly target: Target;
  readonly title: string | undefined;
  /** The link's words as plain text. */
  readonly words: string;
  readonly children?: ReactNode;
}

export function ProseLink({ target, title, words, children }: ProseLinkProps) {
  if (target.where === "away") {
    return (
      <a href={target.href} title={title} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  if (target.cardId !== undefined) {
    return (
      <CardLink boardId={target.boardId} cardId={target.cardId} path={target.path} words={words}>
        {children}
      </CardLink>
    );
  }
  return <OwnLink path={target.path}>{children}</OwnLink>;
}

interface OwnLinkProps {
  readonly path: string;
  /** To a card of the board that is open: its filter stays. */
  readonly isHere?: boolean;
  readonly children: ReactNode;
}

/** A link within the app: nothing is loaded anew. */
function OwnLink({ path, isHere = false, children }: OwnLinkProps) {
  const router = useRouter();
  function go(event: MouseEvent) {
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (isElsewhere) return;
    event.preventDefault();
    void router.navigate({ href: isHere ? `${path}${router.latestLocation.searchStr}` : path });
  }
  return (
    <a href={path} onClick={go}>
      {children}
    </a>
  );
}

interface CardLinkProps {
  readonly boardId: string;
  readonly cardId: string;
  readonly path: string;
  readonly words: string;
  readonly children: ReactNode;
}

/** A card of this board is called what it is called now, unless the text has words of its own for it. */
function CardLink({ boardId, cardId, path, words, children }: CardLinkProps) {
  const { t } = useTranslation();
  const isHere = useBoardIfAny((state) => state.view.info.id === boardId) === true;
  const card = useBoardIfAny((state): Card | undefined => (isHere ? state.view.liveCard(cardId) : undefined));
  if (!isHere) return <OwnLink path={path}>{children}</OwnLink>;
  const hasOwnWords = !words.startsWith("#") && !words.endsWith(path);
  if (!card) {
    // In the archive it can still be read: the link says more than is known here.
    return (
      <>
        <OwnLink path={path} isHere>
          <s>{children}</s>
        </OwnLink>{" "}
        <span className="text-ink-faint">{t("prose.cardGone")}</span>
      </>
    );
  }
  return (
    <OwnLink path={path} isHere>
      {hasOwnWords ? children : <bdi>#{card.title}</bdi>}
      {card.doneAt !== null && (
        <>
          <Check aria-hidden size={14} className="card-link-done" />
          <span className="sr-only"> {t("prose.cardDone")}</span>
        </>
      )}
    </OwnLink>
  );
}
