using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Every place is equally likely.</summary>
internal sealed class UniformSampling : IReplaySampling
{
    /// <inheritdoc/>
    public bool FollowsErrors => false;

    /// <inheritdoc/>
    public void Added(int place) { }

    /// <inheritdoc/>
    public void Draw(int stored, double correction, RandomStream random, Span<int> places, Span<float> weights)
    {
        foreach (ref var place in places)
        {
            place = random.NextInt(stored);
        }

        weights.Fill(1);
    }

    /// <inheritdoc/>
    public void Learned(ReadOnlySpan<int> places, ReadOnlySpan<float> errors) { }

    /// <inheritdoc/>
    public void Save(int stored, BinaryWriter writer) { }

    /// <inheritdoc/>
    public void Load(int stored, BinaryReader reader) { }
}
