using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>How minibatches are drawn from a memory.</summary>
internal interface IReplaySampling
{
    /// <summary>Whether <see cref="Learned"/> makes a difference.</summary>
    bool FollowsErrors { get; }

    /// <summary>Notes that a place was written.</summary>
    void Added(int place);

    /// <summary>Draws places, with replacement.</summary>
    /// <param name="stored">How many are in use, at least 1.</param>
    /// <param name="correction">β ∈ [0, 1]: how far the weights correct for unequal chances.</param>
    /// <param name="random">What is drawn from.</param>
    /// <param name="places">Receives the places.</param>
    /// <param name="weights">Receives what each place's loss is multiplied by, at most 1.</param>
    void Draw(int stored, double correction, RandomStream random, Span<int> places, Span<float> weights);

    /// <summary>Takes in the errors that were found at places drawn.</summary>
    void Learned(ReadOnlySpan<int> places, ReadOnlySpan<float> errors);

    /// <summary>Writes what is known of the places in use.</summary>
    void Save(int stored, BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    void Load(int stored, BinaryReader reader);
}
