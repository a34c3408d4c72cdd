import type { PostToJudge } from '../voters/voter.ts';

export function post(text: string, more: Partial<PostToJudge> = {}): PostToJudge {
  return { postId: `post:${text}`, text, kind: 'authored', createdAt: '2025-06-01T10:00:00.000Z', ...more };
}
