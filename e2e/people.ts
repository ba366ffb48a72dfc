/** The demo conference and those of its people the stories speak of. All invented. */
export const MEETING = '00000000-0000-4000-8000-000000000001'
export const PASSPHRASE = 'demo-only-passphrase'

export type Who = { email: string; name: string; agency: string }
const who = (email: string, name: string, agency: string): Who => ({ email: `${email}.demo.invalid`, name, agency })

export const CHAIR = who(
  'margaret.oyelaran@harrowmere-safeguarding-reviewing',
  'Margaret Oyelaran',
  'Harrowmere Safeguarding and Reviewing Unit',
)
export const MINUTES = who('ellis.tandy@harrowmere-safeguarding-reviewing', 'Ellis Tandy', CHAIR.agency)
export const POLICE = who('tom.kearsley@northmarch-police', 'DS Tom Kearsley', 'Northmarch Police')
export const SCHOOL = who('joanne.whitlock@linden-row-school', 'Joanne Whitlock', 'Linden Row Primary School')
/** Of an agency that has shared nothing when the demo begins. */
export const NIALL = who('niall.farrow@turnstone-alcohol-drug', 'Niall Farrow', 'Turnstone Alcohol and Drug Service')
/** Two of one agency. */
export const PRIYA = who(
  'priya.raman@harrowmere-childrens-social-care',
  'Priya Raman',
  "Harrowmere Children's Social Care",
)
export const HUGH = who(
  'hugh.castell@harrowmere-childrens-social-care',
  'Hugh Castell',
  "Harrowmere Children's Social Care",
)
export const MOTHER = who('leah.fenwick@family', 'Leah Fenwick', 'Family')
export const AUDITOR = who(
  'imogen.strand@harrowmere-safeguarding-partnership',
  'Imogen Strand',
  'Harrowmere Safeguarding Partnership',
)
/** Runs the installation, and is in no meeting. */
export const ADMINISTRATOR = who(
  'rafe.quillan@harrowmere-safeguarding-partnership',
  'Rafe Quillan',
  'Harrowmere Safeguarding Partnership',
)
