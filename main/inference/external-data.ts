/**
 * Does an ONNX file ask the runtime to read other files? A model given as bytes may still name external data below the working
 * folder, which no hash of ours covers, so any such model is refused. Walks the protobuf fields of onnx.proto3 that can hold a tensor.
 */
const LENGTH_DELIMITED = 2
const EXTERNAL_DATA = 13
const DATA_LOCATION = 14

type Kind = 'model' | 'graph' | 'tensor' | 'sparse' | 'node' | 'attribute' | 'function'

/** Message kind -> field number -> kind of the message in it (onnx.proto3). */
const CHILDREN: Readonly<Record<Kind, Readonly<Record<number, Kind>>>> = {
  model: { 7: 'graph', 25: 'function' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  sparse: { 1: 'tensor', 2: 'tensor' },
  function: { 7: 'node', 11: 'attribute' },
  tensor: {},
}

/** One field of a protobuf message: its content stands from `start` to `end`; a number stands in `varint`. */
export type Field = Readonly<{ number: number; wire: number; start: number; end: number; varint: number }>

function varint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  let scale = 1
  for (let i = at; i < bytes.length && i < at + 10; i++) {
    const byte = bytes[i] ?? 0
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return { value, next: i + 1 }
    scale *= 128
  }
  throw new Error('the file is not an ONNX model')
}

/** @throws Error where the bytes are no protobuf */
export function field(bytes: Uint8Array, at: number): Field {
  const tag = varint(bytes, at)
  const [number, wire] = [Math.floor(tag.value / 8), tag.value % 8]
  if (wire === 0) {
    const { value, next } = varint(bytes, tag.next)
    return { number, wire, start: tag.next, end: next, varint: value }
  }
  const length =
    wire === LENGTH_DELIMITED ? varint(bytes, tag.next) : { value: wire === 1 ? 8 : wire === 5 ? 4 : Number.NaN, next: tag.next }
  const end = length.next + length.value
  if (!(end <= bytes.length)) throw new Error('the file is not an ONNX model')
  return { number, wire, start: length.next, end, varint: 0 }
}

function namesOtherFile(kind: Kind, one: Field): boolean {
  return kind === 'tensor' && (one.number === EXTERNAL_DATA || (one.number === DATA_LOCATION && one.varint !== 0))
}

/** @throws Error where the bytes are no protobuf */
export function hasExternalData(bytes: Uint8Array, kind: Kind = 'model'): boolean {
  for (let at = 0; at < bytes.length; ) {
    const one = field(bytes, at)
    if (namesOtherFile(kind, one)) return true
    const child = CHILDREN[kind][one.number]
    if (child && one.wire === LENGTH_DELIMITED && hasExternalData(bytes.subarray(one.start, one.end), child)) return true
    at = one.end
  }
  return false
}
