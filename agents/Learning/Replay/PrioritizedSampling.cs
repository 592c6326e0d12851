using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Proportional prioritization (Schaul et al., ICLR 2016): place i is drawn with probability P(i) = pᵢ^α / Σ pⱼ^α,
/// pᵢ = |δᵢ| + ε (section 3.3); a new one has the largest priority so far (algorithm 1). A minibatch is stratified over
/// equal shares of the sum (appendix B.2.1), and weighted by wᵢ = (N·P(i))^−β / maxⱼ wⱼ (section 3.4; the maximum is the
/// minibatch's).
/// </summary>
/// <param name="capacity">How many places there are.</param>
/// <param name="exponent">α ∈ [0, 1]; 0 is uniform.</param>
internal sealed class PrioritizedSampling(int capacity, double exponent) : IReplaySampling
{
    private const double LeastPriority = 1e-6;

    private readonly SumTree tree = new(capacity);
    private double largest = 1;

    /// <inheritdoc/>
    public bool FollowsErrors => true;

    /// <summary>P(i).</summary>
    public double Probability(int place) => tree[place] / tree.Total;

    /// <inheritdoc/>
    public void Added(int place) => tree[place] = largest;

    /// <inheritdoc/>
    public void Draw(int stored, double correction, RandomStream random, Span<int> places, Span<float> weights)
    {
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = tree.Find((i + random.NextDouble()) / places.Length * tree.Total);
        }

        var rarest = double.PositiveInfinity;
        foreach (var place in places)
        {
            rarest = Math.Min(rarest, tree[place]);
        }

        // N and the sum cancel out against the largest weight.
        for (var i = 0; i < places.Length; i++)
        {
            weights[i] = (float)Math.Pow(tree[places[i]] / rarest, -correction);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">An error is not a number.</exception>
    public void Learned(ReadOnlySpan<int> places, ReadOnlySpan<float> errors)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var priority = Math.Pow(Math.Abs(errors[i]) + LeastPriority, exponent);
            tree[places[i]] = priority;
            largest = Math.Max(largest, priority);
        }
    }

    /// <inheritdoc/>
    public void Save(int stored, BinaryWriter writer)
    {
        writer.Write(largest);
        for (var place = 0; place < stored; place++)
        {
            writer.Write(tree[place]);
        }
    }

    /// <inheritdoc/>
    public void Load(int stored, BinaryReader reader)
    {
        largest = reader.ReadDouble();
        for (var place = 0; place < stored; place++)
        {
            tree[place] = reader.ReadDouble();
        }
    }
}
