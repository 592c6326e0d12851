namespace MultiModalRL.Agents;

/// <summary>Steps of one row of a rollout that follow each other.</summary>
/// <param name="First">The place of the first; each next one is as many places on as there are rows.</param>
/// <param name="Length">How many.</param>
internal readonly record struct StepSpan(int First, int Length);
