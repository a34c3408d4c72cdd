export * from './post.ts';
export * from './vocabulary.ts';
