import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';

/** Whether the workflow has ended, or waits for a signal, a timer or the end of the pause between two attempts. */
export async function isSettled(client: WorkflowClient, workflowId: string): Promise<boolean> {
  try {
    const { raw, status } = await client.getHandle(workflowId).describe();
    const busy = (raw.pendingActivities ?? []).filter(({ nextAttemptScheduleTime: next }) => !next);
    return status.name !== 'RUNNING' || (!raw.pendingWorkflowTask && busy.length === 0);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return true;
    throw error;
  }
}
