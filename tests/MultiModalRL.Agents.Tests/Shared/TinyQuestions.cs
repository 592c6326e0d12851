using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>
/// A question-answering environment small enough to work out by hand: 3 × 3 cells, three answers. Actions 0 … 8 look
/// (where looks are offered) and the last three answer.
/// </summary>
internal sealed class TinyQuestions : IVectorEnvironment, ISupervision
{
    public const double Price = .4;

    private readonly TinyExample[] examples;
    private readonly QuestionAnsweringFields fields;
    private readonly QuestionAnsweringInfo infoFields;
    private readonly Episode?[] episodes;
    private readonly int[] steps;
    private readonly byte[][] revealed;
    private EpisodePlan? plan;

    public TinyQuestions(TinyExample[] examples, int rows, TinyVariant? variant = null)
    {
        this.examples = examples;
        Spec = TinySpec.Of(examples, variant ?? new TinyVariant());
        fields = new QuestionAnsweringFields(Spec);
        infoFields = new QuestionAnsweringInfo(Spec.Info);
        episodes = new Episode?[rows];
        steps = new int[rows];
        revealed = [.. Enumerable.Range(0, rows).Select(_ => new byte[9])];
    }

    public EnvironmentSpec Spec { get; }

    public int Count => episodes.Length;

    public ISupervision? Supervision => this;

    int ISupervision.Count => examples.Length;

    private bool Glimpses => fields.Looks is not null;

    public void Reset(EpisodePlan plan, VectorStep first, Columns info)
    {
        this.plan = plan;
        for (var row = 0; row < Count; row++)
        {
            Begin(row, first);
            first.Status[row] = episodes[row] is null ? StepStatus.Idle : StepStatus.Continues;
        }
    }

    public void Step(Columns actions, VectorStep next, Columns info)
    {
        for (var row = 0; row < Count; row++)
        {
            next.Starts[row] = false;
            next.Status[row] = StepStatus.Idle;
            if (episodes[row] is { } episode)
            {
                next.Status[row] = Apply(row, episode, actions.Values(fields.Action, row)[0], next, info);
            }
        }
    }

    public void Read(
        ReadOnlySpan<int> chosen, ReadOnlySpan<ulong> seeds, Columns observations, Span<float> answerAccuracies)
    {
        observations.Count = chosen.Length;
        for (var i = 0; i < chosen.Length; i++)
        {
            Observe(observations, i, chosen[i], [1, 1, 1, 1, 1, 1, 1, 1, 1]);
            examples[chosen[i]].Accuracies.CopyTo(answerAccuracies[(3 * i)..]);
        }
    }

    public void Save(BinaryWriter writer) => throw new NotSupportedException();

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info) => throw new NotSupportedException();

    public void Dispose() { }

    private void Begin(int row, VectorStep step)
    {
        episodes[row] = plan!.TryNext(out var episode) ? episode : null;
        steps[row] = 0;
        revealed[row].AsSpan().Fill(Glimpses ? (byte)0 : (byte)1);
        step.Starts[row] = true;
        step.Keys[row] = episode.Key(0);
        step.Episodes[row] = episodes[row]?.Number ?? -1;
        Observe(step.Observations, row, episode.Example, revealed[row]);
    }

    private StepStatus Apply(int row, Episode episode, int action, VectorStep next, Columns info)
    {
        var looks = revealed[row].Count((byte)1);
        info.Values(infoFields.Example, row)[0] = episode.Example;
        if (fields.Looks is { } cells && cells.Contains(action))
        {
            ref var cell = ref revealed[row][action - cells.Start];
            cell = cell == 0 ? (byte)1 : throw new InvalidOperationException($"cell {action} is already revealed");
            next.Rewards[row] = (float)(-Price / 9);
            next.Keys[row] = episode.Key(++steps[row]);
            next.Episodes[row] = episode.Number;
            Observe(next.Observations, row, episode.Example, revealed[row]);
            return StepStatus.Continues;
        }

        info.Values(infoFields.Looks, row)[0] = Glimpses ? looks : 0;
        info.Values(infoFields.Accuracy, row)[0] = examples[episode.Example].Accuracies[action - fields.Answers.Start];
        next.Rewards[row] = info.Values(infoFields.Accuracy, row)[0];
        Begin(row, next);
        return StepStatus.Terminated;
    }

    private void Observe(Columns observations, int row, int example, ReadOnlySpan<byte> mask)
    {
        observations.Values(fields.Image, row)[0] = example;
        mask.CopyTo(observations.Values(fields.Revealed, row));
        examples[example].Question.CopyTo(observations.Values(fields.Question, row));
        if (fields.Thumbnail is { } thumbnail)
        {
            examples[example].Cells.CopyTo(observations.Values(thumbnail, row));
        }

        var deadline = Spec.QuestionAnswering!.Deadline;
        observations.Values(fields.Deadline, row)[0] = (float)deadline;
        observations.Values(fields.Deadline, row)[1] = (float)(deadline - (Glimpses ? mask.Count((byte)1) / 9.0 : 0));
        var legal = observations.Values(fields.Legal, row);
        legal.Fill(1);
        for (var cell = 0; Glimpses && cell < 9; cell++)
        {
            legal[cell] = (byte)(1 - mask[cell]);
        }
    }
}
