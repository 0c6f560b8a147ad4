import { routes, type Dataset } from '@fairshift/contracts';
import { Provenance } from '@fairshift/ui';
import { addressOf } from '../../platform/api.js';
import { momentWords } from '../../platform/format.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { LicenceWords } from './LicenceWords.js';
import { datasetWords as words } from './datasets.words.js';

/** File, fingerprint, who, when, licence: of the newest file first, older ones below it. */
export function DatasetProvenance({ dataset }: { dataset: Dataset }) {
  return dataset.provenance.map((origin, i) => (
    <Origin
      key={origin.sha256}
      dataset={dataset}
      origin={origin}
      title={i === 0 ? words.comes : 'And from'}
    />
  ));
}

interface OriginProps {
  readonly dataset: Dataset;
  readonly origin: Dataset['provenance'][number];
  readonly title: string;
}

function Origin({ dataset, origin, title }: OriginProps) {
  const { id: organisationId } = useOrganisation();
  const mayDownload = useMay('datasets:manage');
  const href = addressOf(routes.downloadOriginal.path, {
    organisationId,
    datasetId: dataset.id,
    sha256: origin.sha256,
  });
  return (
    <Provenance
      title={title}
      file={origin.fileName}
      sha256={origin.sha256}
      broughtBy={`${origin.importedBy}, ${momentWords(origin.importedAt)}`}
      readBy={origin.source}
      edition={origin.edition}
      licence={<LicenceWords licence={origin.licence} attribution={origin.attribution} />}
      foot={
        mayDownload && origin.kept !== false ? (
          <a href={href} download={origin.fileName}>
            {words.download}
          </a>
        ) : undefined
      }
    />
  );
}
