/** Makes a .fsplugin file from a folder of `fixtures`, with the packer that partners use. */
export function packFixture(name: string): Buffer;
