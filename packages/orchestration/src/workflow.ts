// The door for Temporal's workflow sandbox. Nothing behind it may import anything of Node.
export { workflowOf } from './temporal/workflow/workflow-of.ts';
