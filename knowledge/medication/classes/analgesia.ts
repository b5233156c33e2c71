/** Pain and inflammation. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, drugClass, EPC, LABELS } from './make.ts'

export const analgesia: readonly DrugClass[] = [
  drugClass(
    'nsaid-nonselective',
    'nonselective NSAIDs',
    'aceclofenac, bromfenac, dexketoprofen, floctafenine, diclofenac, diflunisal, etodolac, fenoprofen, flurbiprofen, ibuprofen, indomethacin, ketoprofen, ketorolac, lornoxicam, loxoprofen, meclofenamate, meclofenamic acid, mefenamic acid, meloxicam, nabumetone, naproxen, nepafenac, nimesulide, oxaprozin, phenylbutazone, piroxicam, salsalate, sulindac, tenoxicam, tiaprofenic acid, tolmetin, choline magnesium trisalicylate, magnesium salicylate, niflumic acid, tolfenamic acid',
    ATC,
  ),
  drugClass('cox2-inhibitor', 'COX-2 inhibitors', 'celecoxib, etoricoxib, parecoxib, rofecoxib, valdecoxib', ATC),
  drugClass('nsaid', 'NSAIDs', '', ATC, { includes: 'nsaid-nonselective, cox2-inhibitor' }),
  drugClass(
    'salicylate',
    'salicylates',
    'aspirin, diflunisal, salsalate, choline magnesium trisalicylate, choline salicylate, magnesium salicylate, sodium salicylate, bismuth subsalicylate',
    ATC,
  ),
  drugClass('nsaid-or-aspirin', 'NSAIDs and aspirin', 'aspirin', ATC, { includes: 'nsaid, salicylate' }),
  drugClass(
    'opioid-strong',
    'strong opioids',
    'alfentanil, fentanyl, hydromorphone, levorphanol, meperidine, methadone, morphine, oxycodone, oxymorphone, remifentanil, sufentanil, tapentadol, hydrocodone, opium, diamorphine, piritramide, oliceridine, dextromoramide, levomethadyl',
    ATC,
  ),
  drugClass('opioid-weak', 'weak opioids', 'codeine, dihydrocodeine, tramadol, propoxyphene, difenoxin, diphenoxylate', ATC),
  drugClass('opioid-mixed', 'partial and mixed agonist opioids', 'buprenorphine, butorphanol, nalbuphine, pentazocine, dezocine', ATC),
  drugClass('opioid-full', 'full agonist opioids', '', ATC, { includes: 'opioid-strong, opioid-weak' }),
  drugClass('opioid', 'opioids', '', ATC, { includes: 'opioid-full, opioid-mixed' }),
  drugClass(
    'opioid-serotonergic',
    'opioids that act on serotonin',
    'meperidine, tramadol, tapentadol, methadone, fentanyl, dextromethorphan, propoxyphene, alfentanil, sufentanil, remifentanil, pentazocine',
    LABELS,
  ),
  drugClass(
    'opioid-cyp3a',
    'opioids cleared by CYP3A',
    'alfentanil, fentanyl, sufentanil, methadone, oxycodone, hydrocodone, buprenorphine, tramadol',
    LABELS,
  ),
  drugClass('opioid-cyp2d6-prodrug', 'opioids activated by CYP2D6', 'codeine, tramadol, hydrocodone, dihydrocodeine', LABELS),
  drugClass('opioid-antagonist', 'opioid antagonists', 'naltrexone, nalmefene, naloxone, samidorphan', ATC),
  drugClass('opioid-antagonist-long', 'long acting opioid antagonists', 'naltrexone, nalmefene, samidorphan', ATC),
  drugClass('opioid-antagonist-gut', 'opioid antagonists in the gut', 'methylnaltrexone, naloxegol, naldemedine, alvimopan', EPC),
  drugClass(
    'muscle-relaxant',
    'muscle relaxants',
    'baclofen, carisoprodol, chlorzoxazone, cyclobenzaprine, dantrolene, metaxalone, methocarbamol, orphenadrine, tizanidine, thiocolchicoside',
    ATC,
  ),
  drugClass('colchicine', 'colchicine', 'colchicine', ATC),
  drugClass('xanthine-oxidase-inhibitor', 'xanthine oxidase inhibitors', 'allopurinol, febuxostat', ATC),
  drugClass('uricosuric', 'uricosurics', 'probenecid, sulfinpyrazone, benzbromarone, lesinurad', ATC),
  drugClass('triptan', 'triptans', 'almotriptan, eletriptan, frovatriptan, naratriptan, rizatriptan, sumatriptan, zolmitriptan', ATC),
  drugClass('triptan-mao', 'triptans cleared by monoamine oxidase', 'almotriptan, rizatriptan, sumatriptan, zolmitriptan', LABELS),
  drugClass('triptan-not-mao', 'triptans not cleared by monoamine oxidase', 'eletriptan, frovatriptan, naratriptan', LABELS),
  drugClass(
    'ergot-vasoconstrictor',
    'ergot alkaloids that constrict vessels',
    'dihydroergotamine; ergotamine; methylergonovine; ergonovine; ergoloid mesylates, usp; methysergide; dihydroergocristine; dihydroergocryptine',
    LABELS,
  ),
  drugClass('ergot-dopaminergic', 'ergot derived dopamine agonists', 'bromocriptine, cabergoline, pergolide, lisuride', ATC),
  drugClass('ergot', 'ergot alkaloids and derivatives', '', ATC, { includes: 'ergot-vasoconstrictor, ergot-dopaminergic' }),
  drugClass('cgrp-antagonist-oral', 'oral CGRP receptor antagonists', 'ubrogepant, rimegepant, atogepant', EPC),
]
