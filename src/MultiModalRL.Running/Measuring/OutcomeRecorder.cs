using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Gathers the outcomes of a question-answering environment's episodes.</summary>
internal sealed class OutcomeRecorder
{
    private readonly QuestionAnsweringInfo info;
    private readonly Field<int> action;
    private readonly Field<string>? response;
    private readonly List<int>[] taken;
    private readonly string?[] said;
    private readonly double[] rewards;
    private readonly Outcome?[] outcomes;

    public OutcomeRecorder(EnvironmentSpec spec, int rows, int episodes)
    {
        info = new QuestionAnsweringInfo(spec.Info);
        response = spec.Action.TryField<string>(EnvironmentSpec.ActionField);
        action = response is null ? spec.Action.Field<int>(EnvironmentSpec.ActionField) : default;
        said = new string?[rows];
        taken = [.. Enumerable.Range(0, rows).Select(_ => new List<int>())];
        rewards = new double[rows];
        outcomes = new Outcome?[episodes];
    }

    public int Finished { get; private set; }

    public void Observe(int row, Columns actions, VectorStep after, Columns infos)
    {
        said[row] = response is { } words ? actions.Values(words, row)[0] : null;
        taken[row].Add(response is null ? actions.Values(action, row)[0] : -1);
        rewards[row] += after.Rewards[row];
        if (after.Status[row] != StepStatus.Continues)
        {
            End(row, infos[row]);
        }
    }

    /// <summary>One outcome an example, in order.</summary>
    public ImmutableArray<Outcome> Outcomes()
    {
        var missing = Array.IndexOf(outcomes, null);
        return missing < 0
            ? [.. outcomes.Select(outcome => outcome!)]
            : throw new InvalidOperationException($"example {missing} was never played");
    }

    private void End(int row, Row of)
    {
        var example = of.Value(info.Example);
        if (outcomes[example] is not null)
        {
            throw new InvalidOperationException($"example {example} was played twice");
        }

        outcomes[example] = new Outcome(
            example,
            of.Value(info.Cluster),
            of.Value(info.Type),
            of.Value(info.Reference) - 1,
            of.Value(info.Answer) - 1,
            of.Value(info.Accuracy),
            of.Value(info.Cost),
            rewards[row],
            [.. taken[row]])
        {
            Response = said[row],
        };
        Finished++;
        rewards[row] = 0;
        taken[row].Clear();
    }
}
