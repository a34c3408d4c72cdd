/** Something that the person at the terminal can put right. Told in one sentence, without a stack. */
export class CannotRun extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CannotRun';
  }
}
