using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Several independent choices at once: log-probabilities and entropies add up.</summary>
/// <param name="space">How many values each choice has.</param>
/// <param name="field">Where the actions are written.</param>
internal sealed class SeveralCategoricalActions(MultiDiscreteSpace space, Field<int> field) : OutputDistribution
{
    private readonly long[] sizes = [.. space.Counts.Select(count => (long)count)];
    private readonly int total = space.Counts.Sum();

    public override int Width => total;

    public override int Outputs => total;

    /// <remarks>Masks are of whole actions; these have parts, so an environment with such actions and a mask is refused.</remarks>
    public override Tensor Describe(Tensor outputs, Tensor? legal, Tensor? logDeviation) =>
        cat([.. outputs.split(sizes, -1).Select(part => part.log_softmax(-1))], -1);

    public override float Sample(ReadOnlySpan<float> row, RandomStream random, Columns actions, Span<float> draw, int place) =>
        Choose(row, actions, place, random.NextUInt64());

    public override float Greedy(ReadOnlySpan<float> row, Columns actions, Span<float> draw, int place) =>
        Choose(row, actions, place, seed: null);

    public override Tensor Chosen(Columns actions, ReadOnlySpan<float> draws, torch.Device device) =>
        Indices.Of(actions.All(field), space.Width, device);

    public override Tensor LogProbability(Tensor described, Tensor chosen)
    {
        var parts = described.split(sizes, -1);
        var picked = parts.Select((part, i) => part.gather(1, chosen.narrow(1, i, 1))).ToArray();
        return cat(picked, -1).sum(-1);
    }

    // Σ over all parts of −p log p is the sum of the parts' entropies.
    public override Tensor Entropy(Tensor described) => Ops.Entropy(described);

    // Draws each part from a stream of its own, or takes its likeliest value where there is no seed.
    private float Choose(ReadOnlySpan<float> row, Columns actions, int place, ulong? seed)
    {
        var chosen = actions.Values(field, place);
        var sum = 0f;
        for (var i = 0; i < chosen.Length; i++)
        {
            var choices = row[..space.Counts[i]];
            row = row[space.Counts[i]..];
            chosen[i] = seed is { } drawn
                ? Categorical.Sample(choices, new RandomStream(RandomStream.Combine(drawn, (ulong)i)))
                : Categorical.Greedy(choices, []);
            sum += choices[chosen[i]];
        }

        return sum;
    }
}
