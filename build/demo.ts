/**
 * Makes the demo set: `node build/demo.ts FOLDER`, where FOLDER holds the 2019 Synthea sample bundles, one JSON file a patient.
 * Writes build/resources/demo/synthea-demo.ndjson.gz, one transaction bundle a line, byte for byte the same every time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type ScannedResource, scanText } from '#app/fhir/bundle-scanner.ts'
import { isObj } from '#app/fhir/reading.ts'

const OUT = path.join(import.meta.dirname, 'resources', 'demo', 'synthea-demo.ndjson.gz')

/** Chosen for variety; a file is named by the patient's name and the population's number. */
const CHOSEN: readonly string[] = [
  // Children
  'Ariadna374_Apodaca347_01e2a5e6-eb37-4e58-b61f-441b654524c6',
  'Shawanna357_Davis923_198048c9-7933-4ff2-93d6-26c5a4148efd',
  'Kami26_Bogan287_1c736ae5-73c2-4290-bc7c-5db71f64d36f',
  'Danilo179_Feeney44_95f64229-3a04-4a32-9019-88d2e7308ebb',
  'Lindy582_Hilll811_87b3d9fb-f906-443b-97f5-e33f3434e1fa',
  'Cecilia788_Valenzuela371_e4b3677b-7275-43ee-8fec-ce77dadf6c1e',
  'Johnson679_Franecki195_07827e55-dbbb-4778-80a6-9b394bbc6607',
  // Diabetes and chronic kidney disease
  'Jaime666_Leal292_d6958bad-3b89-4e5b-a801-676b3a53b46f',
  'Timika369_Davis923_b30a1592-e137-4173-9078-6f80a41d51ad',
  'Caterina17_Gerlach374_3830e0e5-14e4-4aad-90cb-848d023c6093',
  'Hipolito984_Kuhn96_6afcff59-57bf-417a-8403-3347848e6962',
  'Bryon392_Conroy74_5bec909c-edeb-495d-ad67-a0b046ea9552',
  'Williams176_Senger904_9c778c91-a493-4f2b-9a57-8b7cd1121391',
  'Hermelinda327_Rolfson709_a6939fcc-1809-414d-82dc-4848b5936be8',
  // Hypertension, heart and vessels, many medications
  'Frankie174_Lubowitz58_92039189-a680-43f0-9c76-6c06bd867f20',
  'Humberto482_Baumbach677_6910cf55-e37f-48b4-8804-fdf596d2b739',
  "Lanny564_O'Conner199_2db206ff-9028-42f7-aa20-f218bff7d5b0",
  'Jefferson174_Jenkins714_81e392f5-7b71-404f-8c49-8065592e914b',
  'Dean966_Rutherford999_7ab5e03a-5ef5-4043-b53f-53a943d801d1',
  'Kirby843_Considine820_60ead929-7f90-4bb9-9cf2-7334c7cedd30',
  'Lala778_Pouros728_2ee0aa06-e9b1-4f26-8e47-f904c5544f7a',
  // Opioids
  'Detra426_Weber641_35019e5d-f975-45ed-8744-df67deb61b09',
  'Alphonse92_Weber641_20f0a8ad-1d05-498a-afbc-f9f942af7493',
  // Allergies
  'Gavin481_Homenick806_52b34ed2-cd13-4ae5-9267-2765fb942143',
  'Kenneth671_Walter473_2681db66-a240-4d50-8497-93db73ebb684',
  'Josie226_Treutel973_e9cbba06-1eaf-4f14-8807-1bfd475a3172',
  // Pregnancy, epilepsy, cancer, dementia, nothing much
  'Reita211_Homenick806_6ccbda72-8b38-4675-9074-2e7030fbbed8',
  'Rafael239_de_Anda129_350a6c91-9783-4f69-8744-e9b58d7f652a',
  'Mercedes82_Zayas20_a7c36b4c-2dc4-43e4-b940-f20d60c6b650',
  'Herschel574_Stark857_a390a576-f925-4fd6-bf7c-5e4084492fc4',
  'Carson894_Wuckert783_911ab21a-b301-440c-9595-fa7661d18af8',
  // Deceased
  'Ivory697_Hoppe518_7395bc5e-0255-4240-a565-d0c3a13fcef6',
  'Armanda758_Hirthe744_9af67f3f-2755-4ac8-8442-b65089476aad',
]

/** Bills are half of the bytes and no part of a chart. */
const LEFT_OUT = new Set(['Claim'])

/** White space between the signs of JSON, and whole texts, which keep theirs. */
const SPACE_OR_TEXT = /("(?:[^"\\]|\\.)*")|\s+/g

/** The entry with its resource to the letter, decimals included; only the white space between goes. */
function entryText({ raw, json, fullUrl }: ScannedResource): string {
  const type = isObj(json) ? String(json.resourceType) : ''
  const request = JSON.stringify({ method: 'POST', url: type })
  return `{"fullUrl":${JSON.stringify(fullUrl)},"resource":${raw.replace(SPACE_OR_TEXT, '$1')},"request":${request}}`
}

function line(folder: string, name: string): Readonly<{ text: string; resources: number }> {
  const scanned = scanText(readFileSync(path.join(folder, `${name}.json`), 'utf8')).filter((item) => item.kind === 'resource')
  const kept = scanned.filter(({ json }) => isObj(json) && !LEFT_OUT.has(String(json.resourceType)))
  return { text: `{"resourceType":"Bundle","type":"transaction","entry":[${kept.map(entryText).join(',')}]}`, resources: kept.length }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node build/demo.ts FOLDER (the unpacked Synthea bundles)')
  process.exit(2)
}
const lines = CHOSEN.map((name) => line(folder, name))
const packed = gzipSync(`${lines.map(({ text }) => text).join('\n')}\n`, { level: 9 })
mkdirSync(path.dirname(OUT), { recursive: true })
writeFileSync(OUT, packed)
console.log(`${CHOSEN.length} patients, ${lines.reduce((sum, { resources }) => sum + resources, 0)} resources, ${packed.length} bytes`)
