import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { choose } from "./choose.ts";
import { type ChoiceKind, KINDS, MAX_FILTER_TEXT } from "./filter.ts";
import { clearFilter } from "./open-filter.ts";
import { useChoices } from "./use-choices.tsx";
import { useShown } from "./use-shown.ts";

/** The filter on a phone: the board behind it follows at once. */
export function FilterSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const filter = useShown((shown) => shown.filter);
  const isFiltered = useShown((shown) => shown.isFiltered);
  const count = useShown((shown) => shown.count());
  return (
    <Dialog title={t("filter.title")} onClose={onClose}>
      <Field
        label={t("filter.text")}
        type="text"
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        maxLength={MAX_FILTER_TEXT}
        value={filter.text}
        onChange={(event) => desk.shown.setFilter({ ...filter, text: event.target.value })}
        onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && onClose()}
      />
      {KINDS.map((kind) => (
        <Choices key={kind} kind={kind} />
      ))}
      <div className="sticky bottom-0 -mx-5 -mb-5 mt-5 flex gap-2 border-t border-line bg-raised px-5 py-3">
        <Button look="primary" className="flex-1" onClick={onClose}>
          {t("filter.show", { count })}
        </Button>
        {isFiltered && <Button onClick={() => clearFilter(desk)}>{t("filter.clear")}</Button>}
      </div>
    </Dialog>
  );
}

function Choices({ kind }: { readonly kind: ChoiceKind }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const choices = useChoices(kind);
  return (
    <fieldset className="mt-5">
      <legend className="mb-2 text-sm font-medium">{t(`filter.kind.${kind}`)}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ id, isChosen, look }) => (
          <label key={id} className="filter-choice">
            <input type="checkbox" className="sr-only" checked={isChosen} onChange={() => choose(desk, kind, id)} />
            {look}
            {isChosen && <Check aria-hidden size={16} className="shrink-0 text-accent-text" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
