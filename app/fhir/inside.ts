/** Resources inside a resource (contained, a bundle in a bundle, parameters): kept with it, and said, because no chart shows them. */
import { isObj, type Obj, type Reading } from './reading.ts'

const VALUES = ['valueQuantity', 'valueInteger', 'valueDecimal', 'valueRange', 'valueRatio', 'valueSampledData']

const holdsValue = (item: Obj): boolean => {
  const parts = Array.isArray(item.component) ? item.component.filter(isObj) : []
  return [item, ...parts].some((part) => VALUES.some((key) => part[key] !== undefined))
}

function noteContained(r: Reading): void {
  const list = r.resource.contained
  if (!Array.isArray(list)) return
  list.forEach((item, n) => {
    if (isObj(item) && item.resourceType === 'Observation' && holdsValue(item))
      r.warn(
        'not-supported',
        `contained[${n}]`,
        'A measured value is given inside this resource only: it is kept with it and not shown as a result of its own.',
      )
  })
}

function noteBundle(r: Reading): void {
  const entries = Array.isArray(r.resource.entry) ? r.resource.entry : []
  const count = entries.filter((entry) => isObj(entry) && isObj(entry.resource)).length
  if (count > 0)
    r.warn(
      'not-supported',
      'entry',
      `This is a bundle inside another one: it is kept whole, and its ${count} resources are shown in no chart.`,
    )
}

function noteParameters(r: Reading): void {
  const parameters = Array.isArray(r.resource.parameter) ? r.resource.parameter : []
  const count = parameters.filter((parameter) => isObj(parameter) && isObj(parameter.resource)).length
  if (count > 0) r.warn('not-supported', 'parameter', `These parameters carry ${count} resources: they are kept, and shown in no chart.`)
}

export function noteInside(r: Reading): void {
  noteContained(r)
  if (r.type === 'Bundle') noteBundle(r)
  else if (r.type === 'Parameters') noteParameters(r)
}
