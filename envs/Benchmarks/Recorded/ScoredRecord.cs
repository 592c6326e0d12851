namespace MultiModalRL.Environments;

/// <summary>A record with its text as it is asked and the answers that are worth something.</summary>
/// <param name="Record">The record, its options as they are offered.</param>
/// <param name="Text">The text: the question and its options.</param>
/// <param name="IsKnown">Whether a reference is published.</param>
/// <param name="Reference">The reference answer; −1 where it is not among the answers.</param>
/// <param name="Answers">The answers that are worth something, ascending.</param>
/// <param name="Accuracies">What each is worth, in (0, 1].</param>
internal sealed record ScoredRecord(
    QuestionRecord Record, string Text, bool IsKnown, int Reference, int[] Answers, double[] Accuracies);
