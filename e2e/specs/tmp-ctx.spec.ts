import { writeFileSync } from 'node:fs'
import { test } from '../fixtures/prepared.ts'
test('ctx', async ({ ward }) => {
  const r = await ward.evaluate(async () => {
    const w = (window as any).wardlight
    const list = JSON.parse(await w.invoke('worklist.list', JSON.stringify({ query: 'Conroy', limit: 10, offset: 0 })))
    const c = JSON.parse(await w.invoke('chart.open', JSON.stringify({ patient: list.value.rows[0].id })))
    const v = JSON.parse(await w.invoke('values.preview', JSON.stringify({ patient: list.value.rows[0].id, entries: [{code:'29463-7',value:241,text:'241',unit:'kg'}] })))
    const e = JSON.parse(await w.invoke('risk.explain', JSON.stringify({ patient: list.value.rows[0].id, model: 'egfr-ckd-epi-2021' })))
    return { ctx: c.value.entryContext, flags: v, e }
  })
  writeFileSync('/tmp/e2e-try/ctx.json', JSON.stringify(r, null, 1))
})
