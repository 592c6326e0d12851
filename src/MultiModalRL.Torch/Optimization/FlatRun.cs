using System.Collections.Immutable;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Neighbouring parameters of a flat vector whose learning rate has the same factor. Its tensors are views, and its own.</summary>
/// <param name="Factor">What the learning rate is multiplied by.</param>
/// <param name="Values">The values.</param>
/// <param name="Mean">The mean gradients.</param>
/// <param name="Denominator">What they are divided by.</param>
internal sealed record FlatRun(double Factor, Tensor Values, Tensor Mean, Tensor Denominator) : IDisposable
{
    /// <summary>Cuts the vectors where the factor changes; not at all where there are no factors.</summary>
    /// <exception cref="Core.InputException">A pattern matches no parameter.</exception>
    public static ImmutableArray<FlatRun> Of(
        FlatParameters parameters, Tensor mean, Tensor denominator, ImmutableArray<LearningRateFactor> factors)
    {
        var entries = parameters.Entries;
        NamePattern.Require(
            "model.learningRates", factors.Select(factor => factor.Pattern), [.. entries.Select(entry => entry.Name)]);
        double[] rates = [.. entries.Select(entry => FactorOf(entry.Name, factors))];
        int[] starts = [.. Enumerable.Range(0, rates.Length).Where(i => i == 0 || rates[i] != rates[i - 1])];
        var runs = ImmutableArray.CreateBuilder<FlatRun>(starts.Length);
        for (var i = 0; i < starts.Length; i++)
        {
            var start = entries[starts[i]].Offset;
            var end = i + 1 < starts.Length ? entries[starts[i + 1]].Offset : parameters.Values.numel();
            runs.Add(new FlatRun(rates[starts[i]], View(parameters.Values), View(mean), View(denominator)));

            Tensor View(Tensor vector) => vector.narrow(0, start, end - start).DetachFromDisposeScope();
        }

        return runs.MoveToImmutable();
    }

    public void Dispose()
    {
        Values.Dispose();
        Mean.Dispose();
        Denominator.Dispose();
    }

    private static double FactorOf(string name, ImmutableArray<LearningRateFactor> factors)
    {
        var last = 1.0;
        foreach (var factor in factors)
        {
            last = NamePattern.Matches(factor.Pattern, name) ? factor.Factor : last;
        }

        return last;
    }
}
