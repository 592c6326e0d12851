using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The buffers of a policy that answers by an answer model: nothing in them outlives a step.</summary>
internal sealed class AnsweringState(int answers, int rows) : PolicyState(rows)
{
    private readonly RowBatch batch = new(rows);
    private readonly float[] probabilities = new float[rows * answers];
    private readonly int[] answering = new int[rows];

    /// <summary>Rows that answer at this step, ascending.</summary>
    public ReadOnlySpan<int> Answering => answering.AsSpan(0, AnsweringCount);

    /// <summary>How many.</summary>
    public int AnsweringCount { get; private set; }

    /// <summary>Forgets the rows of the step before.</summary>
    public void Clear() => AnsweringCount = 0;

    /// <summary>Notes that a row answers.</summary>
    public void Add(int row) => answering[AnsweringCount++] = row;

    /// <summary>Answering rows × answers probabilities, by one call of the model; no call where no row answers.</summary>
    public ReadOnlySpan<float> Probabilities(IAnswerModel model, Columns observations)
    {
        var written = probabilities.AsSpan(0, AnsweringCount * answers);
        if (AnsweringCount > 0)
        {
            model.AnswerProbabilities(batch.Gather(observations, Answering), written);
        }

        return written;
    }
}
