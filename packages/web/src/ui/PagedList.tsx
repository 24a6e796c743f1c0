import { CloudOff } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { MoreButton } from "./MoreButton.tsx";
import { Problem } from "./Problem.tsx";

interface PagedListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[] | undefined;
  readonly nextCursor: string | null;
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly load: (cursor?: string) => Promise<void>;
  readonly row: (item: Item) => ReactNode;
}

/** The rows of a list, or what stands there until they come, or in place of them. */
export function PagedList<Item>({ label, items, nextCursor, error, isLoading, load, row }: PagedListProps<Item>) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  if (!items && error !== undefined) {
    return (
      <Problem icon={CloudOff} title={t("devices.unloaded")} text={faultText(error, t)} onRetry={() => void load()} />
    );
  }
  return (
    <>
      {error !== undefined && (
        <p role="alert" className="mb-3 text-sm text-danger-text">
          {faultText(error, t)}
        </p>
      )}
      <ul ref={list} aria-label={label} aria-busy={!items} className="device-list">
        {items?.map(row) ?? <Skeletons />}
      </ul>
      {nextCursor !== null && (
        <div className="mt-4 text-center">
          <MoreButton list={list} isLoading={isLoading} load={() => load(nextCursor)}>
            {t("devices.more")}
          </MoreButton>
        </div>
      )}
    </>
  );
}

function Skeletons() {
  return [40, 32].map((width) => (
    <li key={width} aria-hidden className="device-row">
      <span className="skeleton size-9 shrink-0" />
      <span className="flex-1 space-y-2.5 py-1.5">
        <span className="skeleton block h-3" style={{ width: `${width}%` }} />
        <span className="skeleton block h-2.5 w-3/5" />
      </span>
    </li>
  ));
}
