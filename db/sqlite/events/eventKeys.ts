const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An event's id as a short key: 17 bytes for a UUID, else its text; the first byte tells which. */
export function eventKey(id: string): Buffer {
  return uuid.test(id)
    ? Buffer.concat([Buffer.of(1), Buffer.from(id.replaceAll('-', ''), 'hex')])
    : Buffer.from(`\0${id}`)
}
