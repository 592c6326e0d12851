using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>What the numbers of an outcome may be in an environment: files may have been changed since they were written.</summary>
/// <param name="environment">A question-answering environment's spec.</param>
internal sealed class OutcomeRanges(EnvironmentSpec environment)
{
    private readonly int answers = environment.QuestionAnswering!.Answers.Length;
    private readonly int types = environment.QuestionAnswering.Types.Length;
    private readonly int images = new QuestionAnsweringFields(environment).Images.Count;
    private readonly int actions = new QuestionAnsweringFields(environment).ActionCount;
    private readonly bool isChosen = new QuestionAnsweringFields(environment).Response is null;

    /// <summary>The first number out of range as text; null where there is none.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="example">The example it must be of.</param>
    public string? Flaw(Outcome outcome, int example) =>
        outcome.Example != example ? $"example {outcome.Example}: expected {example}"
        : example >= environment.ExampleCount ? $"example {example}: the split has {environment.ExampleCount}"
        : Beyond("cluster", outcome.Cluster, 0, images)
            ?? Beyond("type", outcome.Type, 0, types)
            ?? Beyond("reference", outcome.Reference, -1, answers)
            ?? Beyond("answer", outcome.Answer, -1, answers)
            ?? (outcome.Accuracy is >= 0 and <= 1 ? null : FormattableString.Invariant($"accuracy {outcome.Accuracy}: expected 0 … 1"))
            ?? outcome.Actions.Select(action => Beyond("action", action, isChosen ? 0 : -1, isChosen ? actions : 0)).FirstOrDefault(flaw => flaw is not null);

    private static string? Beyond(string name, int value, int least, int end) =>
        value >= least && value < end ? null : $"{name} {value} is out of range: expected {least} … {end - 1}";
}
