import { Breadcrumb, Footer, Header, LinkButton, LocalNav, PageFrame, PageHead } from '../index.js';
import { Aside } from './Aside.js';
import { Gaps } from './Gaps.js';
import { Work } from './Work.js';

const nothing = (): void => undefined;

/** Every component on one page: for tests and for looking at. */
export function Everything() {
  const sections = ['Home', 'Projects', 'Learn', 'Data', 'Events'].map((label) => ({
    label,
    href: `/${label.toLowerCase()}`,
    current: label === 'Projects',
  }));
  return (
    <PageFrame
      header={
        <Header
          homeHref="/"
          organisation="Bedford practice"
          team="Cervical screening team"
          sections={sections}
          help={{ label: 'Help', href: '/help' }}
          account={{
            label: 'Practice lead',
            who: 'Asha Patel',
            links: [{ label: 'Your account', href: '/account' }],
            onSignOut: nothing,
          }}
        />
      }
      footer={
        <Footer links={[{ label: 'Accessibility', href: '/accessibility' }]}>Examples are made up.</Footer>
      }
    >
      <Breadcrumb crumbs={[{ label: 'Projects', href: '/projects' }, { label: 'Explore the gap' }]} />
      <PageHead
        eyebrow="Step 1 · explore the gap"
        example
        title="People with a learning disability are furthest from the overall figure"
        lede="45% are up to date with cervical screening. For everyone in the practice it is 69%."
        action={<LinkButton href="/record">Record what this tells you</LinkButton>}
        actionNote="Takes about 3 minutes"
      />
      <LocalNav
        label="Project"
        items={[
          { label: 'Overview', href: '/o', current: true },
          { label: 'The gap', href: '/g' },
        ]}
      />
      <h2>2 ways to split the same 2,701 people</h2>
      <Gaps />
      <div className="fs-grid fs-section">
        <Work />
        <Aside />
      </div>
    </PageFrame>
  );
}
