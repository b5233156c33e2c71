/** Against viruses, and vaccines. Clinical review pending. */
import type { DrugClass } from '#app/medication/knowledge.ts'
import { ATC, drugClass, FDA_TABLES, LABELS } from './make.ts'

export const virus: readonly DrugClass[] = [
  drugClass(
    'hiv-pi',
    'HIV protease inhibitors',
    'amprenavir, atazanavir, darunavir, fosamprenavir, indinavir, lopinavir, nelfinavir, ritonavir, saquinavir, tipranavir',
    ATC,
  ),
  drugClass('pharmacokinetic-booster', 'boosters', 'cobicistat, ritonavir', ATC),
  drugClass('covid-booster', 'nirmatrelvir with ritonavir', 'nirmatrelvir', LABELS),
  drugClass(
    'hcv-pi',
    'HCV protease inhibitors',
    'boceprevir, glecaprevir, grazoprevir, paritaprevir, simeprevir, telaprevir, voxilaprevir',
    ATC,
  ),
  drugClass('hcv-strong-inhibitor', 'HCV drugs that inhibit CYP3A strongly', 'boceprevir, telaprevir, paritaprevir', FDA_TABLES),
  drugClass('protease-inhibitor', 'protease inhibitors with boosters', '', ATC, {
    includes: 'hiv-pi, pharmacokinetic-booster, covid-booster, hcv-strong-inhibitor',
  }),
  drugClass('protease-inhibitor-any', 'protease inhibitors of HIV and HCV', '', ATC, { includes: 'protease-inhibitor, hcv-pi' }),
  drugClass(
    'hcv-ns5',
    'HCV NS5A and NS5B inhibitors',
    'daclatasvir, dasabuvir, elbasvir, ledipasvir, ombitasvir, pibrentasvir, sofosbuvir, velpatasvir',
    ATC,
  ),
  drugClass('hcv-direct', 'direct acting HCV antivirals', '', ATC, { includes: 'hcv-pi, hcv-ns5' }),
  drugClass('nnrti', 'NNRTIs', 'delavirdine, doravirine, efavirenz, etravirine, nevirapine, rilpivirine', ATC),
  drugClass('nnrti-sensitive', 'NNRTIs that inducers take away', 'doravirine, etravirine, nevirapine, rilpivirine', LABELS),
  drugClass(
    'nrti',
    'NRTIs',
    'abacavir, didanosine, emtricitabine, entecavir, lamivudine, stavudine, tenofovir disoproxil, tenofovir alafenamide, zalcitabine, zidovudine',
    ATC,
  ),
  drugClass('insti', 'integrase inhibitors', 'bictegravir, cabotegravir, dolutegravir, elvitegravir, raltegravir', ATC),
  drugClass('nucleoside-cmv', 'ganciclovirs', 'ganciclovir, valganciclovir', ATC),
  drugClass('aciclovir-like', 'aciclovirs', 'acyclovir, valacyclovir, famciclovir, penciclovir', ATC),
  drugClass(
    'nephrotoxic-antiviral',
    'antivirals that harm the kidney',
    'adefovir, cidofovir, foscarnet, tenofovir disoproxil, acyclovir, valacyclovir',
    LABELS,
  ),
  drugClass(
    'interferon',
    'interferons',
    'interferon alfa-2a, interferon alfa-2b, interferon alfa-n3, interferon beta-1a, interferon beta-1b, interferon gamma-1b, peginterferon alfa-2a, peginterferon alfa-2b, peginterferon beta-1a, ropeginterferon alfa-2b',
    ATC,
  ),
  drugClass(
    'live-vaccine',
    'live vaccines',
    "bcg, live, tice strain; bcg vaccine; chikungunya virus antigen, live attenuated lr2006 opy1 strain; varicella virus vaccine live; measles virus vaccine live; rotavirus vaccine; zoster vaccine live; yellow fever vaccine; smallpox vaccine live, new york city board of health vaccinia strain; measles virus vaccine live, attenuated schwarz strain; measles virus vaccine live, enders' attenuated edmonston strain; mumps virus vaccine live, jeryl lynn strain; rubella virus vaccine live (wistar ra 27-3 strain); rotavirus vaccine, live attenuated, g1p[8] human 89-12 strain; human-bovine reassortant rotavirus strain g1 vaccine; human-bovine reassortant rotavirus strain g2 vaccine; human-bovine reassortant rotavirus strain g3 vaccine; human-bovine reassortant rotavirus strain g4 vaccine; human-bovine reassortant rotavirus strain p1a[8] vaccine; salmonella typhi ty21a live antigen; varicella-zoster virus vaccine live (oka-merck) strain; yellow fever virus strain 17d-204 live antigen; vaccinia virus",
    LABELS,
  ),
]
