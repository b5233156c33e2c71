/** Clotting and its opposites. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, drugClass, LABELS } from './make.ts'

export const blood: readonly DrugClass[] = [
  drugClass(
    'vitamin-k-antagonist',
    'vitamin K antagonists',
    'warfarin, acenocoumarol, phenprocoumon, fluindione, dicumarol, anisindione, phenindione',
    ATC,
  ),
  drugClass('doac-xa', 'oral factor Xa inhibitors', 'apixaban, rivaroxaban, edoxaban', ATC),
  drugClass('doac', 'direct oral anticoagulants', 'dabigatran etexilate', ATC, { includes: 'doac-xa' }),
  drugClass('oral-anticoagulant', 'oral anticoagulants', '', ATC, { includes: 'vitamin-k-antagonist, doac' }),
  drugClass(
    'heparin',
    'heparins',
    'heparin, enoxaparin, dalteparin, tinzaparin, nadroparin, danaparoid, certoparin, bemiparin, reviparin',
    ATC,
  ),
  drugClass(
    'lmwh',
    'low molecular weight heparins',
    'enoxaparin, dalteparin, tinzaparin, nadroparin, certoparin, bemiparin, reviparin',
    ATC,
  ),
  drugClass('parenteral-anticoagulant', 'parenteral anticoagulants', 'fondaparinux, argatroban, bivalirudin, desirudin, lepirudin', ATC, {
    includes: 'heparin',
  }),
  drugClass('anticoagulant', 'anticoagulants', '', ATC, { includes: 'oral-anticoagulant, parenteral-anticoagulant' }),
  drugClass('p2y12-inhibitor', 'P2Y12 inhibitors', 'clopidogrel, prasugrel, ticagrelor, cangrelor, ticlopidine', ATC),
  drugClass(
    'antiplatelet-not-aspirin',
    'antiplatelets other than aspirin',
    'dipyridamole, cilostazol, vorapaxar, anagrelide, triflusal, indobufen',
    ATC,
    {
      includes: 'p2y12-inhibitor, gp2b3a-inhibitor',
    },
  ),
  drugClass('gp2b3a-inhibitor', 'glycoprotein IIb/IIIa inhibitors', 'abciximab, eptifibatide, tirofiban', ATC),
  drugClass('antiplatelet', 'antiplatelets', 'aspirin', ATC, { includes: 'antiplatelet-not-aspirin' }),
  drugClass(
    'thrombolytic',
    'thrombolytics',
    'alteplase, reteplase, tenecteplase, streptokinase, urokinase, anistreplase, defibrotide',
    ATC,
  ),
  drugClass('prostacyclin', 'prostacyclins', 'epoprostenol, treprostinil, selexipag, iloprost', ATC),
  drugClass('antifibrinolytic', 'antifibrinolytics', 'tranexamic acid, 6-aminocaproic acid, aprotinin', ATC),
  drugClass('thrombopoietin-agonist', 'thrombopoietin receptor agonists', 'eltrombopag, romiplostim, avatrombopag, lusutrombopag', ATC),
  drugClass(
    'bleeding-risk-other',
    'other drugs that add to bleeding',
    'ibrutinib, acalabrutinib, zanubrutinib, inotersen, caplacizumab, drotrecogin alfa, ramucirumab, bevacizumab, aflibercept, pentosan polysulfate, pentoxifylline, vitamin e, ginkgo biloba, ponatinib, cabozantinib, defibrotide',
    LABELS,
  ),
]
