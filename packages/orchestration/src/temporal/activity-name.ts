/** Activities of all processes are registered beside each other in one worker. */
export const activityName = (process: string, activity: string) => `${process}.${activity}`;
