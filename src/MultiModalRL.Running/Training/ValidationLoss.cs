using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// The mean cross-entropy, in nats, of a model's answer probabilities over a fixed subset of labelled examples, each
/// under a fixed random reveal mask. Where several answers are partly right, the target is their accuracies ÷ their
/// sum; an example that no answer is right for is left out.
/// </summary>
public sealed class ValidationLoss
{
    private const int ChunkRows = 256;

    // A probability that single precision rounds to 0 must not make the mean infinite.
    private const double SmallestProbability = 1e-12;

    private readonly ISupervision supervision;
    private readonly Columns observations;
    private readonly int[] examples;
    private readonly ulong[] seeds;
    private readonly int answers;
    private readonly float[] accuracies;
    private readonly float[] probabilities;

    /// <summary>Chooses the examples and their masks.</summary>
    /// <param name="spec">The validation environment's spec; a question-answering one.</param>
    /// <param name="supervision">Its labelled observations.</param>
    /// <param name="limit">The most examples.</param>
    /// <param name="random">Where the choice comes from.</param>
    public ValidationLoss(EnvironmentSpec spec, ISupervision supervision, int limit, RandomStream random)
    {
        this.supervision = supervision;
        answers = new QuestionAnsweringFields(spec).Answers.Count;
        var all = Enumerable.Range(0, supervision.Count).ToArray();
        random.Shuffle<int>(all);
        examples = [.. all.Take(limit).Order()];
        seeds = new ulong[examples.Length];
        for (var i = 0; i < seeds.Length; i++)
        {
            seeds[i] = Math.Max(1, random.NextUInt64());
        }

        var rows = Math.Min(ChunkRows, examples.Length);
        observations = new Columns(spec.Observation, rows);
        accuracies = new float[rows * answers];
        probabilities = new float[rows * answers];
    }

    /// <summary>Measures a model.</summary>
    public double Of(IAnswerModel model)
    {
        var (sum, counted) = (0.0, 0);
        for (var start = 0; start < examples.Length; start += ChunkRows)
        {
            var rows = Math.Min(ChunkRows, examples.Length - start);
            var labels = accuracies.AsSpan(0, rows * answers);
            var predicted = probabilities.AsSpan(0, rows * answers);
            supervision.Read(examples.AsSpan(start, rows), seeds.AsSpan(start, rows), observations, labels);
            model.AnswerProbabilities(observations, predicted);
            for (var row = 0; row < rows; row++)
            {
                if (CrossEntropy(labels.Slice(row * answers, answers), predicted.Slice(row * answers, answers)) is { } loss)
                {
                    sum += loss;
                    counted++;
                }
            }
        }

        return counted == 0 ? 0 : sum / counted;
    }

    private static double? CrossEntropy(ReadOnlySpan<float> accuracies, ReadOnlySpan<float> probabilities)
    {
        var (loss, total) = (0.0, 0.0);
        for (var i = 0; i < accuracies.Length; i++)
        {
            total += accuracies[i];
            loss -= accuracies[i] * Math.Log(Math.Max(probabilities[i], SmallestProbability));
        }

        return total > 0 ? loss / total : null;
    }
}
