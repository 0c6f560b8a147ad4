import { Footer } from '@fairshift/ui';
import { frameWords as words } from './frame.words.js';

/** Links for everyone, and what the figures on the pages rest on. */
export function AppFooter({ demo }: { demo: boolean }) {
  return (
    <Footer
      links={[
        { label: words.footer.how, href: '/help' },
        { label: words.footer.accessibility, href: '/accessibility' },
      ]}
    >
      <p>{demo ? `${words.footer.examples} ${words.footer.licence}` : words.footer.licence}</p>
    </Footer>
  );
}
