export default async function teardown() {
  await globalThis.installation?.stop();
}
