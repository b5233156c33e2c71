/** Epilepsy, Parkinson's disease, anaesthesia. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, byRoute, drugClass, EPC, LABELS } from './make.ts'

export const nerves: readonly DrugClass[] = [
  drugClass(
    'anticonvulsant-inducer',
    'enzyme inducing anticonvulsants',
    'carbamazepine, fosphenytoin, phenytoin, phenobarbital, primidone, mephobarbital',
    ATC,
  ),
  drugClass(
    'anticonvulsant-weak-inducer',
    'anticonvulsants that induce less',
    'cenobamate, eslicarbazepine, felbamate, oxcarbazepine, rufinamide, topiramate',
    LABELS,
  ),
  drugClass('phenytoin-like', 'hydantoins', 'phenytoin, fosphenytoin, ethotoin, mephenytoin', ATC),
  drugClass('valproate', 'valproates', 'valproate, valpromide', ATC),
  drugClass(
    'anticonvulsant-sedating',
    'anticonvulsants that sedate',
    'brivaracetam, cenobamate, clobazam, gabapentin, lamotrigine, levetiracetam, perampanel, pregabalin, stiripentol, tiagabine, topiramate, vigabatrin, zonisamide, cannabidiol',
    ATC,
    {
      includes: 'anticonvulsant-inducer, valproate',
    },
  ),
  drugClass('anticonvulsant', 'anticonvulsants', 'acetazolamide, ethosuximide, ezogabine, lacosamide, methsuximide, fenfluramine', ATC, {
    includes: 'anticonvulsant-sedating, anticonvulsant-weak-inducer',
  }),
  drugClass(
    'seizure-threshold',
    'drugs that lower the seizure threshold',
    'bupropion, tramadol, meperidine, tapentadol, mefloquine, chloroquine, hydroxychloroquine, clozapine, theophylline, aminophylline, imipenem, dalfampridine, lindane, atomoxetine, propoxyphene, isoniazid, cefepime',
    LABELS,
    {
      includes: 'tricyclic, ssri-snri, antipsychotic, fluoroquinolone',
    },
  ),
  drugClass('dopamine-agonist', 'dopamine agonists', 'apomorphine, pramipexole, ropinirole, rotigotine, piribedil, quinagolide', ATC, {
    includes: 'ergot-dopaminergic',
  }),
  drugClass('levodopa', 'levodopa', 'levodopa, foslevodopa', ATC),
  drugClass('antiparkinson-dopaminergic', 'dopaminergic drugs for Parkinson disease', 'amantadine, entacapone, tolcapone, opicapone', ATC, {
    includes: 'levodopa, dopamine-agonist, maoi-b',
  }),
  drugClass('comt-inhibitor', 'COMT inhibitors', 'entacapone, tolcapone, opicapone', ATC),
  drugClass(
    'dopamine-antagonist-gut',
    'dopamine antagonists for nausea',
    'metoclopramide, domperidone, trimethobenzamide, prochlorperazine, promethazine, metopimazine, alizapride, bromopride',
    ATC,
  ),
  drugClass('anaesthetic-volatile', 'volatile anaesthetics', '', ATC, {
    others: byRoute('desflurane, enflurane, halothane, isoflurane, sevoflurane, methoxyflurane', ['inhaled', 'other']),
  }),
  drugClass(
    'anaesthetic-iv',
    'intravenous anaesthetics',
    'etomidate, fospropofol, ketamine, methohexital, propofol, thiopental, dexmedetomidine',
    ATC,
  ),
  drugClass(
    'neuromuscular-blocker',
    'neuromuscular blockers',
    'atracurium, cisatracurium, mivacurium, pancuronium, rocuronium, vecuronium, tubocurarine, doxacurium, pipecuronium, gallamine',
    ATC,
  ),
  drugClass('neuromuscular-blocker-any', 'neuromuscular blockers with succinylcholine', 'succinylcholine', ATC, {
    includes: 'neuromuscular-blocker',
  }),
  drugClass(
    'local-anaesthetic-amide',
    'amide local anaesthetics',
    'articaine, bupivacaine, levobupivacaine, lidocaine, mepivacaine, prilocaine, ropivacaine, dibucaine, etidocaine',
    ATC,
  ),
  drugClass(
    'local-anaesthetic-ester',
    'ester local anaesthetics',
    'benzocaine, chloroprocaine, procaine, proparacaine, tetracaine, cocaine',
    ATC,
  ),
  drugClass(
    'methaemoglobin',
    'drugs that form methaemoglobin',
    'dapsone, primaquine, nitrofurantoin, metoclopramide, sulfamethoxazole, phenytoin, phenobarbital, chloroquine, quinine, nitroglycerin, rasburicase, pegloticase, methylene blue',
    LABELS,
    {
      includes: 'local-anaesthetic-amide, local-anaesthetic-ester',
    },
  ),
  drugClass('cannabinoid', 'cannabinoids', 'dronabinol, nabilone, cannabidiol', EPC),
]
