export { type Random, random } from '../gate/testing/random'
