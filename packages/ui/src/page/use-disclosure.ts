import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * A button that shows and hides something beside it. Escape closes it and gives the focus back to the button;
 * a click or a focus elsewhere closes it too.
 */
export function useDisclosure<E extends HTMLElement>() {
  const [open, setOpen] = useState(false);
  const region = useRef<E>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    if (!open) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    const onElsewhere = (event: Event): void => {
      const at = event.target;
      const inside = at instanceof Node && (region.current?.contains(at) || button.current?.contains(at));
      if (!inside) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open]);
  return { open, close, toggle: () => setOpen((was) => !was), region, button };
}
