/** Steroids and sex hormones. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, byRoute, drugClass, LABELS } from './make.ts'

const LOCAL = ['inhaled', 'nasal'] as const

export const hormones: readonly DrugClass[] = [
  drugClass(
    'corticosteroid-systemic',
    'systemic corticosteroids',
    'betamethasone, budesonide, corticotropin, cortisone, deflazacort, dexamethasone, fludrocortisone, hydrocortisone, methylprednisolone, prednisolone, prednisone, triamcinolone, vamorolone, cosyntropin',
    ATC,
  ),
  drugClass(
    'corticosteroid-cyp3a',
    'corticosteroids cleared by CYP3A',
    'budesonide, dexamethasone, methylprednisolone, prednisolone, prednisone, triamcinolone, deflazacort',
    LABELS,
    {
      others: byRoute('fluticasone, budesonide, ciclesonide, mometasone, beclomethasone, triamcinolone', LOCAL),
    },
  ),
  drugClass('corticosteroid-inhaled-cyp3a', 'inhaled corticosteroids cleared by CYP3A', '', LABELS, {
    others: byRoute('fluticasone, budesonide, ciclesonide, mometasone, triamcinolone', [...LOCAL, 'other', 'oral']),
  }),
  drugClass(
    'estrogen',
    'estrogens',
    'estradiol; ethinyl estradiol; mestranol; estetrol; estrogens, conjugated (usp); estrogens, esterified (usp); estrogens, conjugated synthetic a; estropipate; diethylstilbestrol',
    ATC,
  ),
  drugClass('estrogen-contraceptive', 'estrogens of contraceptives', 'ethinyl estradiol, mestranol, estetrol', ATC),
  drugClass(
    'progestogen',
    'progestogens',
    'desogestrel, dienogest, drospirenone, ethynodiol, etonogestrel, gestodene, levonorgestrel, medroxyprogesterone, megestrol, norelgestromin, norethindrone, norgestimate, norgestrel, progesterone, segesterone, nomegestrol, cyproterone, chlormadinone, ulipristal',
    ATC,
  ),
  drugClass(
    'progestogen-contraceptive',
    'progestogens of contraceptives',
    'desogestrel, dienogest, drospirenone, ethynodiol, etonogestrel, gestodene, levonorgestrel, norelgestromin, norethindrone, norgestimate, norgestrel, segesterone, nomegestrol, ulipristal',
    ATC,
  ),
  drugClass('hormonal-contraceptive', 'hormonal contraceptives', '', ATC, {
    includes: 'estrogen-contraceptive, progestogen-contraceptive',
  }),
  drugClass(
    'serm',
    'selective estrogen receptor modulators',
    'bazedoxifene, clomiphene, ospemifene, raloxifene, tamoxifen, toremifene',
    ATC,
  ),
  drugClass('aromatase-inhibitor', 'aromatase inhibitors', 'anastrozole, exemestane, letrozole', ATC),
  drugClass(
    'androgen',
    'androgens',
    'danazol, fluoxymesterone, methyltestosterone, nandrolone, oxandrolone, oxymetholone, stanozolol, testosterone',
    ATC,
  ),
  drugClass(
    'antiandrogen',
    'antiandrogens',
    'abiraterone, apalutamide, bicalutamide, darolutamide, enzalutamide, flutamide, nilutamide, cyproterone',
    ATC,
  ),
  drugClass(
    'gnrh',
    'GnRH agonists and antagonists',
    'degarelix, goserelin, histrelin, leuprolide, nafarelin, relugolix, triptorelin, elagolix',
    ATC,
  ),
  drugClass('vasopressin-antagonist', 'vasopressin antagonists', 'conivaptan, tolvaptan', ATC),
  drugClass('desmopressin', 'desmopressin', 'desmopressin', ATC),
]
