export { addFaqs, type NewFaq } from './add.ts'
export { createRetrieve, type Found, type Retrieve } from './retrieve.ts'
