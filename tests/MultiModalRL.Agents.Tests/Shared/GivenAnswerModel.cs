using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>A model whose posterior is a given function of the number of revealed cells and the image's handle.</summary>
internal sealed class GivenAnswerModel(EnvironmentSpec environment, Func<int, int, float[]> posterior) : IAnswerModel, IDisposable
{
    private readonly QuestionAnsweringFields fields = new(environment);

    /// <summary>The rows of each call so far.</summary>
    public List<int> Calls { get; } = [];

    public int Disposals { get; private set; }

    public void AnswerProbabilities(Columns observations, Span<float> probabilities)
    {
        Calls.Add(observations.Count);
        for (var row = 0; row < observations.Count; row++)
        {
            var looks = observations.Values(fields.Revealed, row).Count((byte)1);
            posterior(looks, observations.Values(fields.Image, row)[0]).CopyTo(probabilities[(3 * row)..]);
        }
    }

    public void Dispose() => Disposals++;
}
