export function randomFrom(seed: number): () => number;
export function makeFile(file: string, rows: number): Promise<void>;
