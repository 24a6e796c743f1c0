import type { Found, FoundPart } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { pathOf, searchOf } from "./address-of.ts";
import { FOUND_ICONS } from "./found-icons.ts";

interface FoundRowProps {
  readonly found: Found;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Something that was found: the whole of it leads to where it is. */
export function FoundRow({ found, onKeyDown }: FoundRowProps) {
  const { t, i18n } = useTranslation();
  const { type, titleParts, extract, boardTitle, isArchived, updatedAt } = found;
  const ago = useNow((now) => agoText(updatedAt, i18n.language, now));
  const Icon = FOUND_ICONS[type];
  return (
    <li>
      <Link to={pathOf(found)} search={searchOf(found)} className="found-row" data-found onKeyDown={onKeyDown}>
        <Icon aria-hidden size={17} strokeWidth={1.9} className="mt-0.5 shrink-0 text-ink-faint" />
        <span className="min-w-0 flex-1">
          <span dir="auto" className="line-clamp-3 text-base font-medium break-words">
            <Parts parts={titleParts} />
          </span>
          <span className="mt-0.5 flex flex-wrap items-baseline gap-x-1.5 text-xs text-ink-faint">
            <span>{t(`search.one.${type}`)}</span>
            {boardTitle !== undefined && type !== "board" && (
              <>
                <span aria-hidden>·</span>
                <span dir="auto" className="max-w-full truncate">
                  {boardTitle}
                </span>
              </>
            )}
            <span aria-hidden>·</span>
            <time dateTime={updatedAt} title={momentText(updatedAt, i18n.language)}>
              {ago}
            </time>
            {isArchived && <span className="found-archived">{t("search.archived")}</span>}
          </span>
          {extract.length > 0 && (
            <span dir="auto" className="mt-1 line-clamp-2 text-sm break-words text-ink-soft">
              <Parts parts={extract} />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

function Parts({ parts }: { readonly parts: readonly FoundPart[] }) {
  return parts.map(({ text, isMatch }, index) =>
    isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which change together.
      <mark key={index} className="found-mark">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
