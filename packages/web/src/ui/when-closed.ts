interface Details {
  readonly event: Event;
  cancel(): void;
}

/** Closes what floats when it is asked to, but not for a press on a notice: its "Undo" is about what is done in here. */
export function whenClosed(onClose: () => void): (open: boolean, details: Details) => void {
  return (open, details) => {
    if (open) return;
    const { target } = details.event;
    if (target instanceof Element && target.closest("[data-notices]")) details.cancel();
    else onClose();
  };
}
