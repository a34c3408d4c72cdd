export { storyOf } from './story.ts';
