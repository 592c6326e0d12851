using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation.Tests;

/// <summary>Outcomes of made-up agents in a made-up environment.</summary>
internal static class Some
{
    public static QuestionAnsweringSpec Questions(double price = 0.4) => new()
    {
        Answers = ["no", "yes"],
        Types = ["shape", "colour", "unused"],
        Tokens = ["", "?", "is", "there"],
        Side = 3,
        Budget = 9,
        InitialCost = 0,
        LookCost = 1,
        Price = price,
        Reward = RewardForm.Linear,
        Deadline = 1,
        Metric = "exact match",
    };

    public static EnvironmentSpec Environment(double price = 0.4) =>
        new(EnvironmentId.Parse("glimpse/GridShapes-v0"), CompositeSpace.Empty, CompositeSpace.Empty)
        {
            QuestionAnswering = Questions(price),
        };

    /// <summary>Two questions an image; accuracy and cost of each example given.</summary>
    public static OutcomeSet Set(string agent, double[] accuracies, double[] costs) => new(
        Environment(), agent, Split.Test, [.. accuracies.Select((accuracy, i) => Outcome(i, i / 2, accuracy, costs[i]))]);

    public static Outcome Outcome(int example, int cluster, double accuracy, double cost, double price = 0.4) => new(
        example, cluster, example % 2, 1, accuracy > 0.5 ? 1 : 0, accuracy, cost, accuracy - (price * Math.Min(cost, 1)), [2, 3, 1]);

    /// <summary>An agent of that accuracy and cost on many examples, its errors spread at random.</summary>
    public static OutcomeSet Noisy(string agent, int examples, double accuracy, double cost, ulong seed, double price = 0.4)
    {
        var stream = new RandomStream(seed);
        var outcomes = ImmutableArray.CreateBuilder<Outcome>(examples);
        for (var i = 0; i < examples; i++)
        {
            var right = stream.NextDouble() < accuracy ? 1.0 : 0.0;
            outcomes.Add(Outcome(i, i / 2, right, Math.Max(0, cost + (0.05 * stream.NextGaussian())), price));
        }

        return new OutcomeSet(Environment(price), agent, Split.Test, outcomes.DrainToImmutable());
    }
}
