import { useRouter } from '@tanstack/react-router';
import {
  useEffect,
  useRef,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link inside the shell: a real address, followed without loading the page again. */
export function AppLink({ href, onClick, children, ...rest }: AppLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = !href.startsWith('/') || href.startsWith('/api/');
    if (event.defaultPrevented || elsewhere || !isPlain(event) || rest.target || rest.download !== undefined)
      return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

/** Goes to a path of the shell; `replace` leaves no way back to the page before. */
export function useGoTo(): (href: string, options?: { readonly replace?: boolean }) => void {
  const router = useRouter();
  return (href, options) => (options?.replace ? router.history.replace(href) : router.history.push(href));
}

/**
 * Leads to another page, once. (The router's own `Navigate` goes again at every render: where the new address
 * holds the old one, as `?next=` does, each step then makes a longer one, without end.)
 */
export function Redirect({ to }: { to: string }) {
  const goTo = useGoTo();
  const gone = useRef(false);
  useEffect(() => {
    if (gone.current) return;
    gone.current = true;
    goTo(to, { replace: true });
  });
  return null;
}
