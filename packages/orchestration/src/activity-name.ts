/** An activity among those of all processes: on Temporal they are registered beside each other in one worker. */
export const activityName = (process: string, activity: string) => `${process}.${activity}`;
