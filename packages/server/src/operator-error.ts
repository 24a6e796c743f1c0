/** Something that whoever runs the program can see to: its message is one line, without a secret, and all that they need. */
export class OperatorError extends Error {}
